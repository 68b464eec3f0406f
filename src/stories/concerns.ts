/** Stories that a curator took for a concern: withheld everywhere at once, until somebody has seen to it. */
import { and, eq, exists, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import type { MemberId, StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { idsCuratedBy } from "../directory/curators.js";
import { type Story, selectStories } from "./stories.js";

/** False where it is none of this curator's stories: neither told at, nor naming, an organisation of theirs. */
export async function withholdStory(tx: Writer, id: StoryId, curator: MemberId, now: Date): Promise<boolean> {
  const { story } = tx.tables;
  const withheld = await tx
    .update(story)
    .set({ concernAt: now, sharedAt: null })
    .where(and(eq(story.id, id), isNull(story.withdrawnAt), isNull(story.concernAt), isWatchedBy(tx, curator)))
    .returning({ id: story.id });
  return withheld.length === 1;
}

/** True where this curator may take the story for a concern. */
export async function maySpeakUp(read: Reader, id: StoryId, curator: MemberId | undefined): Promise<boolean> {
  if (curator === undefined) return false;
  const { story } = read.tables;
  const rows = await read
    .select({ id: story.id })
    .from(story)
    .where(and(eq(story.id, id), isWatchedBy(read, curator)));
  return rows.length > 0;
}

function isWatchedBy(read: Reader, curator: MemberId) {
  const { story, storyConsent } = read.tables;
  const asked = read
    .select({ id: storyConsent.storyId })
    .from(storyConsent)
    .where(and(eq(storyConsent.storyId, story.id), inArray(storyConsent.organisationId, idsCuratedBy(read, curator))));
  return or(inArray(story.organisationId, idsCuratedBy(read, curator)), exists(asked));
}

/** Only those who look after stories where it was told settle it, and nobody their own. */
export async function settleConcern(tx: Writer, id: StoryId, curator: MemberId): Promise<boolean> {
  const { story } = tx.tables;
  const settled = await tx
    .update(story)
    .set({ concernAt: null })
    .where(and(eq(story.id, id), isTheirs(tx, curator)))
    .returning({ id: story.id });
  return settled.length === 1;
}

/** Those that wait for a member to see to them, the newest first. */
export async function openConcerns(read: Reader, curator: MemberId, limit: number): Promise<readonly Story[]> {
  return selectStories(read, isTheirs(read, curator), limit);
}

function isTheirs(read: Reader, curator: MemberId) {
  const { story } = read.tables;
  return and(
    isNotNull(story.concernAt),
    isNull(story.withdrawnAt),
    ne(story.authorId, curator),
    inArray(story.organisationId, idsCuratedBy(read, curator)),
  );
}
