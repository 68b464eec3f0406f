/** The one table that is both the outbox and the schedule: what goes in, who holds it, how it ends. */
import { and, asc, desc, eq, inArray, isNull, lte, notInArray, type SQL, sql } from "drizzle-orm";
import { type JobId, newId } from "../database/ids.js";
import { statement } from "../database/statement.js";
import type { Reader, Store, Writer } from "../database/store.js";
import type { JobOutcome } from "../database/tables/schedule.js";
import { later, MINUTE } from "./clock.js";
import { currentVersion, type Payloads } from "./payloads.js";

/** How long a claim holds. Longer than any send may take; after it, another replica takes the job for abandoned. */
export const LEASE_MS = 2 * MINUTE;

export interface NewJob {
  readonly kind: string;
  readonly lane: string;
  readonly payload: unknown;
  readonly payloadVersion: number;
  readonly runAt: Date;
  /** A second job with the same key is not added. */
  readonly onceKey?: string | undefined;
}

export interface ClaimedJob {
  readonly id: JobId;
  readonly kind: string;
  readonly lane: string;
  readonly payload: unknown;
  readonly payloadVersion: number;
  readonly attempts: number;
  readonly faults: number;
  readonly claim: string;
  readonly startedAt: Date | null;
}

const insertJob = statement((db) =>
  db
    .insert(db.tables.job)
    .values({
      id: sql.placeholder("id"),
      kind: sql.placeholder("kind"),
      lane: sql.placeholder("lane"),
      onceKey: sql.placeholder("onceKey"),
      payload: sql.placeholder("payload"),
      payloadVersion: sql.placeholder("payloadVersion"),
      runAt: sql.placeholder("runAt"),
      attempts: 0,
    })
    .onConflictDoNothing(),
);

/** Adds a job in the transaction of the fact that causes it. */
export async function enqueue(tx: Writer, job: NewJob): Promise<void> {
  await insertJob(tx, { id: newId<JobId>(), ...job, onceKey: job.onceKey ?? null });
}

/** A job of a feature: what it is called and what its payload was in each version. */
export interface JobName<P> {
  readonly kind: string;
  readonly payloads: Payloads<P>;
}

export type PayloadOf<J> = J extends JobName<infer P> ? P : never;

/** Adds a feature's job. Its lane is the workspace that it calls upon; what calls upon none has a lane of its own. */
export async function enqueueNamed<P>(
  tx: Writer,
  name: JobName<P>,
  { payload, runAt, onceKey, lane = "core" }: { payload: P; runAt: Date; onceKey?: string; lane?: string },
): Promise<void> {
  const payloadVersion = currentVersion(name.payloads);
  await enqueue(tx, { kind: name.kind, lane, payload, payloadVersion, runAt, onceKey });
}

/** Records an occurrence whose time passed while nothing ran, so that it is neither forgotten nor done late. */
export async function recordSkipped<P>(
  tx: Writer,
  name: JobName<P>,
  payload: P,
  onceKey: string,
  now: Date,
  why: string,
): Promise<void> {
  const payloadVersion = currentVersion(name.payloads);
  const ended = { doneAt: now, outcome: "skipped", lastError: why } as const;
  await tx
    .insert(tx.tables.job)
    .values({
      id: newId<JobId>(),
      kind: name.kind,
      lane: "core",
      onceKey,
      payload,
      payloadVersion,
      runAt: now,
      attempts: 0,
      ...ended,
    })
    .onConflictDoNothing();
}

export interface Lane {
  readonly lane: string;
  /** When its next job is due. */
  readonly next: Date;
}

/** When the job of this key ended; "waits" where it has not; undefined where there is none. */
export async function jobEnd(read: Reader, onceKey: string): Promise<Date | "waits" | undefined> {
  const { job } = read.tables;
  const [row] = await read.select({ doneAt: job.doneAt }).from(job).where(eq(job.onceKey, onceKey));
  return row && (row.doneAt ?? "waits");
}

/** What was begun more often than this fails time and again, and nothing else waits for it. */
const OFTEN = 5;

/** Whether a job of this name is about to be done. One that was given up on is not, nor one that fails time and again. */
export async function isWaiting<P>(read: Reader, { kind }: JobName<P>): Promise<boolean> {
  const { job } = read.tables;
  const waits = and(eq(job.kind, kind), isNull(job.doneAt), lte(job.attempts, OFTEN));
  return (await read.select({ id: job.id }).from(job).where(waits).limit(1)).length > 0;
}

/**
 * Every lane in which something waits. SQL has no skip scan to list them, so each step of the recursion seeks the
 * next lane in the index: the cost follows the lanes, not the jobs.
 */
export async function waitingLanes(read: Reader): Promise<readonly Lane[]> {
  return selectLanes(read, {});
}

