/** Groups: the people whom a pulse asks. A team, an organisation, a place, or everybody. */
import { and, asc, count, eq, exists, gt, inArray, isNull, ne, or, type SQL } from "drizzle-orm";
import {
  type MemberId,
  type OrganisationId,
  type PlaceId,
  readId,
  type TeamId,
  type WorkspaceId,
} from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { ANYBODY } from "../directory/askers.js";
import { organisationName, organisationsIn } from "../directory/organisations.js";
import { isAround } from "../directory/roles.js";

export type Group =
  | { readonly kind: "system" }
  | { readonly kind: "place"; readonly id: PlaceId }
  | { readonly kind: "organisation"; readonly id: OrganisationId }
  | { readonly kind: "team"; readonly id: TeamId };

/** "system", "place:<id>", "organisation:<id>", "team:<id>". */
export function groupKey(group: Group): string {
  return group.kind === "system" ? group.kind : `${group.kind}:${group.id}`;
}

/** Reads a key that came from outside; undefined where it is none. */
export function readGroup(key: string): Group | undefined {
  const [kind, typed = ""] = key.split(":");
  if (key === "system") return { kind: "system" };
  if (kind === "place") return withId(readId<PlaceId>(typed), (id) => ({ kind, id }));
  if (kind === "organisation") return withId(readId<OrganisationId>(typed), (id) => ({ kind, id }));
  if (kind === "team") return withId(readId<TeamId>(typed), (id) => ({ kind, id }));
  return undefined;
}

function withId<I, G>(id: I | undefined, group: (id: I) => G): G | undefined {
  return id === undefined ? undefined : group(id);
}

/** Its own name; undefined for the whole system, which is called what it is called, and for one that is no more. */
export async function groupName(read: Reader, group: Group): Promise<string | undefined> {
  const { place, team } = read.tables;
  switch (group.kind) {
    case "system":
      return undefined;
    case "organisation":
      return organisationName(read, group.id);
    case "place":
      return (await read.select({ name: place.name }).from(place).where(eq(place.id, group.id)))[0]?.name;
    case "team":
      return (await read.select({ name: team.name }).from(team).where(eq(team.id, group.id)))[0]?.name;
  }
}

export interface GroupMember {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  /** Whom they work for; null where a shared workspace leaves that open and they have not said. */
  readonly organisationId: OrganisationId | null;
}

/** Those of a group who can be asked something: still here, within reach, and not opted out. By id, after `after`. */
export async function membersOf(
  read: Reader,
  group: Group,
  { after, limit }: { readonly after?: MemberId | undefined; readonly limit: number },
): Promise<readonly GroupMember[]> {
  const { member, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const rows = await read
    .select({ id: member.id, workspaceId: member.workspaceId, organisationId: member.organisationId })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(await belongsTo(read, group, sole), canBeAsked(read), after && gt(member.id, after)))
    .orderBy(asc(member.id))
    .limit(limit);
  return rows.map(({ organisationId, ...row }) => ({
    ...row,
    organisationId: organisationId ?? sole.get(row.workspaceId) ?? null,
  }));
}

/** How many of them there are. */
export async function countMembers(read: Reader, group: Group): Promise<number> {
  const { member, workspace } = read.tables;
  const [row] = await read
    .select({ members: count() })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(await belongsTo(read, group, await soleEmployers(read)), canBeAsked(read)));
  return row?.members ?? 0;
}

/** The same, by whom they work for: those who have not said are left out. */
export async function countByOrganisation(read: Reader, group: Group): Promise<ReadonlyMap<OrganisationId, number>> {
  const { member, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const rows = await read
    .select({ workspaceId: member.workspaceId, organisationId: member.organisationId, members: count() })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(await belongsTo(read, group, sole), canBeAsked(read)))
    .groupBy(member.workspaceId, member.organisationId);
  const counts = new Map<OrganisationId, number>();
  for (const { workspaceId, organisationId, members } of rows) {
    const employer = organisationId ?? sole.get(workspaceId);
    if (employer !== undefined) counts.set(employer, (counts.get(employer) ?? 0) + members);
  }
  return counts;
}

export async function isInGroup(read: Reader, group: Group, id: MemberId): Promise<boolean> {
  const { member, workspace } = read.tables;
  const rows = await read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(await belongsTo(read, group, await soleEmployers(read)), isHere(read), eq(member.id, id)));
  return rows.length > 0;
}

/** Workspaces with one employer: whoever is there and has said nothing works for it. */
export async function soleEmployers(read: Reader): Promise<ReadonlyMap<WorkspaceId, OrganisationId>> {
  const { workspaceOrganisation } = read.tables;
  const rows = await read
    .select({ workspaceId: workspaceOrganisation.workspaceId, organisationId: workspaceOrganisation.organisationId })
    .from(workspaceOrganisation);
  const sole = new Map<WorkspaceId, OrganisationId>();
  const shared = new Set<WorkspaceId>();
  for (const { workspaceId, organisationId } of rows) {
    if (sole.has(workspaceId)) shared.add(workspaceId);
    sole.set(workspaceId, organisationId);
  }
  for (const workspaceId of shared) sole.delete(workspaceId);
  return sole;
}

async function belongsTo(
  read: Reader,
  group: Group,
  sole: ReadonlyMap<WorkspaceId, OrganisationId>,
): Promise<SQL | undefined> {
  const { member, teamMember } = read.tables;
  switch (group.kind) {
    case "system":
      return worksFor(read, undefined, sole);
    case "organisation":
      return worksFor(read, [group.id], sole);
    case "place":
      return worksFor(read, await organisationsIn(read, group.id), sole);
    case "team": {
      const belongs = and(eq(teamMember.teamId, group.id), eq(teamMember.memberId, member.id));
      return exists(read.select({ id: teamMember.memberId }).from(teamMember).where(belongs));
    }
  }
}

/** Who works for one of these; for any, where they are undefined. */
function worksFor(
  read: Reader,
  organisations: readonly OrganisationId[] | undefined,
  sole: ReadonlyMap<WorkspaceId, OrganisationId>,
): SQL | undefined {
  if (organisations === undefined) return undefined;
  const { member } = read.tables;
  const homes = [...sole].filter(([, employer]) => organisations.includes(employer)).map(([workspace]) => workspace);
  return or(
    inArray(member.organisationId, [...organisations]),
    and(isNull(member.organisationId), inArray(member.workspaceId, homes)),
  );
}

/** Of a member and their workspace: still here, within reach, and not marked as away. */
export function isHere(read: Reader): SQL | undefined {
  const { member, workspace } = read.tables;
  return and(ne(member.externalId, ANYBODY), isAround(read), isNull(workspace.disconnectedAt));
}

/** The same, and not opted out. */
export function canBeAsked(read: Reader): SQL | undefined {
  return and(isHere(read), isNull(read.tables.member.optedOutAt));
}
