/** What people were prompted for lately, and what waits for them: read for many at once. */
import { and, eq, gt, inArray, isNotNull, isNull, max } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { RitualKey } from "../../database/tables/rituals.js";
import { DAY, later } from "../../schedule/clock.js";
import type { Person } from "./zone-people.js";

export interface PastPrompts {
  /** When somebody last saw a prompt of a ritual; undefined where they never did. */
  lastSeen(person: MemberId, ritual: RitualKey): Date | undefined;
  /** The same, of a prompt about one thing. */
  lastSeenAbout(person: MemberId, ritual: RitualKey, about: string): Date | undefined;
  /** The instants that count against their week: what they had in the last seven days, and what is planned. */
  taken(person: MemberId): readonly Date[];
}

const idsOf = (people: readonly Pick<Person, "id">[]): MemberId[] => people.map(({ id }) => id);

/** `nudges` are the rituals whose prompts count against the budget. */
export async function pastPrompts(
  read: Reader,
  people: readonly Person[],
  nudges: readonly RitualKey[],
  now: Date,
): Promise<PastPrompts> {
  const seen = new Map<string, Date>();
  for (const { memberId, ritualKey, about, at } of await lastPosted(read, people)) {
    if (memberId === null || at === null) continue;
    for (const key of [`${memberId} ${ritualKey}`, `${memberId} ${ritualKey} ${about}`])
      seen.set(key, newer(seen.get(key), at));
  }
  const taken = new Map<MemberId, Date[]>();
  const planned = await waiting(read, people, nudges, now);
  for (const { memberId, at } of [...(await counted(read, people, now)), ...planned]) {
    if (memberId === null) continue;
    taken.set(memberId, [...(taken.get(memberId) ?? []), at]);
  }
  return {
    lastSeen: (person, ritual) => seen.get(`${person} ${ritual}`),
    lastSeenAbout: (person, ritual, about) => seen.get(`${person} ${ritual} ${about}`),
    taken: (person) => taken.get(person) ?? [],
  };
}

const newer = (one: Date | undefined, other: Date): Date => (one !== undefined && one > other ? one : other);

async function lastPosted(read: Reader, people: readonly Person[]) {
  const { memberId, ritualKey, about, postedAt } = read.tables.ritualPrompt;
  return read
    .select({ memberId, ritualKey, about, at: max(postedAt) })
    .from(read.tables.ritualPrompt)
    .where(and(inArray(memberId, idsOf(people)), isNotNull(postedAt)))
    .groupBy(memberId, ritualKey, about);
}

/** As the gate counts them, whichever feature said them. */
async function counted(read: Reader, people: readonly Person[], now: Date) {
  const { memberId, postedAt, unsolicited } = read.tables.posted;
  return read
    .select({ memberId, at: postedAt })
    .from(read.tables.posted)
    .where(and(inArray(memberId, idsOf(people)), eq(unsolicited, true), gt(postedAt, later(now, -7 * DAY))));
}

/** Planned, and neither said nor over. What waits beyond its hour, for quiet to end, counts from now. */
async function waiting(read: Reader, people: readonly Person[], nudges: readonly RitualKey[], now: Date) {
  const { memberId, ritualKey, dueAt, postedAt, lapsedAt, doneAt, passedAt } = read.tables.ritualPrompt;
  const isWaiting = and(
    inArray(ritualKey, [...nudges]),
    isNull(postedAt),
    isNull(lapsedAt),
    isNull(doneAt),
    isNull(passedAt),
  );
  const rows = await read
    .select({ memberId, at: dueAt })
    .from(read.tables.ritualPrompt)
    .where(and(inArray(memberId, idsOf(people)), gt(dueAt, later(now, -7 * DAY)), isWaiting));
  return rows.map(({ memberId, at }) => ({ memberId, at: at < now ? now : at }));
}
