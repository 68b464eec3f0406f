/** At every minute: which pulses have a wave due that was not opened yet; and opening it. */
import { z } from "zod";
import { newId, type PulseId, type WaveId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { DAY, later, MINUTE } from "../../schedule/clock.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../../schedule/job-kinds.js";
import { enqueueNamed, isWaiting, type JobName, recordSkipped } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { pausedUntil } from "../../schedule/recipients.js";
import { keyStoreOf } from "../key-store.js";
import { standingItems } from "../own-items.js";
import { findPulse, lastWave, type Pulse, standingPulses, type Wave } from "../pulses.js";
import { ROTATES_FROM } from "../questions.js";
import { type DueWave, dueWave, GRACE_DAYS, isLeftOut } from "./due-waves.js";
import { inviteToWaveJob } from "./invite-to-wave.js";
import { tellTooSmall } from "./tell-too-small.js";
import { countToAsk } from "./those-to-ask.js";

/** What came of an older wave is no longer in the books of jobs, and so is not looked for. */
const LOOKS_BACK_DAYS = 30;

const payload = z.object({
  pulse: z.string(),
  opensOn: z.string(),
  opensAt: z.coerce.date(),
  closesAt: z.coerce.date(),
});
type Due = z.infer<typeof payload>;

const openWaveJob: JobName<Due> = { kind: "open-wave", payloads: { 1: payload } };

export async function planWaves(tx: Writer, scene: Scene): Promise<void> {
  const { now, system } = scene;
  for (const pulse of await standingPulses(tx)) {
    const due = dueWave(pulse, now, system.timeZone, isBankHoliday);
    if (due === undefined || due.opensAt <= pulse.plannedAt || now > later(due.opensAt, LOOKS_BACK_DAYS * DAY))
      continue;
    await planWave(tx, scene, pulse, due);
  }
}

async function planWave(tx: Writer, { now }: Scene, pulse: Pulse, due: DueWave): Promise<void> {
  const { plannedOn, opensOn, opensAt, closesAt } = due;
  const onceKey = `wave:${pulse.id}:${plannedOn}`;
  const payload = { pulse: pulse.id, opensOn, opensAt, closesAt };
  const skip = (why: string) => recordSkipped(tx, openWaveJob, payload, onceKey, now, why);
  if (isLeftOut(opensOn, pulse.skippedMonths)) return skip("its month was left out for a national survey");
  const isPaused = ((await pausedUntil(tx)) ?? now) > now;
  if (isTooLate(due, now)) return skip(isPaused ? "paused by the stewards" : tooLate);
  if (!isPaused) await enqueueNamed(tx, openWaveJob, { payload, runAt: now, onceKey });
}

const tooLate = `its time had passed by more than ${GRACE_DAYS} days`;
const isTooLate = ({ opensAt }: Pick<Due, "opensAt">, now: Date): boolean => now > later(opensAt, GRACE_DAYS * DAY);

/** Settles what the wave asks, of whom and until when: nothing of it changes before it closes. */
export const openWave: JobKind = defineJob(openWaveJob, (due, tools, job) =>
  tirelessly(() => open(due, tools), tools, job),
);

async function open(due: Due, { store, scene }: Tools): Promise<JobResult> {
  const { now, ...rest } = scene();
  const pulse = await findPulse(store.read, due.pulse as PulseId);
  if (pulse === undefined || pulse.endedAt !== null) return lapsed("the pulse has ended");
  if (isTooLate(due, now)) return lapsed(tooLate);
  // What it asks could not be kept.
  keyStoreOf(rest);
  const last = await lastWave(store.read, pulse.id);
  if (last !== undefined && last.opensOn >= due.opensOn) return lapsed("it was opened before");
  if (last !== undefined && last.frozenAt === null) return waitsForLast(now);
  const number = (last?.number ?? -1) + 1;
  const opening = { number, half: pulse.halves ? number % 2 : null };
  const people = await countToAsk(store.read, pulse, { ...opening, opensOn: due.opensOn });
  return done(async (tx) => {
    // Whom another wave is asking at this moment, this one must leave out: both would ask the same people. One whose
    // asking was given up on holds up no other.
    if (await isWaiting(tx, inviteToWaveJob))
      return enqueueNamed(tx, openWaveJob, { payload: due, runAt: later(now, MINUTE) });
    // Nobody is asked for nothing.
    if (people < pulse.threshold) return tellTooSmall(tx, pulse, due.opensOn, now);
    await beginWave(tx, pulse, due, { ...opening, rotates: people >= ROTATES_FROM }, now);
  });
}

/** What keeps it from being counted may be mended in time. */
function waitsForLast(now: Date): JobResult {
  const why = "the wave before it is not closed yet";
  return { kind: "later", at: later(now, MINUTE), why, mayHaveArrived: false, untried: true };
}

async function beginWave(
  tx: Writer,
  pulse: Pulse,
  { opensOn, opensAt, closesAt }: Due,
  opening: Pick<Wave, "number" | "half" | "rotates">,
  now: Date,
): Promise<void> {
  const id = newId<WaveId>();
  const { number } = opening;
  const own = await standingItems(tx);
  await tx.insert(tx.tables.wave).values({
    ...{ id, pulseId: pulse.id, opensOn, opensAt, closesAt, threshold: pulse.threshold, ...opening },
    ownItemId: own[number % Math.max(1, own.length)]?.id ?? null,
    takesComments: number % COMMENTS_EVERY === COMMENTS_EVERY - 1,
  });
  await enqueueNamed(tx, inviteToWaveJob, { payload: { wave: id, after: null }, runAt: now });
}

/** The third wave takes comments, and every third after it. */
const COMMENTS_EVERY = 3;
