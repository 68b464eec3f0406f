/** Once the figures stand: destroys what they were made from, its keys first, and what the files still hold of it. */
import { z } from "zod";
import type { WaveId } from "../../database/ids.js";
import { defineJob, type JobKind, type Tools, tirelessly } from "../../schedule/job-kinds.js";
import type { JobName } from "../../schedule/jobs.js";
import { keyStoreOf } from "../key-store.js";
import { removeRows } from "./remove-rows.js";

const payload = z.object({
  keys: z.array(z.string()),
  /** Whose rows are deleted; none where only what was carried is forgotten. */
  wave: z.string().optional(),
});
type Forgetting = z.infer<typeof payload>;

export const forgetWaveJob: JobName<Forgetting> = { kind: "forget-wave", payloads: { 1: payload } };

export const forgetWave: JobKind = defineJob(forgetWaveJob, (forgetting, tools, job) =>
  tirelessly(() => forget(forgetting, tools), tools, job),
);

/**
 * From the first step on nothing opens the rows, whatever becomes of the rest. Where it is cut short it begins again:
 * each step may be taken twice. The files come last, which until then hold what was deleted.
 */
async function forget({ keys, wave }: Forgetting, { store, scene }: Tools): Promise<undefined> {
  const waveKeys = keyStoreOf(scene());
  for (const id of keys) await waveKeys.destroy(id);
  if (wave !== undefined) await removeRows(store, wave as WaveId);
  await store.scrub("waveAnswer", "pulseCarry");
}
