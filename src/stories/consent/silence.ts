/** Silence: a card that was delivered, and a time that passed without a no. */
import { and, eq, exists, inArray, isNotNull, isNull, lte, notExists, or } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { isAround } from "../../directory/roles.js";
import { HOUR, later } from "../../schedule/clock.js";
import { standsToAsk } from "./asked-stories.js";
import {
  type Consent,
  type ConsentKey,
  curatorsThere,
  isAsSeen,
  isIt,
  type SeenConsent,
  selectConsents,
} from "./consents.js";

/** As many are seen to at once; what is left has its turn a minute later. */
const BATCH = 200;

export interface Delivered {
  readonly deliveredAt: Date;
  readonly deliveredTo: MemberId;
  /** From when on silence means no objection; null where it never does. */
  readonly dueAt: Date | null;
}

/** The clock of silence starts with the first card that arrives. False where it runs already. */
export async function markDelivered(tx: Writer, seen: SeenConsent, when: Delivered): Promise<boolean> {
  const { storyConsent } = tx.tables;
  const marked = await tx
    .update(storyConsent)
    .set(when)
    .where(and(isAsSeen(tx, seen), isNull(storyConsent.deliveredAt)))
    .returning({ id: storyConsent.storyId });
  return marked.length === 1;
}

/** Those that nobody has, at organisations where somebody can answer, and that were not chased within the hour. */
export async function undelivered(read: Reader, now: Date): Promise<readonly Consent[]> {
  const { storyConsent } = read.tables;
  const waits = and(
    or(isNull(storyConsent.chasedAt), lte(storyConsent.chasedAt, later(now, -HOUR))),
    isNull(storyConsent.decision),
    isNull(storyConsent.deliveredAt),
    exists(curatorsThere(read)),
    exists(standsToAsk(read, { but: undefined })),
  );
  return selectConsents(read, waits, BATCH);
}

export async function markChased(tx: Writer, key: ConsentKey, now: Date): Promise<void> {
  await tx.update(tx.tables.storyConsent).set({ chasedAt: now }).where(isIt(tx, key));
}

/**
 * Forgets a delivery where whoever got the card can answer no more: their role ended, they left or are marked as away,
 * or their workspace took Causeway away. Then somebody else is asked, and the clock starts anew.
 */
export async function forgetLostDeliveries(tx: Writer): Promise<void> {
  const { storyConsent } = tx.tables;
  const waits = and(isNull(storyConsent.decision), isNotNull(storyConsent.deliveredAt));
  await tx
    .update(storyConsent)
    .set({ chasedAt: null, deliveredAt: null, deliveredTo: null, dueAt: null })
    .where(and(waits, notExists(canAnswer(tx))));
}

/** Takes silence for no objection, where its time has passed and whoever got the card could have broken it. */
export async function settleSilence(tx: Writer, now: Date): Promise<readonly ConsentKey[]> {
  const { storyConsent } = tx.tables;
  const isOver = and(isNull(storyConsent.decision), lte(storyConsent.dueAt, now), eq(storyConsent.mustAgree, false));
  const due = tx.select({ storyId: storyConsent.storyId }).from(storyConsent).where(isOver).limit(BATCH);
  return tx
    .update(storyConsent)
    .set({ decision: "no-objection", decidedAt: now })
    .where(
      and(
        isOver,
        inArray(storyConsent.storyId, due),
        exists(canAnswer(tx)),
        exists(standsToAsk(tx, { but: undefined })),
      ),
    )
    .returning({ storyId: storyConsent.storyId, organisationId: storyConsent.organisationId });
}

/** Whoever got the card is a curator there still, and within reach. */
function canAnswer(read: Reader) {
  const { storyConsent, roleGrant, member, workspace } = read.tables;
  return read
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .innerJoin(member, eq(member.id, roleGrant.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(
      and(
        eq(roleGrant.memberId, storyConsent.deliveredTo),
        eq(roleGrant.organisationId, storyConsent.organisationId),
        eq(roleGrant.role, "curator"),
        isNull(roleGrant.endedAt),
        isAround(read),
        isNull(workspace.disconnectedAt),
      ),
    );
}
