/** Who is asked on behalf of a group of people that is made by hand. */
import { and, asc, eq } from "drizzle-orm";
import type { Me } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { canBeAsked } from "./groups.js";
import { runs } from "./run-groups.js";
import type { Team } from "./team-groups.js";

export interface Host extends Me {
  readonly timeZone: string | null;
}

/**
 * Whoever made it, while they may look after it and can be asked; else the first of `others` who can be, else the first in
 * it. So a group goes on being asked when its maker has had enough of messages. Undefined where nobody in it can be.
 */
export async function hostOf(
  read: Reader,
  team: Team,
  others: readonly (MemberId | null)[] = [],
): Promise<Host | undefined> {
  const maker = await askable(read, team.madeBy);
  if (maker !== undefined && (await runs(read, team, maker.id))) return maker;
  for (const id of others) {
    const other = await askable(read, id);
    if (other !== undefined) return other;
  }
  return firstIn(read, team);
}

/** Somebody who can be asked something. */
export async function askable(read: Reader, id: MemberId | null): Promise<Host | undefined> {
  if (id === null) return undefined;
  const { member, workspace } = read.tables;
  const [person] = await read
    .select({ id: member.id, workspaceId: member.workspaceId, timeZone: member.timeZone })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, id), canBeAsked(read)));
  return person;
}

async function firstIn(read: Reader, { id }: Team): Promise<Host | undefined> {
  const { member, teamMember, workspace } = read.tables;
  const [first] = await read
    .select({ id: member.id, workspaceId: member.workspaceId, timeZone: member.timeZone })
    .from(teamMember)
    .innerJoin(member, eq(member.id, teamMember.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(teamMember.teamId, id), canBeAsked(read)))
    .orderBy(asc(member.id))
    .limit(1);
  return first;
}
