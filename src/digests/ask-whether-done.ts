/** On its day, whoever has what a digest asked is asked whether it is done, once. */
import { z } from "zod";
import type { DigestAskId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { askedOn } from "../schedule/due-days.js";
import { defineJob, done, type JobKind, lapsed } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { askOwnerWhether } from "./ask-messages.js";
import { type Ask, findAsk } from "./digest-asks.js";

const payload = z.object({ ask: z.string(), dueOn: z.string() });
const askWhetherDoneJob: JobName<z.infer<typeof payload>> = { kind: "ask-whether-done", payloads: { 1: payload } };

export async function askIfDone(tx: Writer, { id, room }: Ask, dueOn: string): Promise<void> {
  const runAt = askedOn(dueOn, room.timeZone);
  const onceKey = `ask-whether-done:${id}:${dueOn}`;
  await enqueueNamed(tx, askWhetherDoneJob, { payload: { ask: id, dueOn }, runAt, onceKey });
}

export const askWhetherDone: JobKind = defineJob(askWhetherDoneJob, async ({ ask: id, dueOn }, { store, clock }) => {
  const ask = await findAsk(store.read, id as DigestAskId);
  if (ask === undefined || ask.doneAt !== null) return lapsed("it is done");
  if (ask.dueOn !== dueOn) return lapsed("there is another day for it");
  if (ask.owner === undefined) return lapsed("nobody has it");
  return done((tx) => askOwnerWhether(tx, ask, clock.now()));
});
