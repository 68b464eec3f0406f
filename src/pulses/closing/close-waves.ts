/** Closes waves whose time is over: no more answers, one count, and then nothing but what may be known. */
import { and, count, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { WaveId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import type { WaveKeys } from "../../database/wave-keys.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { afterWorkingDays } from "../../schedule/working-days.js";
import { keysOf } from "../answers.js";
import { saveFigures } from "../figures.js";
import { keyStoreOf } from "../key-store.js";
import { findPulse, findWave, unfrozenWaves, type Wave } from "../pulses.js";
import { tellResults } from "../results/tell-results.js";
import { watchWave } from "../signals/watch-for-signals.js";
import { askedPeople } from "./asked-people.js";
import { dropEndedCarries, openCarry, saveCarry } from "./carry.js";
import { forgetWaveJob } from "./forget-wave.js";
import { type Outturn, outturnOf } from "./outturn.js";
import { partsOf } from "./parts.js";
import { countWave, type WaveCount, type WaveTally } from "./tally-wave.js";

/** Leaders read a result so many working days after the group that gave it. */
const LEADERS_AFTER_DAYS = 1;
const COMMENTS_AT_ONCE = 500;

const payload = z.object({ wave: z.string() });
const closeWaveJob: JobName<z.infer<typeof payload>> = { kind: "close-wave", payloads: { 1: payload } };

export async function planClosings(tx: Writer, { now }: Scene): Promise<void> {
  for (const { id, closesAt } of await unfrozenWaves(tx)) {
    const due = { payload: { wave: id }, runAt: now, onceKey: `close:${id}` };
    if (closesAt <= now) await enqueueNamed(tx, closeWaveJob, due);
  }
  // Nothing comes after it that could be shown together with what waits.
  const keys = await dropEndedCarries(tx, now);
  if (keys.length > 0) await enqueueNamed(tx, forgetWaveJob, { payload: { keys: [...keys] }, runAt: now });
}

/** Until it has succeeded answers and key stay where they are, and no next wave opens. */
export const closeWave: JobKind = defineJob(closeWaveJob, ({ wave }, tools, job) =>
  tirelessly(() => close(wave as WaveId, tools), tools, job),
);

async function close(id: WaveId, tools: Tools): Promise<JobResult> {
  const { store } = tools;
  const { now, system, ...rest } = tools.scene();
  const found = await findWave(store.read, id);
  const pulse = found && (await findPulse(store.read, found.pulseId));
  if (found === undefined || pulse === undefined || found.frozenAt !== null) return lapsed("it is closed already");
  // Before anything that may be out of reach: whatever becomes of the count, no answer is taken after this.
  await store.write((tx) => endAnswers(tx, found.id, now));
  const waveKeys = keyStoreOf(rest);
  const { tally, comments } = await countOnce(found.id, waveKeys, tools);
  const asked = await askedPeople(store.read, found);
  const parts = await partsOf(store.read, pulse.group);
  const carried = await openCarry(store.read, waveKeys, pulse.id);
  const outturn = outturnOf(found, tally, asked, parts, carried.waves);
  const carryKey = { id: `carry:${found.id}`, key: await waveKeys.make(`carry:${found.id}`) };
  const leadersFrom = afterWorkingDays(now, LEADERS_AFTER_DAYS, system.timeZone, isBankHoliday);
  return done(async (tx) => {
    await freeze(tx, { wave: found, tally, outturn, comments, now, leadersFrom });
    await saveCarry(tx, pulse.id, carryKey, outturn.carried);
    await tellResults(tx, { id: found.id, frozenAt: now, leadersFrom });
    await watchWave(tx, { id: found.id, now });
    const ended = [found.id, ...(carried.keyId === undefined ? [] : [carried.keyId])];
    await enqueueNamed(tx, forgetWaveJob, { payload: { keys: ended, wave: found.id }, runAt: now });
  });
}

/** A key that is out of reach is waited for. One that is gone opens nothing any more. */
async function countOnce(id: WaveId, waveKeys: WaveKeys, { store, log }: Tools): Promise<WaveCount> {
  const keys = await keysOf(waveKeys, id);
  if (keys !== undefined) return countWave(store.read, id, keys);
  log.warn({ wave: id }, "a wave's key is lost, and its answers with it");
  return nothing;
}

const nothing: WaveCount = { tally: { answered: 0, strata: new Map() }, comments: [] };

/**
 * From the commit on, whoever answers is told that it has closed. The rows are read too: PostgreSQL then lets no answer
 * be written after this that began before, which would be taken and not counted.
 */
async function endAnswers(tx: Writer, id: WaveId, now: Date): Promise<void> {
  const { wave, waveAnswer } = tx.tables;
  await tx.select({ rows: count() }).from(waveAnswer).where(eq(waveAnswer.waveId, id));
  await tx
    .update(wave)
    .set({ closedAt: now })
    .where(and(eq(wave.id, id), isNull(wave.closedAt)));
}

interface Freezing {
  readonly wave: Wave;
  readonly tally: WaveTally;
  readonly outturn: Outturn;
  readonly comments: readonly string[];
  readonly now: Date;
  readonly leadersFrom: Date;
}

/** What may be known, and that nothing else ever will be, in one: from here on the rows are there to be destroyed. */
async function freeze(
  tx: Writer,
  { wave: closed, tally, outturn, comments, now, leadersFrom }: Freezing,
): Promise<void> {
  const { wave, waveInvitation } = tx.tables;
  const waveId = closed.id;
  await saveFigures(
    tx,
    outturn.figures.map((figure) => ({ waveId, ...figure })),
  );
  if (comments.length >= closed.threshold) await saveComments(tx, waveId, comments);
  const [asked] = await tx.select({ people: count() }).from(waveInvitation).where(eq(waveInvitation.waveId, waveId));
  const answered = tally.answered < closed.threshold ? null : tally.answered;
  await tx
    .update(wave)
    .set({ frozenAt: now, invited: asked?.people ?? 0, answered, leadersFrom })
    .where(eq(wave.id, waveId));
}

async function saveComments(tx: Writer, waveId: WaveId, comments: readonly string[]): Promise<void> {
  const rows = comments.map((words, position) => ({ waveId, position, words }));
  for (let from = 0; from < rows.length; from += COMMENTS_AT_ONCE)
    await tx.insert(tx.tables.waveComment).values(rows.slice(from, from + COMMENTS_AT_ONCE));
}
