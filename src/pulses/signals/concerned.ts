/** Whom a signal concerns: the group, or the part of one, in which something stood out. */
import { and, eq, exists, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { MemberId, OrganisationId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Cell } from "../../database/tables/pulses.js";
import { authorityOf } from "../../directory/authority.js";
import { type Group, groupKey, readGroup } from "../../groups/groups.js";
import { teamsWithPeopleOf } from "../../groups/team-groups.js";

/** The group of a pulse, or the part of it that is meant. */
export function concerned(pulse: { readonly group: Group }, cell: Cell): Group {
  return (cell === "group" ? undefined : readGroup(cell)) ?? pulse.group;
}

/** The same of a signal joined to its pulse, as `groupKey` writes it. */
export function concernedKey({ tables: { pulse, pulseSignal } }: Reader): SQL<string> {
  const { cell } = pulseSignal;
  return sql`case
    when ${cell} <> 'group' then ${cell}
    when ${pulse.groupId} is null then ${pulse.groupKind}
    else ${pulse.groupKind} || ':' || ${pulse.groupId}
  end`;
}

/** The parts of a pulse that are one of these groups, and the whole of it where that is. */
export function cellsConcerned(pulse: { readonly group: Group }, groups: readonly string[]): readonly Cell[] {
  const parts = groups.flatMap((key): readonly Cell[] => {
    const group = readGroup(key);
    if (group?.kind === "place") return [`place:${group.id}`];
    return group?.kind === "organisation" ? [`organisation:${group.id}`] : [];
  });
  return groups.includes(groupKey(pulse.group)) ? ["group", ...parts] : parts;
}

/** Every group that concerns these organisations: the system, their places, themselves, and teams with people of theirs. */
export async function groupsConcerning(
  read: Reader,
  organisations: readonly OrganisationId[],
): Promise<readonly string[]> {
  if (organisations.length === 0) return [];
  const { organisationPlace } = read.tables;
  const places = await read
    .selectDistinct({ id: organisationPlace.placeId })
    .from(organisationPlace)
    .where(inArray(organisationPlace.organisationId, [...organisations]));
  const groups: readonly Group[] = [
    { kind: "system" },
    ...places.map(({ id }) => ({ kind: "place", id }) as const),
    ...organisations.map((id) => ({ kind: "organisation", id }) as const),
    ...(await teamsWithPeopleOf(read, organisations)).map((id) => ({ kind: "team", id }) as const),
  ];
  return groups.map(groupKey);
}

/**
 * Signals that somebody may own and answer, of waves that leaders may read by now: the one who tells the group what
 * came of it, stewards, and whoever leads an organisation that it concerns.
 */
export async function mayActOn(read: Reader, me: MemberId, now: Date): Promise<SQL | undefined> {
  const { pulseSignal, pulse, wave } = read.tables;
  const { steward, leads } = await authorityOf(read, me);
  const keys = await groupsConcerning(
    read,
    leads.map(({ id }) => id),
  );
  const isTheirs = steward ? undefined : or(eq(pulse.leaderId, me), inArray(concernedKey(read), [...keys]));
  const theirs = read
    .select({ id: pulse.id })
    .from(pulse)
    .innerJoin(wave, eq(wave.pulseId, pulse.id))
    .where(and(eq(wave.id, pulseSignal.waveId), lte(wave.leadersFrom, now), isTheirs));
  return exists(theirs);
}
