/** What stood out in a wave is put before whoever answers for the group, once leaders may read it. */
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { type Card, note } from "../../chat/card.js";
import type { Me } from "../../context.js";
import type { MemberId, WaveId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { holdersOf } from "../../directory/roles.js";
import { isHere } from "../../groups/groups.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../../schedule/job-kinds.js";
import type { JobName, PayloadOf } from "../../schedule/jobs.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import type { Words } from "../../words/en-GB.js";
import { findPulse, findWave, type Pulse } from "../pulses.js";
import { mayActOn } from "./concerned.js";
import { ownerOf, type Signal, selectSignals } from "./pulse-signals.js";
import { signalNodes } from "./signal-cards.js";
import { inOrder, type SignalView, viewSignals } from "./view-signal.js";

/** More would not fit into one message of a chat. */
const MOST_RAISED = 5;

const jobPayload = z.object({ wave: z.string() });
export const raiseSignalsJob: JobName<z.infer<typeof jobPayload>> = {
  kind: "raise-signals",
  payloads: { 1: jobPayload },
};

/** One message for all that stood out in a wave. */
export const raiseSignals: JobKind = defineJob(raiseSignalsJob, (payload, tools, job) =>
  tirelessly(() => raiseThose(payload, tools), tools, job),
);

async function raiseThose(
  { wave: id }: PayloadOf<typeof raiseSignalsJob>,
  { store, clock }: Tools,
): Promise<JobResult> {
  const wave = await findWave(store.read, id as WaveId);
  if (wave === undefined) return lapsed("the wave is no more");
  const { pulseSignal } = store.read.tables;
  const [first] = await selectSignals(store.read, eq(pulseSignal.waveId, wave.id));
  if (first === undefined) return done();
  return done((tx) => raise(tx, first, `signals-raised:${wave.id}`, clock.now()));
}

/** Asks who will see to what stood out in the signal's wave. */
export async function raise(
  tx: Writer,
  { pulseId, waveId }: Pick<Signal, "pulseId" | "waveId">,
  once: string,
  now: Date,
): Promise<void> {
  const pulse = await findPulse(tx, pulseId);
  const answerable = pulse === undefined ? [] : await answerableFor(tx, pulse);
  for (const { id: member, workspaceId } of answerable) {
    const to = { kind: "member", id: member, workspaceId } as const;
    const payload = { wave: waveId, member };
    await say(tx, { to, message: signalsRaised, payload, manner: "duty", now, once: `${once}:${member}` });
  }
}

/** The leader named for the pulse, while they are here; otherwise the stewards. */
async function answerableFor(read: Reader, { leaderId }: Pick<Pulse, "leaderId">): Promise<readonly Me[]> {
  const { member, workspace } = read.tables;
  const leader =
    leaderId === null
      ? []
      : await read
          .select({ id: member.id, workspaceId: member.workspaceId })
          .from(member)
          .innerJoin(workspace, eq(workspace.id, member.workspaceId))
          .where(and(eq(member.id, leaderId), isHere(read)));
  return leader.length > 0 ? leader : holdersOf(read, "steward", null);
}

const payload = z.object({ wave: z.string(), member: z.string() });

export const signalsRaised: MessageKind<z.infer<typeof payload>> = {
  name: "signals-raised",
  payloads: { 1: payload },
  async compose({ wave, member }, scene, occasion) {
    const { read, words, now } = scene;
    const isOfWave = eq(read.tables.pulseSignal.waveId, wave as WaveId);
    const signals = await selectSignals(read, and(isOfWave, await mayActOn(read, member as MemberId, now)));
    if (signals.length === 0 || (occasion === "post" && !signals.some(isFree))) return undefined;
    const views = inOrder(await viewSignals(scene, signals, now));
    return { card: raisedCard(words, views), about: signals.map(({ id }) => `signal:${id}`) };
  },
};

const isFree = (signal: Signal): boolean => signal.answeredAt === null && ownerOf(signal) === undefined;

function raisedCard(words: Words, views: readonly SignalView[]): Card {
  const shown = views.slice(0, MOST_RAISED);
  const more = views.length - shown.length;
  return {
    summary: [...shown.map(({ sentence }) => sentence), words.signals.who].join(" "),
    body: [
      ...shown.flatMap((view) => signalNodes(words, view, { answer: true, read: true })),
      ...(more > 0 ? [note(words.signals.more(more))] : []),
    ],
  };
}
