/** For each group of people that is made by hand, the one who is asked on its behalf. */
import { and, asc, eq, exists, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { MemberId, TeamId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { canBeAsked } from "../../groups/groups.js";
import { holdersAmong } from "./role-holders.js";

export interface Hosting {
  readonly hostId: MemberId;
  readonly groupId: TeamId;
}

/**
 * Of these people, who is asked for which group: whoever made it and may still look after it, else the first in it who
 * can be asked. So each group has one, whoever asks about it.
 */
export async function hostsAmong(read: Reader, people: readonly MemberId[]): Promise<readonly Hosting[]> {
  const among = new Set(people);
  return (await hostsOf(read, await groupsOf(read, people))).filter(({ hostId }) => among.has(hostId));
}

/** Who is asked for each group that there is. */
export async function everyHost(read: Reader): Promise<readonly Hosting[]> {
  return hostsOf(read, await groupsWhere(read, undefined));
}

async function hostsOf(read: Reader, groups: readonly HeldGroup[]): Promise<readonly Hosting[]> {
  const ids = groups.map(({ id }) => id);
  if (ids.length === 0) return [];
  const makers = await askableMakers(
    read,
    groups.flatMap(({ madeBy }) => madeBy ?? []),
  );
  const firsts = await firstInEach(read, ids);
  return groups.flatMap(({ id, madeBy }) => {
    const hostId = madeBy !== null && makers.has(madeBy) ? madeBy : firsts.get(id);
    return hostId === undefined ? [] : [{ hostId, groupId: id }];
  });
}

interface HeldGroup {
  readonly id: TeamId;
  readonly madeBy: MemberId | null;
}

/** Those that one of them has made or is in. */
async function groupsOf(read: Reader, people: readonly MemberId[]): Promise<readonly HeldGroup[]> {
  const { team, teamMember } = read.tables;
  const isIn = and(eq(teamMember.teamId, team.id), inArray(teamMember.memberId, [...people]));
  const holds = exists(read.select({ id: teamMember.teamId }).from(teamMember).where(isIn));
  return groupsWhere(read, or(inArray(team.madeBy, [...people]), holds));
}

async function groupsWhere(read: Reader, where: SQL | undefined): Promise<readonly HeldGroup[]> {
  const { team } = read.tables;
  return read
    .select({ id: team.id, madeBy: team.madeBy })
    .from(team)
    .where(and(isNull(team.endedAt), where))
    .orderBy(asc(team.id));
}

async function askableMakers(read: Reader, makers: readonly MemberId[]): Promise<ReadonlySet<MemberId>> {
  const { member, workspace } = read.tables;
  const holding = await holdersAmong(read, makers, ["steward", "leader", "curator"]);
  const rows = await read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(inArray(member.id, [...holding]), canBeAsked(read)));
  return new Set(rows.map(({ id }) => id));
}

async function firstInEach(read: Reader, groups: readonly TeamId[]): Promise<ReadonlyMap<TeamId, MemberId>> {
  const { teamMember, member, workspace } = read.tables;
  const rows = await read
    .select({ groupId: teamMember.teamId, id: member.id })
    .from(teamMember)
    .innerJoin(member, eq(member.id, teamMember.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(inArray(teamMember.teamId, [...groups]), canBeAsked(read)))
    .orderBy(asc(member.id));
  const first = new Map<TeamId, MemberId>();
  for (const { groupId, id } of rows) if (!first.has(groupId)) first.set(groupId, id);
  return first;
}
