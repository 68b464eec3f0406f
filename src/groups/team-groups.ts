/** Teams: groups that are made by hand, and who is in them. */
import { and, asc, count, eq, exists, isNull, or, type SQL } from "drizzle-orm";
import { type MemberId, newId, type OrganisationId, type TeamId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { nameKey } from "../directory/name-key.js";
import { canBeAsked, isHere, soleEmployers } from "./groups.js";

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  readonly madeBy: MemberId | null;
}

export interface TeamPerson {
  readonly id: MemberId;
  readonly name: string;
  /** Null where it is not known whom they work for. */
  readonly organisationId: OrganisationId | null;
}

/** One that goes on. */
export async function findTeam(read: Reader, id: TeamId): Promise<Team | undefined> {
  const [found] = await selectTeams(read, eq(read.tables.team.id, id), 1);
  return found;
}

/** One that goes on, by its name in any case, with accents or without. */
export async function findTeamCalled(read: Reader, name: string): Promise<Team | undefined> {
  const [found] = await selectTeams(read, eq(read.tables.team.nameKey, nameKey(name)), 1);
  return found;
}

/** Every one that goes on, by name. */
export async function allTeams(read: Reader, limit?: number): Promise<readonly Team[]> {
  return selectTeams(read, undefined, limit);
}

/** Those that somebody is in or has made. */
export async function teamsOf(read: Reader, memberId: MemberId, limit: number): Promise<readonly Team[]> {
  const { team, teamMember } = read.tables;
  const isIn = and(eq(teamMember.teamId, team.id), eq(teamMember.memberId, memberId));
  const isTheirs = exists(read.select({ id: teamMember.teamId }).from(teamMember).where(isIn));
  return selectTeams(read, or(eq(team.madeBy, memberId), isTheirs), limit);
}

async function selectTeams(read: Reader, where: SQL | undefined, limit?: number): Promise<readonly Team[]> {
  const { team } = read.tables;
  const found = read
    .select({ id: team.id, name: team.name, madeBy: team.madeBy })
    .from(team)
    .where(and(where, isNull(team.endedAt)))
    .orderBy(asc(team.nameKey));
  return limit === undefined ? found : found.limit(limit);
}

/** Undefined where one of this name goes on. */
export async function addTeam(
  tx: Writer,
  { name, madeBy, now }: { readonly name: string; readonly madeBy: MemberId; readonly now: Date },
): Promise<TeamId | undefined> {
  const values = { id: newId<TeamId>(), name, nameKey: nameKey(name), madeBy, createdAt: now };
  const [row] = await tx
    .insert(tx.tables.team)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: tx.tables.team.id });
  return row?.id;
}

/** Its name is free for another from then on. */
export async function endTeam(tx: Writer, id: TeamId, now: Date): Promise<void> {
  const { team } = tx.tables;
  await tx.update(team).set({ endedAt: now, nameKey: id }).where(eq(team.id, id));
}

/** False where they were in it already. */
export async function addToTeam(tx: Writer, teamId: TeamId, memberId: MemberId): Promise<boolean> {
  const { teamMember } = tx.tables;
  const added = await tx.insert(teamMember).values({ teamId, memberId }).onConflictDoNothing().returning();
  return added.length > 0;
}

export async function takeFromTeam(tx: Writer, teamId: TeamId, memberId: MemberId): Promise<void> {
  const { teamMember } = tx.tables;
  await tx.delete(teamMember).where(and(eq(teamMember.teamId, teamId), eq(teamMember.memberId, memberId)));
}

/**
 * Who is in it, by name. Those who opted out stand among the others, so that nobody learns from it who did: how many
 * can be asked is another question (`countMembers`).
 */
export async function peopleIn(read: Reader, id: TeamId): Promise<readonly TeamPerson[]> {
  const { member, teamMember, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const rows = await read
    .select({ id: member.id, name: member.name, chosen: member.organisationId, workspaceId: member.workspaceId })
    .from(teamMember)
    .innerJoin(member, eq(member.id, teamMember.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(teamMember.teamId, id), isHere(read)))
    .orderBy(asc(member.name), asc(member.id));
  return rows.map(({ id, name, chosen, workspaceId }) => {
    return { id, name, organisationId: chosen ?? sole.get(workspaceId) ?? null };
  });
}

/** Whether somebody is in it, away or not. */
export async function isInTeam(read: Reader, teamId: TeamId, memberId: MemberId | undefined): Promise<boolean> {
  if (memberId === undefined) return false;
  const { teamMember } = read.tables;
  const own = and(eq(teamMember.teamId, teamId), eq(teamMember.memberId, memberId));
  return (await read.select({ id: teamMember.memberId }).from(teamMember).where(own)).length > 0;
}

/** How many people can be asked in each, in one look; a team without any is left out. */
export async function countByTeam(read: Reader): Promise<ReadonlyMap<TeamId, number>> {
  const { member, teamMember, workspace } = read.tables;
  const rows = await read
    .select({ id: teamMember.teamId, people: count() })
    .from(teamMember)
    .innerJoin(member, eq(member.id, teamMember.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(canBeAsked(read))
    .groupBy(teamMember.teamId);
  return new Map(rows.map(({ id, people }) => [id, people]));
}

/** Those that have people of these organisations in them. */
export async function teamsWithPeopleOf(
  read: Reader,
  organisations: readonly OrganisationId[],
): Promise<readonly TeamId[]> {
  if (organisations.length === 0) return [];
  const { teamMember, member, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const rows = await read
    .selectDistinct({ id: teamMember.teamId, chosen: member.organisationId, workspaceId: member.workspaceId })
    .from(teamMember)
    .innerJoin(member, eq(member.id, teamMember.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(isHere(read));
  const theirs = rows.filter(({ chosen, workspaceId }) => {
    const employer = chosen ?? sole.get(workspaceId);
    return employer !== undefined && organisations.includes(employer);
  });
  return [...new Set(theirs.map(({ id }) => id))];
}
