/** Every group that a pulse can ask, and how many people of it can be asked now. */
import type { OrganisationId, PlaceId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { organisations, places } from "../../directory/organisations.js";
import { countByOrganisation, countMembers, type Group, groupName } from "../../groups/groups.js";
import { allTeams, countByTeam } from "../../groups/team-groups.js";
import type { Words } from "../../words/en-GB.js";

export interface SizedGroup {
  readonly group: Group;
  /** As stewards read it. */
  readonly name: string;
  readonly people: number;
}

export interface Naming {
  readonly words: Words;
  readonly system: { readonly name: string };
}

/** The largest kinds first. */
export async function sizedGroups(read: Reader, { words, system }: Naming): Promise<readonly SizedGroup[]> {
  const { group: called } = words.planning;
  const everybody: Group = { kind: "system" };
  const sizes = await countByOrganisation(read, everybody);
  const within = await organisationsByPlace(read);
  const sized: SizedGroup[] = [
    { group: everybody, name: called.system(system.name), people: await countMembers(read, everybody) },
  ];
  for (const { id, name } of await places(read)) {
    const people = sumOf((within.get(id) ?? []).map((organisation) => sizes.get(organisation) ?? 0));
    sized.push({ group: { kind: "place", id }, name: called.place(name), people });
  }
  const inTeam = await countByTeam(read);
  for (const { id, name } of await allTeams(read))
    sized.push({ group: { kind: "team", id }, name: called.team(name), people: inTeam.get(id) ?? 0 });
  for (const { id, name } of await organisations(read))
    sized.push({ group: { kind: "organisation", id }, name: called.organisation(name), people: sizes.get(id) ?? 0 });
  return sized;
}

/** One of them. A group that is no more has a name too, for it may still have a pulse. */
export async function sizedGroup(read: Reader, naming: Naming, group: Group): Promise<SizedGroup> {
  return { group, name: await nameOfGroup(read, naming, group), people: await countMembers(read, group) };
}

export async function nameOfGroup(read: Reader, { words, system }: Naming, group: Group): Promise<string> {
  const { group: called } = words.planning;
  const name = await groupName(read, group);
  if (group.kind === "system") return called.system(system.name);
  return name === undefined ? called.gone : called[group.kind](name);
}

export async function organisationsByPlace(read: Reader): Promise<ReadonlyMap<PlaceId, readonly OrganisationId[]>> {
  const { organisationPlace } = read.tables;
  const rows = await read.select().from(organisationPlace);
  const within = new Map<PlaceId, OrganisationId[]>();
  for (const { placeId, organisationId } of rows) within.set(placeId, [...(within.get(placeId) ?? []), organisationId]);
  return within;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
