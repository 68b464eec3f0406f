/** Stories that their authors change: edited, added to, withdrawn. */
import { and, eq, isNull, like } from "drizzle-orm";
import type { MemberId, StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { dropReasons } from "./consent/consents.js";
import { addPartners, type Story, type StoryParts, type StoryWords } from "./stories.js";
import { dropThanksWords } from "./thanks-for-stories.js";

/** A change by a story's author, to what they had before them. */
export interface Change {
  readonly id: StoryId;
  readonly authorId: MemberId;
  /** As `versionOf` said when they began. */
  readonly version: number;
  readonly now: Date;
  /** Nobody else reads it until a curator has. */
  readonly hold: boolean;
}

/** Tells whether a story was edited since: when it was last, and 0 where it never was. */
export const versionOf = ({ editedAt }: Pick<Story, "editedAt">): number => editedAt?.getTime() ?? 0;

/** Changes a story. False where there is none of theirs, or where it is no longer as they had it before them. */
export async function changeStory(tx: Writer, change: Change, words: StoryWords): Promise<boolean> {
  const { storyOrganisation } = tx.tables;
  const { partners, ...values } = words;
  const { id } = change;
  if (!(await changeOwn(tx, change, { ...values, named: partners.join(" ") }))) return false;
  await tx.delete(storyOrganisation).where(eq(storyOrganisation.storyId, id));
  await addPartners(tx, id, partners);
  return true;
}

/** The same, of what was added to it. */
export async function changeParts(tx: Writer, change: Change, parts: StoryParts): Promise<boolean> {
  return changeOwn(tx, change, parts);
}

async function changeOwn(
  tx: Writer,
  change: Change,
  values: Partial<StoryParts & Omit<StoryWords, "partners"> & { readonly named: string }>,
) {
  const { story } = tx.tables;
  const { id, authorId, version, now, hold } = change;
  const changed = await tx
    .update(story)
    .set({ ...values, editedAt: now, ...(hold ? { heldAt: now } : {}) })
    .where(and(eq(story.id, id), eq(story.authorId, authorId), isNull(story.withdrawnAt), isVersion(tx, version)))
    .returning({ id: story.id });
  return changed.length === 1;
}

/** What is left of a story that nobody may read any more. */
export const noWords = { happened: "", changed: "", others: "", ownWords: "", permission: null, toldFor: "" } as const;

/** Withdraws a story and deletes its words. False where there is no such story of theirs. */
export async function withdrawStory(tx: Writer, id: StoryId, authorId: MemberId, now: Date): Promise<boolean> {
  const { story } = tx.tables;
  const withdrawn = await tx
    .update(story)
    // It waits for nobody any more.
    .set({ ...noWords, withdrawnAt: now, heldAt: null, concernAt: null })
    .where(and(eq(story.id, id), eq(story.authorId, authorId), isNull(story.withdrawnAt)))
    .returning({ id: story.id });
  if (withdrawn.length === 0) return false;
  await dropWhatIsKept(tx, id);
  return true;
}

/** The story is as it was at a version, for use within a query of stories. */
export function isVersion(read: Reader, version: number) {
  const { story } = read.tables;
  return version === 0 ? isNull(story.editedAt) : eq(story.editedAt, new Date(version));
}

/** What else holds words of a story that is gone: drafts of its edits, and what was said about it. */
export async function dropWhatIsKept(tx: Writer, id: StoryId): Promise<void> {
  const { storyDraft } = tx.tables;
  await tx.delete(storyDraft).where(like(storyDraft.about, `%${id}%`));
  await dropReasons(tx, id);
  await dropThanksWords(tx, id);
}
