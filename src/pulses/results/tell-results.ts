/** What came of a wave is told: first to those who were asked, and a working day later to those who lead. */
import { and, asc, eq, gt, isNull, not, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Me } from "../../context.js";
import type { MemberId, PulseId, WaveId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { holdersOf } from "../../directory/roles.js";
import { DAY, later } from "../../schedule/clock.js";
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
import { say } from "../../schedule/messages.js";
import { findWave, type Wave } from "../pulses.js";
import { resultsForGroup, resultsForLeaders } from "./told-results.js";
import { waits } from "./who-reads.js";

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

/** A batch at a time, by id, each in a transaction of its own. Whoever leads hears it with the leaders. */
export const tellGroup: JobKind = defineJob(tellGroupJob, (payload, tools, job) =>
  tirelessly(() => tellSome(payload, tools), tools, job),
);

async function tellSome(
  { wave: id, after }: PayloadOf<typeof tellGroupJob>,
  { store, clock }: Tools,
): Promise<JobResult> {
  const wave = await findWave(store.read, id as WaveId);
  if (wave === undefined || wave.frozenAt === null) return lapsed("it is not frozen");
  const isNext = after === undefined ? undefined : gt(store.read.tables.member.id, after as MemberId);
  const batch = await askedIn(store.read, wave.id, and(not(isLeading(store.read)), isNext)).limit(AT_ONCE);
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
}

/** The leader named for it, stewards, and of those who were asked whoever leads anywhere. */
export const tellLeaders: JobKind = defineJob(tellLeadersJob, (payload, tools, job) =>
  tirelessly(() => tellThose(payload, tools), tools, job),
);

async function tellThose({ wave: id }: PayloadOf<typeof tellLeadersJob>, { store, clock }: Tools): Promise<JobResult> {
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
}

/** Of an invitation to a wave: it is somebody's who has to wait. */
const isLeading = (read: Reader): SQL => sql`(${waits(read, read.tables.member.id)})`;

function askedIn(read: Reader, waveId: WaveId, where: SQL | undefined) {
  const { waveInvitation, wave, pulse, member } = read.tables;
  return read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(waveInvitation)
    .innerJoin(wave, eq(wave.id, waveInvitation.waveId))
    .innerJoin(pulse, eq(pulse.id, wave.pulseId))
    .innerJoin(member, eq(member.id, waveInvitation.memberId))
    .where(and(eq(waveInvitation.waveId, waveId), isNull(member.leftAt), where))
    .orderBy(asc(member.id));
}

/** Some of them more than once. */
async function answerableFor(read: Reader, { id, pulseId }: Wave): Promise<readonly Me[]> {
  const stewards = await holdersOf(read, "steward", null);
  return [...(await namedLeader(read, pulseId)), ...stewards, ...(await askedIn(read, id, isLeading(read)))];
}

async function namedLeader(read: Reader, pulseId: PulseId): Promise<readonly Me[]> {
  const { member, pulse } = read.tables;
  return read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(pulse)
    .innerJoin(member, eq(member.id, pulse.leaderId))
    .where(and(eq(pulse.id, pulseId), isNull(member.leftAt)));
}
