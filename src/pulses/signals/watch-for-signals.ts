/**
 * Once a wave's figures stand, each dimension of each part of its group is looked at: where its newest point is a
 * special cause of concern, that is a signal, and somebody has to see to it.
 *
 * On trial limits as well, and said to be "so far". They are drawn from the very values that they judge and so are the
 * wider for what stands out: in 4,000 series of chance alone, in whole points, 0.3 to 0.8 % of waves gave a signal on
 * limits from 5 to 11 results, against 1.3 to 3.3 % on limits that are locked. To wait for 12 would tell an early fall of
 * two or three standard deviations up to two waves later, and spare nobody. Of fewer than five results in a row a chart
 * says nothing at all (src/statistics/limits.ts), so neither does this.
 *
 * Dimensions only: with the fifteen items as well, chance alone would bring up four times as many.
 */
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { WaveId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName, type PayloadOf } from "../../schedule/jobs.js";
import { findWave, frozenWaves, type Wave } from "../pulses.js";
import { cellsIn, standingsOf } from "./dimension-standings.js";
import { addSignal, type NewSignal } from "./pulse-signals.js";
import { raiseSignalsJob } from "./raise-signals.js";

const payload = z.object({ wave: z.string() });
const watchForSignalsJob: JobName<z.infer<typeof payload>> = { kind: "watch-for-signals", payloads: { 1: payload } };

/** To be called in the transaction that freezes a wave. Looked at once, however often it is called. */
export async function watchWave(tx: Writer, { id, now }: { readonly id: WaveId; readonly now: Date }): Promise<void> {
  await enqueueNamed(tx, watchForSignalsJob, { payload: { wave: id }, runAt: now, onceKey: `signals:${id}` });
}

export const watchForSignals: JobKind = defineJob(watchForSignalsJob, (payload, tools, job) =>
  tirelessly(() => watch(payload, tools), tools, job),
);

async function watch({ wave: id }: PayloadOf<typeof watchForSignalsJob>, { store, scene }: Tools): Promise<JobResult> {
  const wave = await findWave(store.read, id as WaveId);
  if (wave?.frozenAt == null || wave.leadersFrom === null) return lapsed("the wave is not frozen");
  const { leadersFrom } = wave;
  const { now } = scene();
  const found = await concernsIn(store.read, wave);
  return done(async (tx) => {
    for (const concern of found) await addSignal(tx, { ...concern, openedAt: now });
    await enqueueNamed(tx, raiseSignalsJob, {
      payload: { wave: wave.id },
      runAt: leadersFrom,
      onceKey: `raise-signals:${wave.id}`,
    });
  });
}

/** Part by part, so that nothing else waits for all of them. */
async function concernsIn(read: Reader, wave: Wave): Promise<readonly Omit<NewSignal, "openedAt">[]> {
  const { pulseId } = wave;
  const waves = (await frozenWaves(read, pulseId)).filter(({ number }) => number <= wave.number);
  const found: Omit<NewSignal, "openedAt">[] = [];
  for (const cell of await cellsIn(read, wave)) {
    for (const { measure, newest, variation } of await standingsOf(read, { id: pulseId }, cell, waves)) {
      if (newest.id !== wave.id || variation?.kind !== "concern") continue;
      const { rule, side } = variation;
      found.push({ pulseId, cell, measure, wave, rule, side });
    }
    await setImmediate();
  }
  return found;
}
