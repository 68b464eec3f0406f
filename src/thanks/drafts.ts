/** Thanks of which their sender has still to say who is meant. */
import { and, eq, lt } from "drizzle-orm";
import { type MemberId, newId, type ThanksDraftId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { DraftedThanks } from "../database/tables/thanks.js";

export async function addDraft(
  tx: Writer,
  senderId: MemberId,
  drafted: DraftedThanks,
  createdAt: Date,
): Promise<ThanksDraftId> {
  const id = newId<ThanksDraftId>();
  await tx.insert(tx.tables.thanksDraft).values({ id, senderId, drafted, createdAt });
  return id;
}

/** The draft, for whoever wrote it and for nobody else. */
export async function ownDraft(read: Reader, id: ThanksDraftId | undefined, senderId: MemberId | undefined) {
  if (id === undefined || senderId === undefined) return undefined;
  const { thanksDraft } = read.tables;
  const [row] = await read
    .select({ id: thanksDraft.id, drafted: thanksDraft.drafted })
    .from(thanksDraft)
    .where(and(eq(thanksDraft.id, id), eq(thanksDraft.senderId, senderId)));
  return row === undefined ? undefined : { id: row.id, ...row.drafted };
}

/** Deletes a draft with its words. False where it is none of this sender's, or was sent already. */
export async function settleDraft(tx: Writer, id: ThanksDraftId, senderId: MemberId): Promise<boolean> {
  const { thanksDraft } = tx.tables;
  const settled = await tx
    .delete(thanksDraft)
    .where(and(eq(thanksDraft.id, id), eq(thanksDraft.senderId, senderId)))
    .returning({ id: thanksDraft.id });
  return settled.length === 1;
}

export async function dropDraftsBefore(tx: Writer, before: Date): Promise<void> {
  const { thanksDraft } = tx.tables;
  await tx.delete(thanksDraft).where(lt(thanksDraft.createdAt, before));
}
