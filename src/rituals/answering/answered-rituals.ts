/** What people answered to rituals in their own words, and who may read it. */
import { and, desc, eq, exists, inArray, isNull, lt, or, type SQL } from "drizzle-orm";
import {
  type MemberId,
  newId,
  type OrganisationId,
  type RitualAnswerId,
  type RitualPromptId,
  type TeamId,
  type WorkspaceId,
} from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import type { RitualKey } from "../../database/tables/rituals.js";
import { standards } from "../catalogue.js";

export interface Answered {
  readonly question: string;
  readonly answer: string;
}

export interface AnswerOwner {
  readonly id: MemberId;
  readonly name: string;
  readonly workspaceId: WorkspaceId;
  readonly awayAt: Date | null;
}

export interface RitualAnswer {
  readonly id: RitualAnswerId;
  readonly ritualKey: RitualKey;
  readonly author: {
    readonly id: MemberId;
    readonly name: string;
    readonly workspaceId: WorkspaceId;
    /** Nothing is said of somebody who is away. */
    readonly awayAt: Date | null;
  };
  readonly organisation: string;
  readonly organisationId: OrganisationId;
  /** For which team; undefined where for none, or the team is no more. */
  readonly team: string | undefined;
  readonly answers: readonly Answered[];
  /** What came of it; undefined until its owner has said. */
  readonly cameOf: string | undefined;
  /** Who sees to what follows: nobody where whoever had it has left. */
  readonly owner: AnswerOwner | undefined;
  /** Whoever that is or was. */
  readonly ownerId: MemberId | null;
  /** A local date. */
  readonly dueOn: string | null;
  readonly createdAt: Date;
}

export interface NewAnswer {
  readonly ritualKey: RitualKey;
  readonly promptId: RitualPromptId | null;
  readonly memberId: MemberId;
  readonly organisationId: OrganisationId;
  readonly teamId: TeamId | null;
  readonly answers: readonly Answered[];
  readonly ownerId: MemberId | null;
  readonly dueOn: string | null;
  readonly createdAt: Date;
}

export async function addAnswer(tx: Writer, answer: NewAnswer): Promise<RitualAnswerId> {
  const id = newId<RitualAnswerId>();
  await tx.insert(tx.tables.ritualAnswer).values({ id, ...answer });
  return id;
}

/** Whoever reads it: only to compose a message whose reader was settled when it was said. */
export async function anyAnswer(read: Reader, id: RitualAnswerId): Promise<RitualAnswer | undefined> {
  const [found] = await selectAnswers(read, eq(read.tables.ritualAnswer.id, id), 1);
  return found;
}

export interface AnswerReader {
  readonly memberId: MemberId | undefined;
  readonly organisationId: OrganisationId | undefined;
  /** Somebody who works for any of the system's organisations. */
  readonly isInSystem: boolean;
}

/** The newest first; those before `before`, which has to be theirs to read too. */
export async function answersReadBy(
  read: Reader,
  reader: AnswerReader,
  limit: number,
  before?: RitualAnswerId,
): Promise<readonly RitualAnswer[]> {
  const { ritualAnswer } = read.tables;
  const isTheirs = readableBy(read, reader);
  if (isTheirs === undefined) return [];
  const [last] = before === undefined ? [] : await selectAnswers(read, and(eq(ritualAnswer.id, before), isTheirs), 1);
  const earlier =
    last &&
    or(
      lt(ritualAnswer.createdAt, last.createdAt),
      and(eq(ritualAnswer.createdAt, last.createdAt), lt(ritualAnswer.id, last.id)),
    );
  return selectAnswers(read, and(isTheirs, earlier, isNull(read.tables.member.awayAt)), limit);
}

/** Answered to these, everybody in the system reads. */
const readBySystem: readonly RitualKey[] = Object.entries(standards)
  .filter(([, { readBy }]) => readBy === "system")
  .map(([key]) => key);

/** Undefined where it is nobody's to read. */
function readableBy(read: Reader, { memberId, organisationId, isInSystem }: AnswerReader): SQL | undefined {
  const { ritualAnswer, teamMember } = read.tables;
  const own = memberId && or(eq(ritualAnswer.memberId, memberId), eq(ritualAnswer.ownerId, memberId));
  const inTeam =
    memberId &&
    exists(
      read
        .select({ id: teamMember.teamId })
        .from(teamMember)
        .where(and(eq(teamMember.teamId, ritualAnswer.teamId), eq(teamMember.memberId, memberId))),
    );
  const atWork = organisationId && eq(ritualAnswer.organisationId, organisationId);
  return or(own, inTeam, atWork, isInSystem ? inArray(ritualAnswer.ritualKey, [...readBySystem]) : undefined);
}

async function selectAnswers(read: Reader, where: SQL | undefined, limit: number): Promise<readonly RitualAnswer[]> {
  const { ritualAnswer, member, organisation, team } = read.tables;
  const rows = await read
    .select({
      answer: ritualAnswer,
      author: { id: member.id, name: member.name, workspaceId: member.workspaceId, awayAt: member.awayAt },
      organisation: organisation.name,
      team: team.name,
    })
    .from(ritualAnswer)
    .innerJoin(member, eq(member.id, ritualAnswer.memberId))
    .innerJoin(organisation, eq(organisation.id, ritualAnswer.organisationId))
    .leftJoin(team, eq(team.id, ritualAnswer.teamId))
    .where(where)
    .orderBy(desc(ritualAnswer.createdAt), desc(ritualAnswer.id))
    .limit(limit);
  return Promise.all(
    rows.map(async ({ answer: { ownerId, answers, ...answer }, team, ...names }) => ({
      ...{ ...answer, ...names, ownerId, team: team ?? undefined },
      answers: answers.filter(isAsked),
      cameOf: answers.find((one) => !isAsked(one))?.answer,
      owner: ownerId === null ? undefined : await findAnswerOwner(read, ownerId),
    })),
  );
}

/** Undefined once they have left. */
export async function findAnswerOwner(read: Reader, id: MemberId): Promise<AnswerOwner | undefined> {
  const { member } = read.tables;
  const { name, workspaceId, awayAt } = member;
  const isHere = and(eq(member.id, id), isNull(member.leftAt));
  return (await read.select({ id: member.id, name, workspaceId, awayAt }).from(member).where(isHere))[0];
}

/** What answers no question of the ritual's is what came of it. */
const isAsked = ({ question }: Answered): boolean => question !== "";

/** False where it is not theirs to see to, or was said before. */
export async function saveCameOf(tx: Writer, id: RitualAnswerId, owner: MemberId, cameOf: string): Promise<boolean> {
  const { ritualAnswer } = tx.tables;
  const isOwned = and(eq(ritualAnswer.id, id), eq(ritualAnswer.ownerId, owner));
  const [row] = await tx.select({ answers: ritualAnswer.answers }).from(ritualAnswer).where(isOwned);
  if (row === undefined || !row.answers.every(isAsked)) return false;
  const answers = [...row.answers, { question: "", answer: cameOf }];
  await tx.update(ritualAnswer).set({ answers }).where(isOwned);
  return true;
}

/** False where it is none of theirs. */
export async function dropAnswer(tx: Writer, id: RitualAnswerId, author: MemberId): Promise<boolean> {
  const { ritualAnswer } = tx.tables;
  const dropped = await tx
    .delete(ritualAnswer)
    .where(and(eq(ritualAnswer.id, id), eq(ritualAnswer.memberId, author)))
    .returning({ id: ritualAnswer.id });
  return dropped.length > 0;
}
