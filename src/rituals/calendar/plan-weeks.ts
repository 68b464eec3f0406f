/** Every hour: which weeks have begun that were not planned yet, zone by zone. */
import { z } from "zod";
import type { Reader, Writer } from "../../database/store.js";
import { HOUR } from "../../schedule/clock.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName, jobEnd, recordSkipped } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { addDays, weekOf } from "../../schedule/occurrences.js";
import { type Zone, zonesOfPeople } from "./zone-people.js";

const payload = z.object({
  monday: z.string(),
  timeZone: z.string(),
  isSystems: z.boolean(),
  unknown: z.array(z.string()).readonly(),
  after: z.string().nullable(),
});
export type PlannedWeek = z.infer<typeof payload>;

const lookPayload = z.object({});
const lookForWeeksJob: JobName<z.infer<typeof lookPayload>> = { kind: "look-for-weeks", payloads: { 1: lookPayload } };

export const planWeekJob: JobName<PlannedWeek> = { kind: "plan-week", payloads: { 1: payload } };

/** The books of jobs go no further back. */
const LOOKS_BACK_WEEKS = 8;

const onceKeyOf = (monday: string, timeZone: string): string => `plan-week:${monday}:${timeZone}`;

/**
 * At every minute, and done once in an hour: everybody is read for it, which is no work for the transaction that all
 * else is planned in. Weeks begin at night, long before anything is said.
 */
export async function planWeeks(tx: Writer, { now }: Scene): Promise<void> {
  const onceKey = `look-for-weeks:${Math.floor(now.getTime() / HOUR)}`;
  await enqueueNamed(tx, lookForWeeksJob, { payload: {}, runAt: now, onceKey });
}

/** Each person's week is planned when it begins where they are; what is left of it, where nothing ran then. */
export const lookForWeeks: JobKind = defineJob(lookForWeeksJob, async (_, { store, scene }) => {
  const { now, system } = scene();
  const zones = await zonesOfPeople(store.read, system.timeZone);
  return done(async (tx) => {
    for (const zone of zones) await beginWeek(tx, zone, now);
  });
});

async function beginWeek(tx: Writer, zone: Zone, now: Date): Promise<void> {
  const { timeZone } = zone;
  const monday = weekOf(now, timeZone);
  const onceKey = onceKeyOf(monday, timeZone);
  if ((await jobEnd(tx, onceKey)) !== undefined) return;
  await enqueueNamed(tx, planWeekJob, { payload: { ...zone, monday, after: null }, runAt: now, onceKey });
  for (const missed of await missedWeeks(tx, monday, timeZone)) {
    const payload = { ...zone, monday: missed, after: null };
    await recordSkipped(tx, planWeekJob, payload, onceKeyOf(missed, timeZone), now, "its time had passed");
  }
}

/** Whole weeks in which nothing ran, since the last that was planned. */
async function missedWeeks(read: Reader, monday: string, timeZone: string): Promise<readonly string[]> {
  const missed: string[] = [];
  for (let back = 1; back <= LOOKS_BACK_WEEKS; back += 1) {
    const before = addDays(monday, -7 * back);
    if ((await jobEnd(read, onceKeyOf(before, timeZone))) !== undefined) return missed;
    missed.push(before);
  }
  return [];
}
