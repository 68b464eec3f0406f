/** What somebody wrote in a form of a story and has not shared: one for each form and what it is about. */
import { and, eq, lt } from "drizzle-orm";
import { type MemberId, newId, type StoryDraftId } from "../../database/ids.js";
import { statement } from "../../database/statement.js";
import type { Reader, Writer } from "../../database/store.js";
import type { Drafted } from "../../database/tables/stories.js";

export interface DraftKey {
  readonly memberId: MemberId;
  readonly form: string;
  readonly about: string;
}

export interface Draft {
  readonly id: StoryDraftId;
  readonly form: string;
  readonly about: string;
  readonly answers: Drafted;
  readonly createdAt: Date;
}

/** Keeps a draft in the place of an earlier one, whose id no form knows any more: it would show other words. */
export async function keepDraft(tx: Writer, key: DraftKey, answers: Drafted, createdAt: Date): Promise<StoryDraftId> {
  const { storyDraft } = tx.tables;
  const kept = { id: newId<StoryDraftId>(), answers, createdAt };
  await tx
    .insert(storyDraft)
    .values({ ...key, ...kept })
    .onConflictDoUpdate({ target: [storyDraft.memberId, storyDraft.form, storyDraft.about], set: kept });
  return kept.id;
}

const selectDraft = statement((db: Reader, given: DraftKey & Record<string, unknown>) => {
  const { storyDraft } = db.tables;
  const { id, form, about, answers, createdAt } = storyDraft;
  const isThis = and(eq(storyDraft.memberId, given.memberId), eq(form, given.form), eq(about, given.about));
  return db.select({ id, form, about, answers, createdAt }).from(storyDraft).where(isThis);
});

export async function draftOf(read: Reader, { memberId, form, about }: DraftKey): Promise<Draft | undefined> {
  const [draft] = await selectDraft(read, { memberId, form, about });
  return draft;
}

/** The draft, for whoever wrote it and for nobody else. */
export async function ownDraft(
  read: Reader,
  draftId: StoryDraftId | undefined,
  memberId: MemberId | undefined,
): Promise<Draft | undefined> {
  if (draftId === undefined || memberId === undefined) return undefined;
  const { id, memberId: writer, ...more } = read.tables.storyDraft;
  const { form, about, answers, createdAt } = more;
  const [draft] = await read
    .select({ id, form, about, answers, createdAt })
    .from(read.tables.storyDraft)
    .where(and(eq(id, draftId), eq(writer, memberId)));
  return draft;
}

/** Deletes a draft with its words. False where it is none of this person's, or was shared already. */
export async function settleDraft(tx: Writer, id: StoryDraftId, memberId: MemberId): Promise<boolean> {
  const { storyDraft } = tx.tables;
  const settled = await tx
    .delete(storyDraft)
    .where(and(eq(storyDraft.id, id), eq(storyDraft.memberId, memberId)))
    .returning({ id: storyDraft.id });
  return settled.length === 1;
}

export async function dropStoryDraftsBefore(tx: Writer, before: Date): Promise<void> {
  const { storyDraft } = tx.tables;
  await tx.delete(storyDraft).where(lt(storyDraft.createdAt, before));
}

/** Whatever is kept of what somebody may no longer share, such as a message that they said no to. */
export async function dropDraft(tx: Writer, { memberId, form, about }: DraftKey): Promise<void> {
  const { storyDraft } = tx.tables;
  await tx
    .delete(storyDraft)
    .where(and(eq(storyDraft.memberId, memberId), eq(storyDraft.form, form), eq(storyDraft.about, about)));
}
