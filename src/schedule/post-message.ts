/** The `post` job: through the gate, composed, paced, sent once, remembered. The only caller of `Platform.post`. */
import { createHash } from "node:crypto";
import type { MessageRef, Platform } from "../chat/platform.js";
import { type MemberId, newId, type PostedId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { later } from "./clock.js";
import { passGate } from "./gate.js";
import { gather } from "./gather.js";
import { GATHERED } from "./gathered.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  parked,
  type Tools,
  waitsForTurn,
} from "./job-kinds.js";
import { begin, type ClaimedJob, enqueue, forget } from "./jobs.js";
import { OVER_BUDGET, type Wishes } from "./manners.js";
import { isPast, type Message, type MessageKind, type Post, postPayload } from "./messages.js";
import { localDate } from "./occurrences.js";
import { readPayload } from "./payloads.js";
import type { Destination } from "./recipients.js";
import { afterRefusal } from "./remedies.js";
import { isGatherable, takeSlot } from "./slots.js";
import { giveBackPlace, holdPlace, takePlace } from "./weekly-places.js";

export const postMessage: JobKind = defineJob(
  { kind: "post", payloads: { 1: postPayload } },
  async (post, tools, job) => unused(await attempt(post, tools, job), post, job),
);

async function attempt(post: Post, tools: Tools, job: ClaimedJob): Promise<JobResult> {
  const kind = tools.messages.get(post.message);
  if (kind === undefined) return parked(`no message is called ${post.message} here`);
  const read = readPayload(kind.payloads, post.version, post.payload);
  if (read.kind === "unreadable") return parked(read.why);

  const told = { post, tools, kind, payload: read.payload };
  if (isPast(post, tools.clock.now())) return unsaid(lapsed("its time had passed"), told);
  const passed = await passGate({ ...post, keeps: kind.keeps === true }, job, tools);
  if (passed.kind !== "send") return unsaid(untilOf(post, passed.result), told);
  const platform = tools.platforms.get(passed.destination.platform);
  if (platform === undefined) return parked(`${passed.destination.platform} is not set up here`);

  const message = await kind.compose(read.payload, tools.scene(), "post");
  const { destination, wishes } = passed;
  const sending = { ...told, job, platform, destination, wishes };
  if (kind.untraced?.(read.payload) === true) return withoutTrace(await send({ ...sending, message }), job);
  if (message === undefined) return unsaid(lapsed("there was nothing left to say"), told);
  return unsaid(await send({ ...sending, message }), told);
}

/** What ends and cannot have arrived gives back its place in the person's week, where an attempt before had taken it. */
function unused(result: JobResult, post: Post, job: ClaimedJob): JobResult {
  const memberId = countedFor(post);
  if (memberId === undefined || result.kind !== "ended" || result.mayHaveArrived || job.startedAt !== null)
    return result;
  const { effect } = result;
  return {
    ...result,
    effect: async (tx) => {
      await effect?.(tx);
      await giveBackPlace(tx, { memberId, jobId: job.id });
    },
  };
}

/** Whose week it counts in; undefined where it is nobody's, or counted in none. */
const countedFor = ({ to, manner }: Post): MemberId | undefined =>
  manner === "nudge" && to.kind === "member" ? (to.id as MemberId) : undefined;

type Told = Pick<Sending, "post" | "tools" | "kind" | "payload">;

/** What waits beyond its time is looked at when that has passed, so that it is known to have lapsed. */
function untilOf({ until }: Post, result: JobResult): JobResult {
  if (result.kind !== "later" || until === undefined) return result;
  const over = later(new Date(until), 1);
  return over < result.at ? { ...result, at: over } : result;
}

/** What ends unsaid is told to its kind, with the reason, where the kind keeps that. */
function unsaid(result: JobResult, { tools, kind, payload }: Told): JobResult {
  if (result.kind !== "ended" || kind.lapsed === undefined) return result;
  const { why, effect } = result;
  return {
    ...result,
    effect: async (tx) => {
      await effect?.(tx);
      await kind.lapsed?.(tx, payload, why, { ...tools.scene(), read: tx });
    },
  };
}

/** In place of remembering what was posted, or why it was not. What is tried again waits as any other. */
function withoutTrace(result: JobResult, job: ClaimedJob): JobResult {
  switch (result.kind) {
    case "done":
      return done((tx) => forget(tx, job));
    case "ended":
      return done(async (tx) => {
        await result.effect?.(tx);
        await forget(tx, job);
      });
    case "later":
    case "lost":
      return result;
  }
}

