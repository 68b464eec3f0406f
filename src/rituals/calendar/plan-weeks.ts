/** At every minute: which weeks have begun that were not planned yet, zone by zone. */
import { z } from "zod";
import type { Reader, Writer } from "../../database/store.js";
import { enqueueNamed, type JobName, jobEnd, recordSkipped } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { addDays, weekOf } from "../../schedule/occurrences.js";
import { zonesOfPeople } from "./zone-people.js";

const payload = z.object({ monday: z.string(), timeZone: z.string(), after: z.string().nullable() });
export type PlannedWeek = z.infer<typeof payload>;

export const planWeekJob: JobName<PlannedWeek> = { kind: "plan-week", payloads: { 1: payload } };

/** The books of jobs go no further back. */
const LOOKS_BACK_WEEKS = 8;

const onceKeyOf = (monday: string, timeZone: string): string => `plan-week:${monday}:${timeZone}`;

/** Each person's week is planned when it begins where they are; what is left of it, where nothing ran then. */
export async function planWeeks(tx: Writer, { now, system }: Scene): Promise<void> {
  for (const timeZone of await zonesOfPeople(tx, system.timeZone)) {
    const monday = weekOf(now, timeZone);
    const onceKey = onceKeyOf(monday, timeZone);
    if ((await jobEnd(tx, onceKey)) !== undefined) continue;
    await enqueueNamed(tx, planWeekJob, { payload: { monday, timeZone, after: null }, runAt: now, onceKey });
    for (const missed of await missedWeeks(tx, monday, timeZone))
      await recordSkipped(
        tx,
        planWeekJob,
        { monday: missed, timeZone, after: null },
        onceKeyOf(missed, timeZone),
        now,
        "its time had passed",
      );
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
