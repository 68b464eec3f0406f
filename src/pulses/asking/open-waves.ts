/** At every minute: which pulses have a wave due that was not opened yet; and opening it. */
import { z } from "zod";
import { newId, type PulseId, type WaveId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { countMembers } from "../../groups/groups.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName, recordSkipped } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { pausedUntil } from "../../schedule/recipients.js";
import { standingItems } from "../own-items.js";
import { findPulse, lastWave, type Pulse, standingPulses, type Wave } from "../pulses.js";
import { ROTATES_FROM } from "../questions.js";
import { type DueWave, dueWave, GRACE_DAYS, monthOf } from "./due-waves.js";
import { inviteToWaveJob } from "./invite-to-wave.js";
import { tellTooSmall } from "./tell-too-small.js";

const payload = z.object({
  pulse: z.string(),
  opensOn: z.string(),
  opensAt: z.coerce.date(),
  closesAt: z.coerce.date(),
});
type Due = z.infer<typeof payload>;

const openWaveJob: JobName<Due> = { kind: "open-wave", payloads: { 1: payload } };

export async function planWaves(tx: Writer, scene: Scene): Promise<void> {
  for (const pulse of await standingPulses(tx)) {
    const due = dueWave(pulse, scene.now, scene.system.timeZone, isBankHoliday);
    if (due !== undefined && due.opensAt > pulse.plannedAt) await planWave(tx, scene, pulse, due);
  }
}

async function planWave(tx: Writer, { now }: Scene, pulse: Pulse, due: DueWave): Promise<void> {
  const { plannedOn, opensOn, opensAt, closesAt } = due;
  const onceKey = `wave:${pulse.id}:${plannedOn}`;
  const payload = { pulse: pulse.id, opensOn, opensAt, closesAt };
  const skip = (why: string) => recordSkipped(tx, openWaveJob, payload, onceKey, now, why);
  if (pulse.skippedMonths.includes(monthOf(opensOn))) return skip("its month was left out for a national survey");
  const isPaused = ((await pausedUntil(tx)) ?? now) > now;
  if (now > later(opensAt, GRACE_DAYS * DAY))
    return skip(isPaused ? "paused by the stewards" : "its time had passed by more than two days");
  if (!isPaused) await enqueueNamed(tx, openWaveJob, { payload, runAt: now, onceKey });
}

/** Settles what the wave asks, of whom and until when: nothing of it changes before it closes. */
export const openWave: JobKind = defineJob(openWaveJob, async (due, { scene }) =>
  done((tx) => settleWave(tx, due, scene())),
);

async function settleWave(tx: Writer, due: Due, { now }: Scene): Promise<void> {
  const pulse = await findPulse(tx, due.pulse as PulseId);
  if (pulse === undefined || pulse.endedAt !== null) return;
  const last = await lastWave(tx, pulse.id);
  if (last !== undefined && (last.frozenAt === null || last.opensOn >= due.opensOn)) return;
  const people = await countMembers(tx, pulse.group);
  // Nobody is asked for nothing.
  if (people < pulse.threshold) return tellTooSmall(tx, pulse, due.opensOn, now);
  const wave = await waveOf(tx, pulse, due, (last?.number ?? -1) + 1, people);
  await tx.insert(tx.tables.wave).values(wave);
  await enqueueNamed(tx, inviteToWaveJob, { payload: { wave: wave.id, after: null }, runAt: now });
}

async function waveOf(tx: Writer, pulse: Pulse, due: Due, number: number, people: number) {
  const own = await standingItems(tx);
  const { opensOn, opensAt, closesAt } = due;
  return {
    ...{ id: newId<WaveId>(), pulseId: pulse.id, number, opensOn, opensAt, closesAt },
    threshold: pulse.threshold,
    rotates: people >= ROTATES_FROM,
    half: pulse.halves ? number % 2 : null,
    ownItemId: own[number % Math.max(1, own.length)]?.id ?? null,
    takesComments: number % 3 === 2,
  } satisfies Partial<Wave>;
}
