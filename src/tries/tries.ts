/** Tries: each a cycle of plan, do, study, act, linked to the one that it goes on from. */
import { and, asc, desc, eq, gt, isNotNull, isNull, type SQL } from "drizzle-orm";
import { type MemberId, newId, type TryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { TryDecision } from "../database/tables/practice.js";

type Row = Reader["tables"]["tryCycle"]["$inferSelect"];

export interface Try extends Row {
  readonly organisation: string;
  /** 1 for the first of those that go on from each other. */
  readonly round: number;
  /** Another goes on from it. */
  readonly goesOn: boolean;
}

export type NewTry = Pick<
  Row,
  | "memberId"
  | "organisationId"
  | "teamId"
  | "aim"
  | "prediction"
  | "test"
  | "who"
  | "tag"
  | "studyOn"
  | "after"
  | "startedAt"
>;

export async function addTry(tx: Writer, wanted: NewTry): Promise<TryId> {
  const id = newId<TryId>();
  await tx.insert(tx.tables.tryCycle).values({ id, ...wanted });
  return id;
}

/** Whoever asks: only to compose what its reader was settled for when it was said. */
export async function anyTry(read: Reader, id: TryId): Promise<Try | undefined> {
  const [found] = await selectTries(read, eq(read.tables.tryCycle.id, id), 1);
  return found;
}

/** One's own. */
export async function ownTry(read: Reader, id: TryId | undefined, me: MemberId | undefined): Promise<Try | undefined> {
  if (id === undefined || me === undefined) return undefined;
  const { tryCycle } = read.tables;
  const [found] = await selectTries(read, and(eq(tryCycle.id, id), eq(tryCycle.memberId, me)), 1);
  return found;
}

/** Those that are not decided first, then the newest. */
export async function triesOf(read: Reader, me: MemberId, limit: number): Promise<readonly Try[]> {
  const { tryCycle } = read.tables;
  const own = eq(tryCycle.memberId, me);
  const open = await selectTries(read, and(own, isNull(tryCycle.decidedAt)), limit);
  const decided = await selectTries(read, and(own, isNotNull(tryCycle.decidedAt)), limit);
  return [...open, ...decided].slice(0, limit);
}

/** What was decided across the system since then, by others: people learn from each other's tries. */
export async function triesDecided(
  read: Reader,
  { since, but, limit }: { readonly since: Date; readonly but: MemberId | undefined; readonly limit: number },
): Promise<readonly Try[]> {
  const { tryCycle } = read.tables;
  const found = await selectTries(read, gt(tryCycle.decidedAt, since), limit, desc(tryCycle.decidedAt));
  return found.filter(({ memberId }) => memberId !== but);
}

export interface Studied {
  readonly saw: string;
  readonly learned: string;
  readonly decision: TryDecision;
}

/** False where it is decided already, or not theirs. */
export async function decideTry(tx: Writer, id: TryId, me: MemberId, studied: Studied, now: Date): Promise<boolean> {
  return changeOpen(tx, id, me, { ...studied, decidedAt: now });
}

export async function putOff(tx: Writer, id: TryId, me: MemberId, studyOn: string): Promise<boolean> {
  return changeOpen(tx, id, me, { studyOn });
}

async function changeOpen(
  tx: Writer,
  id: TryId,
  me: MemberId,
  set: Partial<Writer["tables"]["tryCycle"]["$inferInsert"]>,
): Promise<boolean> {
  const { tryCycle } = tx.tables;
  const changed = await tx
    .update(tryCycle)
    .set(set)
    .where(and(eq(tryCycle.id, id), eq(tryCycle.memberId, me), isNull(tryCycle.decidedAt)))
    .returning({ id: tryCycle.id });
  return changed.length > 0;
}

async function selectTries(
  read: Reader,
  where: SQL | undefined,
  limit: number,
  order: SQL = desc(read.tables.tryCycle.startedAt),
): Promise<readonly Try[]> {
  const { tryCycle, organisation } = read.tables;
  const rows = await read
    .select({ cycle: tryCycle, organisation: organisation.name })
    .from(tryCycle)
    .innerJoin(organisation, eq(organisation.id, tryCycle.organisationId))
    .where(where)
    .orderBy(order, asc(tryCycle.id))
    .limit(limit);
  return Promise.all(
    rows.map(async ({ cycle, organisation }) => ({
      ...cycle,
      organisation,
      round: await roundOf(read, cycle.after),
      goesOn: await hasNext(read, cycle.id),
    })),
  );
}

async function hasNext(read: Reader, id: TryId): Promise<boolean> {
  const { tryCycle } = read.tables;
  const next = await read.select({ id: tryCycle.id }).from(tryCycle).where(eq(tryCycle.after, id)).limit(1);
  return next.length > 0;
}

/** A cycle cannot go on from itself, so this ends; and nobody reads beyond the twentieth round. */
async function roundOf(read: Reader, after: TryId | null): Promise<number> {
  const { tryCycle } = read.tables;
  let round = 1;
  for (let id = after; id !== null && round < 20; round += 1) {
    const [before] = await read.select({ after: tryCycle.after }).from(tryCycle).where(eq(tryCycle.id, id));
    id = before?.after ?? null;
  }
  return round;
}
