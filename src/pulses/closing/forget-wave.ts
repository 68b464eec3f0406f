/** Once the figures stand: destroys the keys of what they were made from, and what the files still hold of it. */
import { z } from "zod";
import { defineJob, type JobKind, tirelessly } from "../../schedule/job-kinds.js";
import type { JobName } from "../../schedule/jobs.js";

const payload = z.object({ keys: z.array(z.string()) });
export const forgetWaveJob: JobName<z.infer<typeof payload>> = { kind: "forget-wave", payloads: { 1: payload } };

export const forgetWave: JobKind = defineJob(forgetWaveJob, ({ keys }, tools, job) =>
  tirelessly(
    async () => {
      const { waveKeys } = tools.scene();
      if (waveKeys === undefined) throw new Error("PULSE_KEYS_URL is not set, and keys of closed waves are there.");
      for (const id of keys) await waveKeys.destroy(id);
      await tools.store.scrub("waveAnswer", "pulseCarry");
    },
    tools,
    job,
  ),
);
