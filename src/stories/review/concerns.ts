/** Stories that a curator took for a concern: withheld everywhere at once, until somebody has seen to it. */
import { and, eq, exists, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { MemberId, StoryId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { idsCuratedBy } from "../../directory/curators.js";
import { dropWhatIsKept, isVersion, noWords } from "../changed-stories.js";
import { type Story, selectStories } from "../stories.js";
import type { Review } from "./held-stories.js";
import { isLookedAfterBy } from "./looked-after.js";

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

/** It can be read again. False where it is not theirs to settle, or no longer as they read it. */
export async function settleConcern(tx: Writer, { id, version, curator }: Review): Promise<boolean> {
  const { story } = tx.tables;
  const settled = await tx
    .update(story)
    .set({ concernAt: null })
    .where(and(eq(story.id, id), isVersion(tx, version), isOpenFor(tx, curator)))
    .returning({ id: story.id });
  return settled.length === 1;
}

/** It is gone, words and all. False as above. */
export async function endConcern(tx: Writer, { id, version, curator, now }: Review): Promise<boolean> {
  const { story } = tx.tables;
  const ended = await tx
    .update(story)
    .set({ ...noWords, withdrawnAt: now })
    .where(and(eq(story.id, id), isVersion(tx, version), isOpenFor(tx, curator)))
    .returning({ id: story.id });
  if (ended.length === 0) return false;
  await dropWhatIsKept(tx, id);
  return true;
}

/** Those that wait for a member to see to them, the newest first. */
export async function openConcerns(read: Reader, curator: MemberId, limit: number): Promise<readonly Story[]> {
  return selectStories(read, isOpenFor(read, curator), limit);
}

/** One of them. */
export async function openConcern(read: Reader, id: StoryId, curator: MemberId): Promise<Story | undefined> {
  const [story] = await selectStories(read, and(eq(read.tables.story.id, id), isOpenFor(read, curator)), 1);
  return story;
}

function isOpenFor(read: Reader, curator: MemberId) {
  const { story } = read.tables;
  return and(isNotNull(story.concernAt), isNull(story.withdrawnAt), isLookedAfterBy(read, curator));
}
