/** Nobody is asked by two pulses within a fortnight, but for the day that a bank holiday takes. */
import { and, eq, gt, inArray, max, ne } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { GroupMember } from "../../groups/groups.js";
import { DAY, later } from "../../schedule/clock.js";
import { addDays } from "../../schedule/occurrences.js";
import type { Pulse } from "../pulses.js";
import { pulseAsked } from "./pulse-asked.js";

const REST_DAYS = 13;

/** A pulse keeps its own waves apart, even where a bank holiday moves one of them. */
export async function restingAmong(
  read: Reader,
  pulse: Pulse,
  opensOn: string,
  members: readonly GroupMember[],
): Promise<ReadonlySet<MemberId>> {
  const { waveInvitation, wave } = read.tables;
  const ids = members.map(({ id }) => id);
  const rows = await read
    .select({ memberId: waveInvitation.memberId })
    .from(waveInvitation)
    .innerJoin(wave, eq(wave.id, waveInvitation.waveId))
    .where(
      and(
        inArray(waveInvitation.memberId, ids),
        ne(wave.pulseId, pulse.id),
        gt(wave.opensOn, addDays(opensOn, -REST_DAYS)),
      ),
    );
  return new Set(rows.map(({ memberId }) => memberId));
}

/**
 * From when on each may be asked, where that is not now: after a snooze, or in another zone, the last card came later
 * than its wave began. That somebody was reminded is written nowhere, so that it counts for nothing here.
 */
export async function restsUntil(
  read: Reader,
  ids: readonly MemberId[],
  now: Date,
): Promise<ReadonlyMap<MemberId, Date>> {
  const { memberId, message, postedAt } = read.tables.posted;
  const isRecent = gt(postedAt, later(now, -REST_DAYS * DAY));
  const rows = await read
    .select({ memberId, last: max(postedAt) })
    .from(read.tables.posted)
    .where(and(inArray(memberId, [...ids]), isRecent, eq(message, pulseAsked.name)))
    .groupBy(memberId);
  return new Map(
    rows.flatMap(({ memberId: id, last }) =>
      id === null || last === null ? [] : [[id, later(last, REST_DAYS * DAY)] as const],
    ),
  );
}
