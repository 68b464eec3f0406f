/** On its day, whoever has a signal is asked what came of it, and again each fortnight until they have said. */
import { z } from "zod";
import type { SignalId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { askedOn } from "../../schedule/due-days.js";
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
import { askOwnerNow } from "./owner-messages.js";
import { findSignal, ownerOf } from "./pulse-signals.js";
import { raise } from "./raise-signals.js";

const AGAIN_AFTER_MS = 14 * DAY;

/** `time` is 0 when they are first asked. */
const payload = z.object({ signal: z.string(), dueOn: z.string(), time: z.number() });
const askOwnerJob: JobName<z.infer<typeof payload>> = { kind: "ask-owner", payloads: { 1: payload } };

export async function askOwnerLater(tx: Writer, id: SignalId, dueOn: string, timeZone: string): Promise<void> {
  await askAt(tx, { signal: id, dueOn, time: 0 }, askedOn(dueOn, timeZone));
}

async function askAt(tx: Writer, payload: z.infer<(typeof askOwnerJob.payloads)[1]>, runAt: Date): Promise<void> {
  const { signal, dueOn, time } = payload;
  await enqueueNamed(tx, askOwnerJob, { payload, runAt, onceKey: `ask-owner:${signal}:${dueOn}:${time}` });
}

/** Where whoever had it has left, those who can find another are asked. */
export const askOwner: JobKind = defineJob(askOwnerJob, (payload, tools, job) =>
  tirelessly(() => ask(payload, tools), tools, job),
);

async function ask(
  { signal: id, dueOn, time }: PayloadOf<typeof askOwnerJob>,
  { store, clock }: Tools,
): Promise<JobResult> {
  const signal = await findSignal(store.read, id as SignalId);
  if (signal === undefined || signal.answeredAt !== null) return lapsed("it is answered");
  if (signal.dueOn !== dueOn) return lapsed("there is another day for it");
  const owner = ownerOf(signal);
  return done(async (tx) => {
    const now = clock.now();
    const once = `answer-due:${signal.id}:${dueOn}:${time}`;
    if (owner === undefined) await raise(tx, signal, once, now);
    else await askOwnerNow(tx, signal, owner, once, now);
    await askAt(tx, { signal: signal.id, dueOn, time: time + 1 }, later(now, AGAIN_AFTER_MS));
  });
}
