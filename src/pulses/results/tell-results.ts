/** What came of a wave is told: first to everybody who was asked, and a working day later to those who answer for it. */
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, WaveId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { holdersOf } from "../../directory/roles.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { say } from "../../schedule/messages.js";
import { findPulse, findWave, type Wave } from "../pulses.js";
import { resultsForGroup, resultsForLeaders } from "./told-results.js";

const AT_ONCE = 500;
/** After this it is old news. */
const TOLD_WITHIN_MS = 14 * DAY;

const groupPayload = z.object({ wave: z.string(), after: z.string().optional() });
const tellGroupJob: JobName<z.infer<typeof groupPayload>> = {
  kind: "tell-pulse-group",
  payloads: { 1: groupPayload },
};

const leadersPayload = z.object({ wave: z.string() });
const tellLeadersJob: JobName<z.infer<typeof leadersPayload>> = {
  kind: "tell-pulse-leaders",
  payloads: { 1: leadersPayload },
};

/** To be called in the transaction that freezes a wave; `leadersFrom` is what it sets. Told once, however often it is called. */
export async function tellResults(
  tx: Writer,
  { id, frozenAt, leadersFrom }: { readonly id: WaveId; readonly frozenAt: Date; readonly leadersFrom: Date },
): Promise<void> {
  const payload = { wave: id };
  await enqueueNamed(tx, tellGroupJob, { payload, runAt: frozenAt, onceKey: `pulse-group:${id}` });
  await enqueueNamed(tx, tellLeadersJob, { payload, runAt: leadersFrom, onceKey: `pulse-leaders:${id}` });
}

/** A batch at a time, by id, each in a transaction of its own. */
export const tellGroup: JobKind = defineJob(tellGroupJob, async ({ wave: id, after }, { store, clock }) => {
  const wave = await findWave(store.read, id as WaveId);
  if (wave === undefined || wave.frozenAt === null) return lapsed("it is not frozen");
  const batch = await askedAfter(store.read, wave.id, after as MemberId | undefined);
  const until = later(wave.frozenAt, TOLD_WITHIN_MS);
  const last = batch.at(-1)?.id;
  return done(async (tx) => {
    const now = clock.now();
    for (const to of batch) {
      const payload = { wave: wave.id, reader: to.id };
      const once = `pulse-results:${wave.id}:${to.id}`;
      await say(tx, {
        to: { kind: "member", ...to },
        message: resultsForGroup,
        payload,
        manner: "pulse",
        now,
        once,
        until,
      });
    }
    if (last === undefined || batch.length < AT_ONCE) return;
    const payload = { wave: wave.id, after: last };
    await enqueueNamed(tx, tellGroupJob, { payload, runAt: now, onceKey: `pulse-group:${wave.id}:${last}` });
  });
});

/** Whoever was asked has been told already, but for the one who is to answer. */
export const tellLeaders: JobKind = defineJob(tellLeadersJob, async ({ wave: id }, { store, clock }) => {
  const wave = await findWave(store.read, id as WaveId);
  if (wave === undefined || wave.leadersFrom === null) return lapsed("it is not frozen");
  const until = later(wave.leadersFrom, TOLD_WITHIN_MS);
  return done(async (tx) => {
    for (const to of await answerableFor(tx, wave)) {
      const payload = { wave: wave.id, reader: to.id };
      const once = `pulse-leaders:${wave.id}:${to.id}`;
      const saying = { message: resultsForLeaders, payload, manner: "pulse", now: clock.now(), once, until } as const;
      await say(tx, { to: { kind: "member", ...to }, ...saying });
    }
  });
});

async function askedAfter(read: Reader, waveId: WaveId, after: MemberId | undefined) {
  const { waveInvitation, member } = read.tables;
  return read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(waveInvitation)
    .innerJoin(member, eq(member.id, waveInvitation.memberId))
    .where(and(eq(waveInvitation.waveId, waveId), isNull(member.leftAt), after && gt(member.id, after)))
    .orderBy(asc(member.id))
    .limit(AT_ONCE);
}

async function answerableFor(read: Reader, { id, pulseId }: Wave) {
  const { member, waveInvitation } = read.tables;
  const leaderId = (await findPulse(read, pulseId))?.leaderId ?? null;
  const asked = await read
    .select({ id: waveInvitation.memberId })
    .from(waveInvitation)
    .where(eq(waveInvitation.waveId, id));
  const told = new Set(asked.map(({ id }) => id));
  const stewards = (await holdersOf(read, "steward", null)).filter((one) => one.id !== leaderId && !told.has(one.id));
  if (leaderId === null) return stewards;
  const leader = await read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(member)
    .where(and(eq(member.id, leaderId), isNull(member.leftAt)));
  return [...leader, ...stewards];
}
