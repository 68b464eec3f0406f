/** What leaders did: each reads their own, and everybody else a total at most. */
import { and, eq, gte, lt } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { addDays } from "../schedule/occurrences.js";

export const deeds = ["thanked", "opened", "visited", "flopped", "unblocked", "listened", "shared"] as const;
export type LeaderDeed = (typeof deeds)[number];

/** Fewer leaders than this, and a total would say what each of them did. */
export const FEWEST_LEADERS = 5;
export const TOTAL_WEEKS = 4;

/** `week` is the Monday of a week in the system's zone, YYYY-MM-DD. */
export async function deedsOf(read: Reader, memberId: MemberId, week: string): Promise<ReadonlySet<LeaderDeed>> {
  const { leaderDeed } = read.tables;
  const rows = await read
    .select({ deed: leaderDeed.deed })
    .from(leaderDeed)
    .where(and(eq(leaderDeed.memberId, memberId), eq(leaderDeed.week, week)));
  return new Set(deeds.filter((deed) => rows.some((row) => row.deed === deed)));
}

export async function addDeed(
  tx: Writer,
  memberId: MemberId,
  deed: LeaderDeed,
  { week, now }: { readonly week: string; readonly now: Date },
): Promise<void> {
  await tx.insert(tx.tables.leaderDeed).values({ memberId, week, deed, at: now }).onConflictDoNothing();
}

export async function takeDeedBack(tx: Writer, memberId: MemberId, deed: LeaderDeed, week: string): Promise<void> {
  const { leaderDeed } = tx.tables;
  await tx
    .delete(leaderDeed)
    .where(and(eq(leaderDeed.memberId, memberId), eq(leaderDeed.week, week), eq(leaderDeed.deed, deed)));
}

/**
 * All that leaders did in the four whole weeks before this one: of past weeks nothing changes any more, so that nobody
 * learns from a total that moves who has just moved it. Undefined where fewer than five leaders did anything.
 */
export async function totalBefore(read: Reader, week: string): Promise<number | undefined> {
  const { leaderDeed } = read.tables;
  const rows = await read
    .select({ memberId: leaderDeed.memberId })
    .from(leaderDeed)
    .where(and(gte(leaderDeed.week, addDays(week, -7 * TOTAL_WEEKS)), lt(leaderDeed.week, week)));
  return new Set(rows.map(({ memberId }) => memberId)).size < FEWEST_LEADERS ? undefined : rows.length;
}
