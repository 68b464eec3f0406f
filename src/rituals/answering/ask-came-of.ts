/** On its day, whoever sees to an answer is asked what came of it, and once more a fortnight later. */
import { z } from "zod";
import type { RitualAnswerId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { askedOn } from "../../schedule/due-days.js";
import { defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { anyAnswer } from "./answered-rituals.js";
import { askCameOfNow } from "./owner-messages.js";

const AGAIN_AFTER_MS = 14 * DAY;
const TIMES = 2;

/** `time` is 0 when they are first asked. */
const payload = z.object({ answer: z.string(), time: z.number() });
const askCameOfJob: JobName<z.infer<typeof payload>> = { kind: "ask-ritual-owner", payloads: { 1: payload } };

export async function askCameOfLater(tx: Writer, id: RitualAnswerId, dueOn: string, timeZone: string): Promise<void> {
  await askAt(tx, { answer: id, time: 0 }, askedOn(dueOn, timeZone));
}

async function askAt(tx: Writer, payload: z.infer<(typeof askCameOfJob.payloads)[1]>, runAt: Date): Promise<void> {
  const { answer, time } = payload;
  await enqueueNamed(tx, askCameOfJob, { payload, runAt, onceKey: `ask-ritual-owner:${answer}:${time}` });
}

export const askCameOf: JobKind = defineJob(askCameOfJob, async ({ answer: id, time }, { store, clock }) => {
  const answer = await anyAnswer(store.read, id as RitualAnswerId);
  if (answer === undefined) return lapsed("it was taken back");
  const { owner, cameOf, author } = answer;
  if (cameOf !== undefined) return lapsed("it is answered");
  if (owner === undefined) return lapsed("nobody has it any more");
  if (author.awayAt !== null) return lapsed("whoever wrote it is away");
  return done(async (tx) => {
    const now = clock.now();
    await askCameOfNow(tx, answer.id, owner, `ritual-due:${answer.id}:${time}`, now);
    if (time + 1 < TIMES) await askAt(tx, { answer: answer.id, time: time + 1 }, later(now, AGAIN_AFTER_MS));
  });
});