const selectLanes = statement((db: Reader) => {
  const { job } = db.tables;
  const firstAfter = (bound: SQL) => sql`(select min(${job.lane}) from ${job} where ${job.doneAt} is null ${bound})`;
  const next = sql`(select min(${job.runAt}) from ${job} where ${job.doneAt} is null and ${job.lane} = lanes.name)`;
  const lanes = sql`(with recursive lanes(name) as (
    select ${firstAfter(sql``)}
    union all
    select ${firstAfter(sql`and ${job.lane} > lanes.name`)} from lanes where lanes.name is not null
  ) select name, ${next} as next from lanes where name is not null) as waiting`;
  return db.select({ lane: sql<string>`name`, next: sql`next`.mapWith(job.runAt) }).from(lanes);
});

export interface Claim {
  readonly lane: string;
  readonly now: Date;
  readonly limit: number;
  /** What this process works at already, however long it takes: only another may take that for abandoned. */
  readonly atWork: readonly JobId[];
}

/** Takes due jobs of one lane, oldest first. One statement, committed by itself. */
export async function claimDue(store: Store, { lane, now, limit, atWork }: Claim): Promise<readonly ClaimedJob[]> {
  const claimed = await store.claim((tx) => {
    const { job } = tx.tables;
    const due = tx
      .select({ id: job.id })
      .from(job)
      .where(and(isNull(job.doneAt), eq(job.lane, lane), lte(job.runAt, now), notInArray(job.id, [...atWork])))
      .orderBy(asc(job.runAt))
      .limit(limit);
    // Without MATERIALIZED, PostgreSQL may run the inner select again and claim more than the limit.
    const ids = sql`(with due as materialized (${due.getSQL()} ${store.skipLocked}) select id from due)`;
    return tx
      .update(job)
      .set({ runAt: later(now, LEASE_MS), claim: newId(), attempts: sql`${job.attempts} + 1` })
      .where(inArray(job.id, ids))
      .returning();
  });
  return claimed.flatMap(({ claim, ...job }) => (claim === null ? [] : [{ ...job, claim }]));
}

/** Says that the send is about to begin. False where the claim is lost: then it must not begin. */
export async function begin(tx: Writer, job: ClaimedJob, now: Date): Promise<boolean> {
  return changeHeld(tx, job, { startedAt: now, runAt: later(now, LEASE_MS) });
}

/** Ends a job for good. False where the claim is lost: then nothing of its effect may be written. */
export async function finish(
  tx: Writer,
  job: ClaimedJob,
  outcome: JobOutcome,
  now: Date,
  why?: string,
): Promise<boolean> {
  return changeHeld(tx, job, { doneAt: now, outcome, claim: null, lastError: why ?? null });
}

/** Deletes a job that has ended, where how it ended says more than may be known. */
export async function forget(tx: Writer, { id }: ClaimedJob): Promise<void> {
  const { job } = tx.tables;
  await tx.delete(job).where(eq(job.id, id));
}

export interface Postponement {
  readonly at: Date;
  readonly why: string;
  /** An earlier send might have been taken. */
  readonly mayHaveArrived: boolean;
  /** Our own code failed at it. */
  readonly fault?: boolean;
  /** It was not tried: it waits for its turn, or for better manners. */
  readonly untried?: boolean;
}

/** Gives a job back until then. */
export async function postpone(tx: Writer, job: ClaimedJob, { at, why, ...rest }: Postponement): Promise<boolean> {
  const startedAt = rest.mayHaveArrived ? {} : { startedAt: null };
  const attempts = rest.untried === true ? { attempts: job.attempts - 1 } : {};
  const faults = rest.fault === true ? { faults: job.faults + 1 } : {};
  return changeHeld(tx, job, { runAt: at, claim: null, lastError: why, ...startedAt, ...attempts, ...faults });
}

type Change = Partial<Writer["tables"]["job"]["$inferInsert"]>;

async function changeHeld(tx: Writer, { id, claim }: ClaimedJob, change: Change): Promise<boolean> {
  const { job } = tx.tables;
  const changed = await tx
    .update(job)
    .set(change)
    .where(and(eq(job.id, id), eq(job.claim, claim), isNull(job.doneAt)))
    .returning({ id: job.id });
  return changed.length === 1;
}

/** What was given up, newest first, for whoever mends what stood in its way. No words are in it: jobs hold ids. */
export async function givenUp(read: Reader, limit: number) {
  const { job } = read.tables;
  return read
    .select({ id: job.id, kind: job.kind, outcome: job.outcome, why: job.lastError, doneAt: job.doneAt })
    .from(job)
    .where(inArray(job.outcome, ["abandoned", "parked"]))
    .orderBy(desc(job.doneAt))
    .limit(limit);
}

/** Opens an abandoned or parked job again, for somebody who mended what stood in its way. */
export async function reopen(tx: Writer, id: JobId, now: Date): Promise<boolean> {
  const { job } = tx.tables;
  const reopened = await tx
    .update(job)
    .set({ doneAt: null, outcome: null, claim: null, runAt: now, attempts: 0, faults: 0 })
    .where(and(eq(job.id, id), inArray(job.outcome, ["abandoned", "parked"])))
    .returning({ id: job.id });
  return reopened.length === 1;
}
