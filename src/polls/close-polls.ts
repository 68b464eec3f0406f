/** Closes polls whose time is over: one count, and of an anonymous one nothing but what may be known. */
import { z } from "zod";
import type { PollId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { anyChannel } from "../directory/channels.js";
import { findMember } from "../directory/members.js";
import { type AnswerKeys, answerKeys } from "../safeguards/sealed-answers.js";
import { DAY, later } from "../schedule/clock.js";
import {
  defineJob,
  done,
  type JobKind,
  type JobResult,
  lapsed,
  type Tools,
  tirelessly,
} from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { revise, type Scene, say } from "../schedule/messages.js";
import { planForgetting } from "./forget-poll.js";
import { countNamedVotes } from "./named-votes.js";
import { duePolls, findPoll, freezePoll, type Poll, removePoll, removeVotes } from "./polls.js";
import { publishedCounts } from "./published-counts.js";
import { countSealedVotes } from "./sealed-votes.js";
import { NAMES_LIFE_DAYS, pollClosed, pollResult } from "./tell-of-poll.js";

const payload = z.object({ poll: z.string() });
const closePollJob: JobName<z.infer<typeof payload>> = { kind: "close-poll", payloads: { 1: payload } };

export async function planClosings(tx: Writer, { now }: Scene): Promise<void> {
  for (const id of await duePolls(tx, now)) await planClosing(tx, id, now);
}

export async function planClosing(tx: Writer, id: PollId, now: Date): Promise<void> {
  await enqueueNamed(tx, closePollJob, { payload: { poll: id }, runAt: now, onceKey: `close-poll:${id}` });
}

export const closePoll: JobKind = defineJob(closePollJob, (payload, tools, job) =>
  tirelessly(() => close(payload, tools), tools, job),
);

async function close({ poll: id }: z.infer<typeof payload>, { store, scene, log }: Tools): Promise<JobResult> {
  const { now, waveKeys } = scene();
  const poll = await findPoll(store.read, id);
  if (poll === undefined || poll.closedAt !== null) return lapsed("it is closed already");
  if (!poll.anonymous) return done((tx) => closeNamed(tx, poll, now));
  const key = await waveKeys?.find(poll.id);
  if (key !== undefined) return done((tx) => closeAnonymous(tx, poll, answerKeys(key), now));
  log.warn({ poll: poll.id }, "a poll's key is lost, and its answers with it");
  return done((tx) => loseAnswers(tx, poll, now));
}

async function closeNamed(tx: Writer, poll: Poll, now: Date): Promise<void> {
  const counts = await countNamedVotes(tx, poll.id, poll.options.length);
  const answered = counts.reduce((sum, count) => sum + count, 0);
  await freezePoll(tx, poll.id, { answered, counts, closedAt: now });
  await planForgetting(tx, poll.id, later(now, NAMES_LIFE_DAYS * DAY));
  await tell(tx, poll, now);
}

async function closeAnonymous(tx: Writer, poll: Poll, keys: AnswerKeys, now: Date): Promise<void> {
  const counts = await countSealedVotes(tx, keys, poll.id, poll.options.length);
  await freezePoll(tx, poll.id, { ...publishedCounts(counts, poll.threshold), closedAt: now });
  await removeVotes(tx, poll.id);
  await planForgetting(tx, poll.id, now);
  await tell(tx, poll, now);
}

/** Nobody can say any more what was answered. */
async function loseAnswers(tx: Writer, poll: Poll, now: Date): Promise<void> {
  await removePoll(tx, poll.id);
  await planForgetting(tx, poll.id, now);
  await revise(tx, `poll:${poll.id}`, now);
}

async function tell(tx: Writer, { id, channelId, askedBy }: Poll, now: Date): Promise<void> {
  await revise(tx, `poll:${id}`, now);
  const saying = { payload: { poll: id }, now } as const;
  const room = await anyChannel(tx, channelId);
  if (room !== undefined && room.retiredAt === null) {
    const to = { kind: "channel", id: channelId, workspaceId: room.workspaceId } as const;
    await say(tx, { ...saying, to, message: pollClosed, manner: "scheduled" });
  }
  const asker = await findMember(tx, askedBy);
  if (asker === undefined) return;
  const to = { kind: "member", id: asker.id, workspaceId: asker.workspaceId } as const;
  await say(tx, { ...saying, to, message: pollResult, manner: "answer" });
}
