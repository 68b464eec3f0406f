/** Asks everybody in a wave's group, some hundred at a time, so that nothing else waits for it. */
import { and, count, eq, gt, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, WaveId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { type GroupMember, membersOf } from "../../groups/groups.js";
import { type AnswerKeys, answerKeys } from "../../safeguards/sealed-answers.js";
import { DAY, later } from "../../schedule/clock.js";
import { abandoned, defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { say } from "../../schedule/messages.js";
import { drawOf, emptyRow } from "../answers.js";
import { findPulse, findWave, type Pulse, type Wave } from "../pulses.js";
import { pulseAsked } from "./pulse-asked.js";
import { remindOfWaveJob } from "./remind-of-wave.js";

/** At once, in one transaction. */
const AT_ONCE = 250;
/** Nobody is asked by two pulses within a fortnight, to the day. */
const REST_MS = 13 * DAY;
const REMINDED_AFTER_MS = 3 * DAY;

const payload = z.object({ wave: z.string(), after: z.string().nullable() });
export const inviteToWaveJob: JobName<z.infer<typeof payload>> = { kind: "invite-to-wave", payloads: { 1: payload } };

export const inviteToWave: JobKind = defineJob(inviteToWaveJob, async ({ wave: id, after }, { store, scene }) => {
  const { now, waveKeys } = scene();
  const wave = await findWave(store.read, id as WaveId);
  const pulse = wave && (await findPulse(store.read, wave.pulseId));
  if (wave === undefined || pulse === undefined || wave.closesAt <= now) return lapsed("the wave is over");
  if (waveKeys === undefined) return abandoned("there is nowhere to keep the wave's key");
  const keys = answerKeys(await waveKeys.make(wave.id));
  const members = await membersOf(store.read, pulse.group, { after: (after ?? undefined) as MemberId, limit: AT_ONCE });
  const asked = await thoseToAsk(store.read, pulse, wave, members);
  const last = members.at(-1);
  return done(async (tx) => {
    await invite(tx, wave, keys, asked, now);
    if (last !== undefined && members.length === AT_ONCE) {
      await enqueueNamed(tx, inviteToWaveJob, { payload: { wave: wave.id, after: last.id }, runAt: now });
    } else await settleInvited(tx, wave);
  });
});

async function thoseToAsk(
  read: Reader,
  pulse: Pulse,
  { id, half, opensAt }: Wave,
  members: readonly GroupMember[],
): Promise<readonly GroupMember[]> {
  const { waveInvitation, wave } = read.tables;
  const ids = members.map((member) => member.id);
  const lately = await read
    .select({ memberId: waveInvitation.memberId })
    .from(waveInvitation)
    .innerJoin(wave, eq(wave.id, waveInvitation.waveId))
    .where(and(inArray(waveInvitation.memberId, ids), gt(wave.opensAt, later(opensAt, -REST_MS)), ne(wave.id, id)));
  const rested = new Set(lately.map(({ memberId }) => memberId));
  return members.filter(
    (member) => !rested.has(member.id) && (half === null || drawOf(pulse.id, member.id).half === half),
  );
}

async function invite(
  tx: Writer,
  wave: Wave,
  keys: AnswerKeys,
  asked: readonly GroupMember[],
  now: Date,
): Promise<void> {
  if (asked.length === 0) return;
  const { waveInvitation, waveAnswer } = tx.tables;
  const { id: waveId } = wave;
  await tx
    .insert(waveInvitation)
    .values(asked.map(({ id, organisationId }) => ({ waveId, memberId: id, organisationId })))
    .onConflictDoNothing();
  const rows = asked.map(({ id, organisationId }) => emptyRow(keys, waveId, id, organisationId));
  // By token, so that their order in the file is nobody's order.
  const inNoOrder = rows.toSorted((one, other) => (one.token < other.token ? -1 : 1));
  await tx.insert(waveAnswer).values(inNoOrder).onConflictDoNothing();
  for (const { id, workspaceId } of asked) {
    const to = { kind: "member", id, workspaceId } as const;
    const payload = { wave: waveId, member: id, reminds: false };
    const once = `pulse:${waveId}:${id}`;
    await say(tx, { to, message: pulseAsked, payload, manner: "pulse", now, once, until: wave.closesAt });
  }
}

async function settleInvited(tx: Writer, { id, opensAt }: Wave): Promise<void> {
  const { wave, waveInvitation } = tx.tables;
  const [row] = await tx.select({ people: count() }).from(waveInvitation).where(eq(waveInvitation.waveId, id));
  await tx
    .update(wave)
    .set({ invited: row?.people ?? 0 })
    .where(eq(wave.id, id));
  const runAt = later(opensAt, REMINDED_AFTER_MS);
  await enqueueNamed(tx, remindOfWaveJob, { payload: { wave: id, after: null }, runAt });
}
