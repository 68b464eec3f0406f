/** What is left of who or what chose what: destroyed with its key, and taken out of the database's files. */
import { z } from "zod";
import type { PollId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { defineJob, type JobKind, tirelessly } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { removeVotes } from "./polls.js";

const payload = z.object({ poll: z.string() });
const forgetPollJob: JobName<z.infer<typeof payload>> = { kind: "forget-poll", payloads: { 1: payload } };

export async function planForgetting(tx: Writer, id: PollId, at: Date): Promise<void> {
  await enqueueNamed(tx, forgetPollJob, { payload: { poll: id }, runAt: at });
}

export const forgetPoll: JobKind = defineJob(forgetPollJob, ({ poll: id }, tools, job) =>
  tirelessly(
    async () => {
      await tools.store.write((tx) => removeVotes(tx, id as PollId));
      await tools.scene().waveKeys?.destroy(id);
      await tools.store.scrub("pollVote");
    },
    tools,
    job,
  ),
);
