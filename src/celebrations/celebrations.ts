/** Changes that were celebrated: the watch over each, what it says, who sees to it and what came of it. */
import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import type { CelebrationId, MemberId, OrganisationId, TeamMeasureId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { authorityOf } from "../directory/authority.js";
import { isHere } from "../groups/groups.js";
import { teamsWithPeopleOf } from "../groups/team-groups.js";
import { type Judged, judge } from "./judged-celebrations.js";
import { isOfTeam, measureFor, type TeamMeasure, weeksOf } from "./team-measures.js";

type Row = Reader["tables"]["celebration"]["$inferSelect"];

export interface Celebration extends Row {
  readonly measure: TeamMeasure;
  /** Its watch goes on: neither it nor what it counts nor the group has ended. */
  readonly isWatched: boolean;
}

/** Where `where` speaks of the celebration, its measure or the group. The oldest first. */
export async function selectCelebrations(read: Reader, where: SQL | undefined): Promise<readonly Celebration[]> {
  const { celebration, teamMeasure, team } = read.tables;
  const rows = await read
    .select({ celebration, measure: teamMeasure, team })
    .from(celebration)
    .innerJoin(teamMeasure, eq(teamMeasure.id, celebration.measureId))
    .innerJoin(team, eq(team.id, teamMeasure.teamId))
    .where(where)
    .orderBy(asc(celebration.id));
  return rows.map(({ celebration, measure, team }) => ({
    ...celebration,
    measure: { ...measure, team: { id: team.id, name: team.name, madeBy: team.madeBy } },
    isWatched: celebration.endedAt === null && measure.endedAt === null && team.endedAt === null,
  }));
}

/** Of those above: the watch goes on. */
export function isWatched({ tables: { celebration, teamMeasure, team } }: Reader): SQL | undefined {
  return and(isNull(celebration.endedAt), isNull(teamMeasure.endedAt), isNull(team.endedAt));
}

export async function findCelebration(read: Reader, id: CelebrationId): Promise<Celebration | undefined> {
  return (await selectCelebrations(read, eq(read.tables.celebration.id, id)))[0];
}

/** One that somebody may see to. */
export async function celebrationFor(
  read: Reader,
  id: CelebrationId | undefined,
  me: MemberId | undefined,
): Promise<Celebration | undefined> {
  if (id === undefined || me === undefined) return undefined;
  const mine = await mayAct(read, me);
  return (await selectCelebrations(read, and(eq(read.tables.celebration.id, id), mine)))[0];
}

/** Besides whoever may read its figures: those who lead an organisation with people in the group. */
async function mayAct(read: Reader, me: MemberId): Promise<SQL | undefined> {
  const { leads } = await authorityOf(read, me);
  const groups = await teamsWithPeopleOf(
    read,
    leads.map(({ id }) => id),
  );
  const figures = await mayReadFigures(read, me);
  return figures && or(figures, inArray(read.tables.team.id, [...groups]));
}

/** The group and whoever looks after it; whoever celebrated the change, and whoever has it in hand. */
export async function mayReadFigures(read: Reader, me: MemberId): Promise<SQL | undefined> {
  const { celebration } = read.tables;
  const ofTeam = await isOfTeam(read, me);
  return ofTeam && or(ofTeam, eq(celebration.celebratedBy, me), eq(celebration.ownerId, me));
}

/** What somebody may see the figures of. */
export async function readableMeasure(
  read: Reader,
  id: TeamMeasureId | undefined,
  me: MemberId | undefined,
): Promise<TeamMeasure | undefined> {
  const own = await measureFor(read, id, me);
  if (own !== undefined || id === undefined || me === undefined) return own;
  const theirs = and(eq(read.tables.teamMeasure.id, id), await mayReadFigures(read, me));
  return (await selectCelebrations(read, theirs))[0]?.measure;
}

/** Somebody by their name, while they are here: nothing is said of those who are away or have left. */
export async function personHere(read: Reader, id: MemberId | null) {
  if (id === null) return undefined;
  const { member, workspace } = read.tables;
  const [person] = await read
    .select({ id: member.id, workspaceId: member.workspaceId, name: member.name, timeZone: member.timeZone })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, id), isHere(read)));
  return person;
}

export interface Taken {
  readonly ownerId: MemberId;
  readonly action: string;
  readonly dueOn: string;
}

/** False where somebody else has it, it is answered, or it is not theirs to give. Whoever has it may hand it on. */
export async function ownFade(tx: Writer, id: CelebrationId, me: MemberId, taken: Taken): Promise<boolean> {
  const { celebration, member, workspace } = tx.tables;
  const owner = tx
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, celebration.ownerId), isHere(tx)));
  const isHeld = exists(owner);
  const [held] = await tx
    .select({ id: celebration.ownerId })
    .from(celebration)
    .where(and(eq(celebration.id, id), isHeld));
  if (held !== undefined && held.id !== me) return false;
  return changeOpen(tx, id, me, taken);
}

export interface Answered {
  readonly outcome: string;
  /** There was nothing to do, so nothing stands as what would be done. */
  readonly isFine: boolean;
}

/** Whoever answers stands by it. False where it is answered, or it is not theirs. */
export async function answerFade(
  tx: Writer,
  id: CelebrationId,
  me: MemberId,
  { outcome, isFine }: Answered,
  now: Date,
): Promise<boolean> {
  const plan = isFine ? { action: null, dueOn: null } : {};
  return changeOpen(tx, id, me, { ...plan, outcome, ownerId: me, answeredAt: now });
}

type Change = Partial<Writer["tables"]["celebration"]["$inferInsert"]>;

async function changeOpen(tx: Writer, id: CelebrationId, me: MemberId, change: Change): Promise<boolean> {
  const found = await celebrationFor(tx, id, me);
  if (found?.isWatched !== true) return false;
  const { celebration } = tx.tables;
  const isOpen = and(eq(celebration.id, id), isNotNull(celebration.amberAt), isNull(celebration.answeredAt));
  const changed = await tx.update(celebration).set(change).where(isOpen).returning({ id: celebration.id });
  return changed.length === 1;
}

/** An alarm, as a digest tells it. */
export interface Fade {
  readonly celebration: Celebration;
  readonly judged: Judged;
  /** Whoever has it in hand, or answered it; undefined where nobody has, or they are not here. */
  readonly owner: string | undefined;
  readonly isAnswered: boolean;
}

export async function fadeOf(read: Reader, celebration: Celebration, until: Date): Promise<Fade> {
  const { answeredAt, ownerId, measureId } = celebration;
  const judged = judge(celebration, await weeksOf(read, measureId));
  const owner = (await personHere(read, ownerId))?.name;
  return { celebration, judged, owner, isAnswered: answeredAt !== null && answeredAt <= until };
}

/**
 * For those who lead these organisations: what went amber or red by `until` in groups with people of theirs. What waits
 * for an answer, and what was answered after `since`; those that wait come first.
 */
export async function fadesFor(
  read: Reader,
  organisations: readonly OrganisationId[],
  since: Date,
  until: Date,
): Promise<readonly Fade[]> {
  const { celebration, team } = read.tables;
  const groups = await teamsWithPeopleOf(read, organisations);
  const isNews = or(isNull(celebration.answeredAt), gt(celebration.answeredAt, since));
  const raised = and(inArray(team.id, [...groups]), lte(celebration.amberAt, until), isNews, isWatched(read));
  const found = await selectCelebrations(read, raised);
  const fades = await Promise.all(found.map((one) => fadeOf(read, one, until)));
  return [...fades.filter(({ isAnswered }) => !isAnswered), ...fades.filter(({ isAnswered }) => isAnswered)];
}
