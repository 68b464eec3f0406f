/** Appeals to the stewards. The words of one are kept until it is decided. */
import { and, eq, exists, inArray, isNotNull, isNull, ne, not } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { idsCuratedBy } from "../../directory/curators.js";
import { isSteward } from "../../directory/roles.js";
import { standsToAsk } from "./asked-stories.js";
import { type Consent, type ConsentKey, isAsSeen, isIt, type SeenConsent, selectConsents } from "./consents.js";

/** False where it is not this author's, nobody said no, or it was asked before. */
export async function addAppeal(
  tx: Writer,
  seen: SeenConsent,
  { authorId, ...values }: { readonly authorId: MemberId; readonly appeal: string; readonly appealedAt: Date },
): Promise<boolean> {
  const { storyConsent, story } = tx.tables;
  const theirs = tx
    .select({ id: story.id })
    .from(story)
    .where(and(eq(story.id, storyConsent.storyId), eq(story.authorId, authorId)));
  const added = await tx
    .update(storyConsent)
    .set(values)
    .where(
      and(
        isAsSeen(tx, seen),
        eq(storyConsent.decision, "refused"),
        isNull(storyConsent.appealedAt),
        exists(theirs),
        exists(standsToAsk(tx, { but: undefined })),
      ),
    )
    .returning({ id: storyConsent.storyId });
  return added.length === 1;
}

export interface Settled {
  readonly steward: MemberId;
  readonly isOverturned: boolean;
  readonly verdict: string;
  readonly now: Date;
}

/** False where there is nothing to decide, or it is not theirs. */
export async function settleAppeal(
  tx: Writer,
  seen: SeenConsent,
  { steward, isOverturned, verdict, now }: Settled,
): Promise<boolean> {
  if (!(await isSteward(tx, steward))) return false;
  const { storyConsent } = tx.tables;
  const outcome = isOverturned ? ({ decision: "overturned", decidedBy: steward, decidedAt: now } as const) : {};
  const settled = await tx
    .update(storyConsent)
    .set({ ...outcome, verdict, appeal: "" })
    .where(and(isAsSeen(tx, seen), isOpen(tx, steward)))
    .returning({ id: storyConsent.storyId });
  return settled.length === 1;
}

/** Those that a steward may decide, the longest asked first. */
export async function openAppeals(read: Reader, steward: MemberId, limit: number): Promise<readonly Consent[]> {
  if (!(await isSteward(read, steward))) return [];
  return selectConsents(read, isOpen(read, steward), limit);
}

/** One of them. */
export async function openAppeal(read: Reader, key: ConsentKey, steward: MemberId): Promise<Consent | undefined> {
  const [consent] = await selectConsents(read, and(isIt(read, key), isOpen(read, steward)), 1);
  return consent;
}

/** Nobody judges their own story, or a no of their own organisation. */
function isOpen(read: Reader, steward: MemberId) {
  const { storyConsent } = read.tables;
  return and(
    eq(storyConsent.decision, "refused"),
    isNotNull(storyConsent.appealedAt),
    ne(storyConsent.appeal, ""),
    not(inArray(storyConsent.organisationId, idsCuratedBy(read, steward))),
    exists(standsToAsk(read, { but: steward })),
  );
}
