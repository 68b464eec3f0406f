/** Once the figures stand: destroys the keys of what they were made from, and what the files still hold of it. */
import { z } from "zod";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import type { JobName } from "../../schedule/jobs.js";

const payload = z.object({ keys: z.array(z.string()) });
export const forgetWaveJob: JobName<z.infer<typeof payload>> = { kind: "forget-wave", payloads: { 1: payload } };

/** What fails is tried again, until nothing is left. */
export const forgetWave: JobKind = defineJob(forgetWaveJob, async ({ keys }, { store, scene }) => {
  const { waveKeys } = scene();
  for (const id of keys) await waveKeys?.destroy(id);
  await store.scrub("waveAnswer", "pulseCarry");
  return done();
});
