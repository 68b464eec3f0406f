/** One reminder, on the third day, to those who have not answered. */
import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, WaveId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { say } from "../../schedule/messages.js";
import { findWave } from "../pulses.js";
import { pulseAsked } from "./pulse-asked.js";

const AT_ONCE = 250;

const payload = z.object({ wave: z.string(), after: z.string().nullable() });
export const remindOfWaveJob: JobName<z.infer<typeof payload>> = { kind: "remind-of-wave", payloads: { 1: payload } };

/** Everybody is written a reminder; that of somebody who has answered by then has nothing to say. */
export const remindOfWave: JobKind = defineJob(remindOfWaveJob, async ({ wave: id, after }, { store, scene }) => {
  const { now } = scene();
  const wave = await findWave(store.read, id as WaveId);
  if (wave === undefined || wave.closesAt <= now) return lapsed("the wave is over");
  const people = await invitedAfter(store.read, wave.id, after);
  const last = people.at(-1);
  return done(async (tx) => {
    for (const { id, workspaceId } of people) {
      const to = { kind: "member", id, workspaceId } as const;
      const payload = { wave: wave.id, member: id, reminds: true };
      const once = `pulse-reminder:${wave.id}:${id}`;
      await say(tx, { to, message: pulseAsked, payload, manner: "pulse", now, once, until: wave.closesAt });
    }
    if (last !== undefined && people.length === AT_ONCE)
      await enqueueNamed(tx, remindOfWaveJob, { payload: { wave: wave.id, after: last.id }, runAt: now });
  });
});

async function invitedAfter(read: Reader, waveId: WaveId, after: string | null) {
  const { waveInvitation, member } = read.tables;
  const isAfter = after === null ? undefined : gt(waveInvitation.memberId, after as MemberId);
  return read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(waveInvitation)
    .innerJoin(member, eq(member.id, waveInvitation.memberId))
    .where(and(eq(waveInvitation.waveId, waveId), isAfter))
    .orderBy(asc(waveInvitation.memberId))
    .limit(AT_ONCE);
}