interface Sending {
  readonly post: Post;
  readonly job: ClaimedJob;
  readonly tools: Tools;
  readonly platform: Platform;
  readonly kind: MessageKind;
  readonly payload: unknown;
  /** Undefined where it goes the way of one that is sent, and nothing is sent. */
  readonly message: Message | undefined;
  readonly destination: Destination;
  /** The person's, where it goes to one. */
  readonly wishes: Wishes | undefined;
}

async function send(sending: Sending): Promise<JobResult> {
  const { post, job, tools, platform, message, destination, wishes } = sending;
  const { store, clock, pacer } = tools;
  const turn = pacer.turn(job, platform.limits(destination.address), clock.now());
  if (turn > clock.now()) return waitsForTurn(job, turn);
  // On disk before the send: whoever claims this job again knows that the message may have arrived.
  const begun = await store.write((tx) => beginOrGather(tx, sending));
  if (begun === "lost") return { kind: "lost" };
  if (begun === "over") return lapsed(OVER_BUDGET);
  if (begun === "gather" && wishes !== undefined) {
    const { workspaceId } = destination;
    return done((tx) => gather(tx, { post, job, wishes, workspaceId, now: clock.now() }));
  }
  try {
    const attempt = { id: job.id, mayHaveArrived: job.startedAt !== null };
    if (message === undefined) return done();
    const ref = await platform.post(destination.address, message.card, attempt);
    return done((tx) => remember(tx, sending, message, ref));
  } catch (error) {
    return afterRefusal(error, { job, tools, to: post.to, workspaceId: destination.workspaceId });
  }
}

/** One that may have arrived already is sent again, whatever else has come that day or week. */
async function beginOrGather(
  tx: Writer,
  { post, job, tools, kind, payload, wishes }: Sending,
): Promise<"begun" | "gather" | "over" | "lost"> {
  const now = tools.clock.now();
  // What is put together of several was kept back for long enough.
  const isOne = kind.name !== GATHERED && kind.untraced?.(payload) !== true;
  if (wishes !== undefined && isOne && isGatherable(post.manner) && job.startedAt === null) {
    const day = { memberId: post.to.id as MemberId, date: localDate(now, wishes.timeZone) };
    if (!(await takeSlot(tx, day, job, now))) return "gather";
  }
  // Whoever holds the job by now has its place as well.
  if (!(await begin(tx, job, now))) return "lost";
  const memberId = countedFor(post);
  return memberId === undefined || (await takePlace(tx, memberId, job, now)) ? "begun" : "over";
}

async function remember(
  tx: Writer,
  { post, job, tools, kind, payload, destination }: Sending,
  message: Message,
  ref: MessageRef,
): Promise<void> {
  const { posted, postedAbout } = tx.tables;
  const now = tools.clock.now();
  const id = newId<PostedId>();
  await tx.insert(posted).values({
    id,
    workspaceId: destination.workspaceId,
    memberId: post.to.kind === "member" ? (post.to.id as MemberId) : null,
    message: post.message,
    payload: post.payload,
    payloadVersion: post.version,
    ref,
    unsolicited: post.manner === "nudge",
    manner: post.manner,
    postedAt: now,
  });
  const memberId = countedFor(post);
  if (memberId !== undefined) await holdPlace(tx, { memberId, jobId: job.id }, now);
  const abouts = [...new Set(message.about)].map((about) => ({ about, postedId: id }));
  if (abouts.length > 0) await tx.insert(postedAbout).values(abouts);
  const scene = { ...tools.scene(), read: tx };
  await kind.posted?.(tx, payload, scene);
  // What it tells may have been edited or withdrawn while it was on its way. What tells of nothing in particular has its
  // own ways to change: a job to revise a pulse's questions would say that somebody had answered already.
  if (abouts.length === 0) return;
  const today = await kind.compose(payload, scene, "revise");
  if (fingerprint(today) !== fingerprint(message)) {
    await enqueue(tx, {
      kind: "revise",
      lane: destination.workspaceId,
      payload: { posted: id },
      payloadVersion: 1,
      runAt: now,
    });
  }
}

function fingerprint(message: Message | undefined): string {
  return createHash("sha256")
    .update(JSON.stringify(message?.card ?? null))
    .digest("base64");
}
