/** The one table that is both the outbox and the schedule: what goes in, who holds it, how it ends. */
import { and, asc, eq, inArray, isNull, lte, notInArray, sql } from "drizzle-orm";
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

/** Adds a feature's job, in the lane that all such jobs share. */
export async function enqueueNamed<P>(
  tx: Writer,
  name: JobName<P>,
  payload: P,
  runAt: Date,
  onceKey?: string,
): Promise<void> {
  const payloadVersion = currentVersion(name.payloads);
  await enqueue(tx, { kind: name.kind, lane: "core", payload, payloadVersion, runAt, onceKey });
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

/** Takes up to `limit` due jobs, oldest first, none from `exceptLanes`. One statement, committed by itself. */
export async function claimDue(
  store: Store,
  now: Date,
  limit: number,
  exceptLanes: readonly string[],
): Promise<readonly ClaimedJob[]> {
  const claimed = await store.claim((tx) => {
    const { job } = tx.tables;
    const due = tx
      .select({ id: job.id })
      .from(job)
      .where(and(isNull(job.doneAt), lte(job.runAt, now), notInArray(job.lane, [...exceptLanes])))
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

/** When the next job outside `exceptLanes` is due; undefined where nothing waits. */
export async function nextDue(read: Reader, exceptLanes: readonly string[]): Promise<Date | undefined> {
  const { job } = read.tables;
  const [next] = await read
    .select({ runAt: job.runAt })
    .from(job)
    .where(and(isNull(job.doneAt), notInArray(job.lane, [...exceptLanes])))
    .orderBy(asc(job.runAt))
    .limit(1);
  return next?.runAt;
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

/** Gives a job back until `runAt`. `mayHaveArrived` remembers that an earlier send might have been taken. */
export async function postpone(
  tx: Writer,
  job: ClaimedJob,
  runAt: Date,
  why: string,
  mayHaveArrived: boolean,
): Promise<boolean> {
  const startedAt = mayHaveArrived ? {} : { startedAt: null };
  return changeHeld(tx, job, { runAt, claim: null, lastError: why, ...startedAt });
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

/** Opens an abandoned or parked job again, for somebody who mended what stood in its way. */
export async function reopen(tx: Writer, id: JobId, now: Date): Promise<boolean> {
  const { job } = tx.tables;
  const reopened = await tx
    .update(job)
    .set({ doneAt: null, outcome: null, claim: null, runAt: now, attempts: 0 })
    .where(and(eq(job.id, id), inArray(job.outcome, ["abandoned", "parked"])))
    .returning({ id: job.id });
  return reopened.length === 1;
}
