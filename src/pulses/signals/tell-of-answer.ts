/** What came of a signal is told to the people who were asked, some hundred at a time. */
import { and, asc, eq, gt, inArray, isNull, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { MemberId, SignalId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { findMember } from "../../directory/members.js";
import { organisationsIn } from "../../directory/organisations.js";
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
import { type MessageKind, say } from "../../schedule/messages.js";
import { findPulse, frozenWaves } from "../pulses.js";
import { concerned } from "./concerned.js";
import { findSignal, type Signal } from "./pulse-signals.js";
import { answeredCard } from "./signal-cards.js";
import { mayRead, viewSignal } from "./view-signal.js";

const AT_ONCE = 250;
/** After this it is old news. */
const TOLD_WITHIN_MS = 14 * DAY;

const jobPayload = z.object({ signal: z.string(), after: z.string().nullable() });
const tellOfAnswerJob: JobName<z.infer<typeof jobPayload>> = { kind: "tell-of-answer", payloads: { 1: jobPayload } };

export async function tellGroupOf(tx: Writer, signal: SignalId, now: Date): Promise<void> {
  await enqueueNamed(tx, tellOfAnswerJob, { payload: { signal, after: null }, runAt: now });
}

export const tellOfAnswer: JobKind = defineJob(tellOfAnswerJob, (payload, tools, job) =>
  tirelessly(() => tellSome(payload, tools), tools, job),
);

async function tellSome(
  { signal: id, after }: PayloadOf<typeof tellOfAnswerJob>,
  { store, clock }: Tools,
): Promise<JobResult> {
  const signal = await findSignal(store.read, id as SignalId);
  if (signal === undefined || signal.answeredAt === null) return lapsed("it is not answered");
  const people = await askedAfter(store.read, signal, after);
  const last = people.at(-1);
  const until = later(signal.answeredAt, TOLD_WITHIN_MS);
  return done(async (tx) => {
    const now = clock.now();
    for (const { id, workspaceId } of people) {
      const to = { kind: "member", id, workspaceId } as const;
      const payload = { signal: signal.id, member: id };
      const once = `signal-answered:${signal.id}:${id}`;
      await say(tx, { to, message: signalAnswered, payload, manner: "pulse", now, once, until });
    }
    if (last !== undefined && people.length === AT_ONCE)
      await enqueueNamed(tx, tellOfAnswerJob, { payload: { signal: signal.id, after: last.id }, runAt: now });
  });
}

/** Whoever was asked in the newest wave that is over; of a part of the group, only those who belong to it. */
async function askedAfter(read: Reader, signal: Signal, after: string | null) {
  const newest = (await frozenWaves(read, signal.pulseId)).at(-1);
  if (newest === undefined) return [];
  const { waveInvitation, member } = read.tables;
  return read
    .select({ id: member.id, workspaceId: member.workspaceId })
    .from(waveInvitation)
    .innerJoin(member, eq(member.id, waveInvitation.memberId))
    .where(
      and(
        eq(waveInvitation.waveId, newest.id),
        isNull(member.leftAt),
        await belongsTo(read, signal),
        after === null ? undefined : gt(waveInvitation.memberId, after as MemberId),
      ),
    )
    .orderBy(asc(waveInvitation.memberId))
    .limit(AT_ONCE);
}

async function belongsTo(read: Reader, { pulseId, cell }: Signal): Promise<SQL | undefined> {
  const pulse = await findPulse(read, pulseId);
  if (pulse === undefined || cell === "group") return undefined;
  const part = concerned(pulse, cell);
  const organisations =
    part.kind === "place" ? await organisationsIn(read, part.id) : part.kind === "organisation" ? [part.id] : [];
  return inArray(read.tables.waveInvitation.organisationId, [...organisations]);
}

const payload = z.object({ signal: z.string(), member: z.string() });

/** From whoever answered, by name. */
export const signalAnswered: MessageKind<z.infer<typeof payload>> = {
  name: "signal-answered",
  payloads: { 1: payload },
  async compose({ signal: id, member }, scene) {
    const { read, words, now } = scene;
    const signal = await findSignal(read, id as SignalId);
    const view = signal && (await viewSignal(scene, signal, now));
    if (signal?.answeredAt == null || view === undefined) return undefined;
    const from = signal.owner === null ? undefined : await findMember(read, signal.owner.id);
    const named = from && words.signals.from(from.name, from.organisation);
    const may = { read: await mayRead(scene, signal, member as MemberId) };
    return { card: answeredCard(words, view, may, named), about: [`signal:${id}`] };
  },
};
