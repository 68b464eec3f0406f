/** Whom Causeway knows and can reach, on whatever platform: the people whom a name may mean. */
import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { MemberId, OrganisationId, WorkspaceId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { ANYBODY } from "../directory/askers.js";
import { nameKey } from "../directory/name-key.js";

export interface KnownPerson {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** Empty where it is not known. Shown to nobody where they told a story by it: see `knownByRole`. */
  readonly role: string;
  readonly organisationId: OrganisationId;
  /** False for somebody in a shared workspace who has not said for which of its organisations they work. */
  readonly isSure: boolean;
  readonly createdAt: Date;
}

export type PeopleByName = ReadonlyMap<string, readonly KnownPerson[]>;

/**
 * Everybody at these organisations who can be reached, by what their name has in common with its other spellings.
 * That cannot be asked of the database, so all of them are read: those who have left something here, not whole staffs.
 * Whoever is marked as away is among them: thanks to them are kept until they are back.
 */
export async function peopleAt(read: Reader, organisations: readonly OrganisationId[]): Promise<PeopleByName> {
  const employers = await employersIn(read, organisations);
  const people = new Map<string, KnownPerson[]>();
  for (const { chosen, ...person } of await membersAt(read, organisations, [...employers.keys()])) {
    const key = nameKey(person.name);
    const here = employers.get(person.workspaceId) ?? [];
    const organisationId = chosen ?? here.find((id) => organisations.includes(id));
    if (key === "" || organisationId === undefined) continue;
    const known = { ...person, organisationId, isSure: chosen !== null || here.length === 1 };
    people.set(key, [...(people.get(key) ?? []), known]);
  }
  return people;
}

/** The workspaces that any of these organisations uses, each with everybody who uses it. */
async function employersIn(read: Reader, organisations: readonly OrganisationId[]) {
  const { workspaceOrganisation } = read.tables;
  const workspaces = read
    .select({ id: workspaceOrganisation.workspaceId })
    .from(workspaceOrganisation)
    .where(inArray(workspaceOrganisation.organisationId, [...organisations]));
  const rows = await read
    .select()
    .from(workspaceOrganisation)
    .where(inArray(workspaceOrganisation.workspaceId, workspaces));
  const employers = new Map<WorkspaceId, OrganisationId[]>();
  for (const { workspaceId, organisationId } of rows)
    employers.set(workspaceId, [...(employers.get(workspaceId) ?? []), organisationId]);
  return employers;
}

async function membersAt(read: Reader, organisations: readonly OrganisationId[], workspaces: readonly WorkspaceId[]) {
  const { member, workspace } = read.tables;
  const works = or(
    inArray(member.organisationId, [...organisations]),
    and(isNull(member.organisationId), inArray(member.workspaceId, [...workspaces])),
  );
  return read
    .select({
      id: member.id,
      workspaceId: member.workspaceId,
      name: member.name,
      role: member.role,
      chosen: member.organisationId,
      createdAt: member.createdAt,
    })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(works, ne(member.externalId, ANYBODY), isNull(member.leftAt), isNull(workspace.disconnectedAt)));
}

/** Of these, those who are not marked as away, and whose workspace has not taken Causeway away. */
export async function withinReach<P extends { readonly id: MemberId; readonly workspaceId: WorkspaceId }>(
  read: Reader,
  people: readonly P[],
): Promise<readonly P[]> {
  if (people.length === 0) return [];
  const { member, workspace } = read.tables;
  const ids = people.map(({ id }) => id);
  const rows = await read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(inArray(member.id, ids), isNull(member.awayAt), isNull(workspace.disconnectedAt)));
  return people.filter((person) => rows.some(({ id }) => id === person.id));
}

/** Of these, those who told a story by their role instead of their name: beside the name it would give them away. */
export async function knownByRole(read: Reader, people: readonly MemberId[]): Promise<ReadonlySet<MemberId>> {
  if (people.length === 0) return new Set();
  const { story } = read.tables;
  const rows = await read
    .selectDistinct({ id: story.authorId })
    .from(story)
    .where(and(inArray(story.authorId, [...people]), eq(story.byline, "role")));
  return new Set(rows.map(({ id }) => id));
}
