/** Settles who is asked in a wave, some hundred at a time, so that nothing else waits for it. */
import { count, eq } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, WaveId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import type { GroupMember } from "../../groups/groups.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { findPulse, findWave, isOpen } from "../pulses.js";
import { layRowsJob } from "./lay-rows.js";
import { someToAsk } from "./those-to-ask.js";

const payload = z.object({ wave: z.string(), after: z.string().nullable() });
type Inviting = z.infer<typeof payload>;
export const inviteToWaveJob: JobName<Inviting> = { kind: "invite-to-wave", payloads: { 1: payload } };

/** Nobody is asked before all are settled, nor told why not. */
export const inviteToWave: JobKind = defineJob(inviteToWaveJob, (inviting, tools, job) =>
  tirelessly(() => inviteSome(inviting, tools), tools, job),
);

async function inviteSome({ wave: id, after }: Inviting, { store, scene }: Tools): Promise<JobResult> {
  const { now } = scene();
  const wave = await findWave(store.read, id as WaveId);
  const pulse = wave && (await findPulse(store.read, wave.pulseId));
  if (wave === undefined || pulse === undefined || !isOpen(wave, now)) return lapsed("the wave is over");
  const { asked, next } = await someToAsk(store.read, pulse, wave, (after ?? undefined) as MemberId | undefined);
  return done(async (tx) => {
    await invite(tx, wave.id, asked);
    if (next !== undefined)
      return enqueueNamed(tx, inviteToWaveJob, { payload: { wave: wave.id, after: next }, runAt: now });
    await countInvited(tx, wave.id);
    await enqueueNamed(tx, layRowsJob, { payload: { wave: wave.id }, runAt: now });
  });
}

async function invite(tx: Writer, waveId: WaveId, asked: readonly GroupMember[]): Promise<void> {
  if (asked.length === 0) return;
  const { waveInvitation } = tx.tables;
  await tx
    .insert(waveInvitation)
    .values(asked.map(({ id, organisationId }) => ({ waveId, memberId: id, organisationId })))
    .onConflictDoNothing();
}

async function countInvited(tx: Writer, id: WaveId): Promise<void> {
  const { wave, waveInvitation } = tx.tables;
  const [row] = await tx.select({ people: count() }).from(waveInvitation).where(eq(waveInvitation.waveId, id));
  await tx
    .update(wave)
    .set({ invited: row?.people ?? 0 })
    .where(eq(wave.id, id));
}
