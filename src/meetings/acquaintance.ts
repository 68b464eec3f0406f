/** Who has met whom, and who never wants to. */
import { setImmediate } from "node:timers/promises";
import { and, asc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import type { MeetingId, MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { DAY, later } from "../schedule/clock.js";

type Pair = readonly [MemberId, MemberId];

const YEAR_MS = 365 * DAY;

/** At once, so that nothing else waits for all of them. */
const PAGE = 5_000;

type Row = { readonly meetingId: MeetingId; readonly memberId: MemberId };

/** Whoever was brought together within a year, whatever came of it: they are not brought together again. */
export async function metWithinYear(read: Reader, now: Date): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  let together: MemberId[] = [];
  let last: Row | undefined;
  for (;;) {
    const page = await pageAfter(read, last, later(now, -YEAR_MS));
    for (const row of page) {
      if (row.meetingId !== last?.meetingId) together = [];
      for (const one of together) pairs.push([one, row.memberId]);
      together.push(row.memberId);
      last = row;
    }
    if (page.length < PAGE) return pairs;
    await setImmediate();
  }
}

/** In the order of their index. */
async function pageAfter(read: Reader, last: Row | undefined, since: Date): Promise<readonly Row[]> {
  const { meeting, meetingPerson } = read.tables;
  const { meetingId, memberId } = meetingPerson;
  const past =
    last === undefined
      ? undefined
      : or(gt(meetingId, last.meetingId), and(eq(meetingId, last.meetingId), gt(memberId, last.memberId)));
  return read
    .select({ meetingId, memberId })
    .from(meetingPerson)
    .innerJoin(meeting, eq(meeting.id, meetingId))
    .where(and(gt(meeting.createdAt, since), past))
    .orderBy(asc(meetingId), asc(memberId))
    .limit(PAGE);
}

/** Whom somebody was brought together with within a year. */
export async function metBy(read: Reader, id: MemberId, now: Date): Promise<ReadonlySet<MemberId>> {
  const { meeting, meetingPerson } = read.tables;
  const mine = read
    .select({ id: meetingPerson.meetingId })
    .from(meetingPerson)
    .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
    .where(and(eq(meetingPerson.memberId, id), gt(meeting.createdAt, later(now, -YEAR_MS))));
  const rows = await read
    .selectDistinct({ id: meetingPerson.memberId })
    .from(meetingPerson)
    .where(inArray(meetingPerson.meetingId, mine));
  return new Set(rows.flatMap((row) => (row.id === id ? [] : [row.id])));
}

export async function neverPairs(read: Reader): Promise<readonly Pair[]> {
  const { neverPair } = read.tables;
  const rows = await read.select().from(neverPair);
  return rows.map(({ memberId, otherId }) => [memberId, otherId]);
}

/** Those of them who never want to meet, whoever of the two said so. */
export async function neverAmong(read: Reader, ids: readonly MemberId[]): Promise<readonly Pair[]> {
  const { neverPair } = read.tables;
  const areBoth = and(inArray(neverPair.memberId, [...ids]), inArray(neverPair.otherId, [...ids]));
  const rows = await read.select().from(neverPair).where(areBoth);
  return rows.map(({ memberId, otherId }) => [memberId, otherId]);
}

/** Whom somebody is never paired with: by their own word, or by the other's. It is not told which. */
export async function neverWith(read: Reader, id: MemberId): Promise<ReadonlySet<MemberId>> {
  const { neverPair } = read.tables;
  const rows = await read
    .select()
    .from(neverPair)
    .where(or(eq(neverPair.memberId, id), eq(neverPair.otherId, id)));
  return new Set(rows.map(({ memberId, otherId }) => (memberId === id ? otherId : memberId)));
}

/** Those whom somebody has named themselves, for them alone. */
export async function namedBy(read: Reader, id: MemberId) {
  const { neverPair, member } = read.tables;
  return read
    .select({ id: member.id, name: member.name })
    .from(neverPair)
    .innerJoin(member, eq(member.id, neverPair.otherId))
    .where(eq(neverPair.memberId, id))
    .orderBy(asc(member.name), asc(member.id));
}

export async function addNever(tx: Writer, memberId: MemberId, otherId: MemberId): Promise<void> {
  await tx.insert(tx.tables.neverPair).values({ memberId, otherId }).onConflictDoNothing();
}

export async function dropNever(tx: Writer, memberId: MemberId, otherId: MemberId): Promise<void> {
  const { neverPair } = tx.tables;
  await tx.delete(neverPair).where(and(eq(neverPair.memberId, memberId), eq(neverPair.otherId, otherId)));
}

/** Everybody who met, as they said themselves, with whom they worked for then: of all meetings that count. */
export async function metOrganisations(read: Reader) {
  const { meeting, meetingPerson } = read.tables;
  return read
    .select({ id: meeting.id, endedAt: meeting.endedAt, organisationId: meetingPerson.organisationId })
    .from(meetingPerson)
    .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
    .where(
      and(
        eq(meeting.ended, "met"),
        isNotNull(meeting.endedAt),
        eq(meetingPerson.met, true),
        isNotNull(meetingPerson.organisationId),
      ),
    )
    .orderBy(asc(meeting.endedAt), asc(meeting.id));
}
