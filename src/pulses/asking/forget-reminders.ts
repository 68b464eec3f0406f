/**
 * Who was sent a reminder leaves no row, but for a while its job stands in the database's log: there somebody whose
 * reminder was sent differs from somebody who had answered by how long their job took.
 */
import { and, isNull, like } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../../database/store.js";
import { HOUR, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind, type JobResult, type Tools, tirelessly } from "../../schedule/job-kinds.js";
import type { JobName, PayloadOf } from "../../schedule/jobs.js";
import { REMINDER_KEY } from "./pulse-asked.js";

const payload = z.object({ wave: z.string() });
export const forgetRemindersJob: JobName<z.infer<typeof payload>> = {
  kind: "forget-reminders",
  payloads: { 1: payload },
};

/** While reminders go out, and once more when all have gone. */
export const EVERY_MS = HOUR;

export const forgetReminders: JobKind = defineJob(forgetRemindersJob, (payload, tools, job) =>
  tirelessly(() => forget(payload, tools), tools, job),
);

async function forget({ wave }: PayloadOf<typeof forgetRemindersJob>, { store, scene }: Tools): Promise<JobResult> {
  const isWaiting = await someWait(store.read, wave);
  await store.scrub("job");
  if (!isWaiting) return done();
  const why = "reminders are still going out";
  return { kind: "later", at: later(scene().now, EVERY_MS), why, mayHaveArrived: false, untried: true };
}

async function someWait(read: Reader, wave: string): Promise<boolean> {
  const { job } = read.tables;
  const waits = and(like(job.onceKey, `${REMINDER_KEY}:${wave}:%`), isNull(job.doneAt));
  return (await read.select({ id: job.id }).from(job).where(waits).limit(1)).length > 0;
}
