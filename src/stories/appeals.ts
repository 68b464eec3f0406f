/** Appeals to the stewards. The words of one are kept until it is decided. */
import { and, asc, eq, exists, isNotNull, isNull, ne } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { holdsRole } from "../directory/roles.js";
import type { ConsentKey } from "./consents.js";

/** False where it is not this author's, nobody said no, or it was asked before. */
export async function addAppeal(
  tx: Writer,
  { storyId, organisationId }: ConsentKey,
  { authorId, ...values }: { readonly authorId: MemberId; readonly appeal: string; readonly appealedAt: Date },
): Promise<boolean> {
  const { storyConsent, story } = tx.tables;
  const theirs = tx
    .select({ id: story.id })
    .from(story)
    .where(and(eq(story.id, storyConsent.storyId), eq(story.authorId, authorId), isNull(story.withdrawnAt)));
  const added = await tx
    .update(storyConsent)
    .set(values)
    .where(
      and(
        eq(storyConsent.storyId, storyId),
        eq(storyConsent.organisationId, organisationId),
        eq(storyConsent.decision, "refused"),
        isNull(storyConsent.appealedAt),
        exists(theirs),
      ),
    )
    .returning({ id: storyConsent.storyId });
  return added.length === 1;
}

export interface Settled {
  readonly steward: MemberId;
  readonly isOverturned: boolean;
  readonly reason: string;
  readonly now: Date;
}

/** False where there is nothing to decide, or it is not theirs: nobody decides on their own story. */
export async function settleAppeal(
  tx: Writer,
  { storyId, organisationId }: ConsentKey,
  { steward, isOverturned, reason, now }: Settled,
): Promise<boolean> {
  if (!(await holdsRole(tx, { memberId: steward, role: "steward", organisationId: null }))) return false;
  const { storyConsent, story } = tx.tables;
  const others = tx
    .select({ id: story.id })
    .from(story)
    .where(and(eq(story.id, storyConsent.storyId), ne(story.authorId, steward), isNull(story.withdrawnAt)));
  const decision = isOverturned ? "overturned" : "refused";
  const settled = await tx
    .update(storyConsent)
    .set({ decision, reason, appeal: "", decidedAt: now, decidedBy: steward })
    .where(
      and(
        eq(storyConsent.storyId, storyId),
        eq(storyConsent.organisationId, organisationId),
        eq(storyConsent.decision, "refused"),
        ne(storyConsent.appeal, ""),
        exists(others),
      ),
    )
    .returning({ id: storyConsent.storyId });
  return settled.length === 1;
}

/** Those that wait for a steward, the oldest first. */
export async function openAppeals(read: Reader): Promise<readonly ConsentKey[]> {
  const { storyConsent, story } = read.tables;
  const stands = read
    .select({ id: story.id })
    .from(story)
    .where(and(eq(story.id, storyConsent.storyId), isNull(story.withdrawnAt)));
  return read
    .select({ storyId: storyConsent.storyId, organisationId: storyConsent.organisationId })
    .from(storyConsent)
    .where(and(isNotNull(storyConsent.appealedAt), ne(storyConsent.appeal, ""), exists(stands)))
    .orderBy(asc(storyConsent.appealedAt));
}
