/** The one behaviour that a group of people counts each week, and what they counted. */
import { and, asc, eq, exists, isNull, or, type SQL } from "drizzle-orm";
import { type MemberId, newId, type TeamId, type TeamMeasureId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { MeasureKind } from "../database/tables/celebrations.js";
import { authorityOf } from "../directory/authority.js";
import { mayMake } from "../groups/run-groups.js";
import type { Team } from "../groups/team-groups.js";

export interface TeamMeasure {
  readonly id: TeamMeasureId;
  readonly team: Team;
  readonly question: string;
  readonly kind: MeasureKind;
  readonly chosenBy: MemberId | null;
  readonly chosenAt: Date;
}

/** What somebody answered for a week: its Monday, and 1 for yes and 0 for no, or the count. */
export interface Week {
  readonly week: string;
  readonly value: number;
}

/** Those that go on, of groups that go on. */
export async function selectMeasures(read: Reader, where?: SQL): Promise<readonly TeamMeasure[]> {
  const { teamMeasure, team } = read.tables;
  const { id, question, kind, chosenBy, chosenAt } = teamMeasure;
  return read
    .select({
      ...{ id, question, kind, chosenBy, chosenAt },
      team: { id: team.id, name: team.name, madeBy: team.madeBy },
    })
    .from(teamMeasure)
    .innerJoin(team, eq(team.id, teamMeasure.teamId))
    .where(and(where, isNull(teamMeasure.endedAt), isNull(team.endedAt)))
    .orderBy(asc(teamMeasure.id));
}

export async function findMeasure(read: Reader, id: TeamMeasureId): Promise<TeamMeasure | undefined> {
  return (await selectMeasures(read, eq(read.tables.teamMeasure.id, id)))[0];
}

/** One that somebody may answer: they are in the group or look after it. */
export async function measureFor(
  read: Reader,
  id: TeamMeasureId | undefined,
  me: MemberId | undefined,
): Promise<TeamMeasure | undefined> {
  if (id === undefined || me === undefined) return undefined;
  return (await selectMeasures(read, and(eq(read.tables.teamMeasure.id, id), await isOfTeam(read, me))))[0];
}

export async function measureOf(read: Reader, team: TeamId): Promise<TeamMeasure | undefined> {
  return (await selectMeasures(read, eq(read.tables.teamMeasure.teamId, team)))[0];
}

/** A group that somebody is in or looks after. */
export async function teamFor(
  read: Reader,
  id: TeamId | undefined,
  me: MemberId | undefined,
): Promise<Team | undefined> {
  if (id === undefined || me === undefined) return undefined;
  const { team } = read.tables;
  const [found] = await read
    .select({ id: team.id, name: team.name, madeBy: team.madeBy })
    .from(team)
    .where(and(eq(team.id, id), isNull(team.endedAt), await isOfTeam(read, me)));
  return found;
}

/** Of a group: somebody is in it, made it and may still look after it, or is a steward. */
export async function isOfTeam(read: Reader, me: MemberId): Promise<SQL | undefined> {
  const { team, teamMember } = read.tables;
  const authority = await authorityOf(read, me);
  if (authority.steward) return undefined;
  const isIn = and(eq(teamMember.teamId, team.id), eq(teamMember.memberId, me));
  const inIt = exists(read.select({ id: teamMember.teamId }).from(teamMember).where(isIn));
  return mayMake(authority) ? or(inIt, eq(team.madeBy, me)) : inIt;
}

export interface NewMeasure extends Pick<TeamMeasure, "question" | "kind"> {
  readonly teamId: TeamId;
  readonly chosenBy: MemberId;
  readonly now: Date;
}

/** The one that stood before ends, and so does the watch over what it counted. */
export async function chooseMeasure(tx: Writer, { teamId, question, kind, chosenBy, now }: NewMeasure): Promise<void> {
  await endMeasures(tx, teamId, now);
  const id = newId<TeamMeasureId>();
  await tx.insert(tx.tables.teamMeasure).values({ id, teamId, question, kind, chosenBy, chosenAt: now });
}

export async function endMeasures(tx: Writer, teamId: TeamId, now: Date): Promise<void> {
  const { teamMeasure, celebration } = tx.tables;
  const ended = await tx
    .update(teamMeasure)
    .set({ endedAt: now })
    .where(and(eq(teamMeasure.teamId, teamId), isNull(teamMeasure.endedAt)))
    .returning({ id: teamMeasure.id });
  for (const { id } of ended)
    await tx
      .update(celebration)
      .set({ endedAt: now })
      .where(and(eq(celebration.measureId, id), isNull(celebration.endedAt)));
}

/** The oldest first. */
export async function weeksOf(read: Reader, id: TeamMeasureId): Promise<readonly Week[]> {
  const { measureWeek } = read.tables;
  return read
    .select({ week: measureWeek.week, value: measureWeek.value })
    .from(measureWeek)
    .where(eq(measureWeek.measureId, id))
    .orderBy(asc(measureWeek.week));
}

/** In place of what was answered before. */
export async function saveWeek(tx: Writer, measureId: TeamMeasureId, { week, value }: Week): Promise<void> {
  const { measureWeek } = tx.tables;
  await tx
    .insert(measureWeek)
    .values({ measureId, week, value })
    .onConflictDoUpdate({ target: [measureWeek.measureId, measureWeek.week], set: { value } });
}
