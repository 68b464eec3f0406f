/** On its day, whoever started a try is asked what happened; twice again at most, a fortnight apart. */
import { z } from "zod";
import type { Me } from "../context.js";
import type { TryId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { findMember } from "../directory/members.js";
import { DAY, later } from "../schedule/clock.js";
import { askedOn } from "../schedule/due-days.js";
import { defineJob, done, type JobKind, lapsed } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import { type MessageKind, say } from "../schedule/messages.js";
import { anyTry } from "./tries.js";
import { decidedCard, openCard } from "./try-cards.js";

const AGAIN_AFTER_MS = 14 * DAY;
/** It is asked so often, and then it rests on the page. */
const MOST_TIMES = 3;

const jobPayload = z.object({ try: z.string(), studyOn: z.string(), time: z.number() });
const studyTryJob: JobName<z.infer<typeof jobPayload>> = { kind: "study-try", payloads: { 1: jobPayload } };

export async function studyLater(tx: Writer, id: TryId, studyOn: string, timeZone: string): Promise<void> {
  await studyAt(tx, { try: id, studyOn, time: 0 }, askedOn(studyOn, timeZone));
}

async function studyAt(tx: Writer, payload: z.infer<typeof jobPayload>, runAt: Date): Promise<void> {
  const onceKey = `study-try:${payload.try}:${payload.studyOn}:${payload.time}`;
  await enqueueNamed(tx, studyTryJob, { payload, runAt, onceKey });
}

export const studyTryLater: JobKind = defineJob(studyTryJob, async (payload, { store, clock }) => {
  const one = await anyTry(store.read, payload.try as TryId);
  if (one === undefined || one.decidedAt !== null) return lapsed("it is decided");
  if (one.studyOn !== payload.studyOn) return lapsed("there is another day for it");
  const owner = await findMember(store.read, one.memberId);
  if (owner === undefined) return lapsed("whoever started it is no longer here");
  return done(async (tx) => {
    const now = clock.now();
    await ask(tx, one.id, owner, payload.time, now);
    const time = payload.time + 1;
    if (time < MOST_TIMES) await studyAt(tx, { ...payload, time }, later(now, AGAIN_AFTER_MS));
  });
});

async function ask(tx: Writer, id: TryId, owner: Me, time: number, now: Date): Promise<void> {
  const to = { kind: "member", id: owner.id, workspaceId: owner.workspaceId } as const;
  const payload = { try: id, time };
  await say(tx, { to, message: tryDue, payload, manner: "duty", now });
}

const startedPayload = z.object({ try: z.string() });
const duePayload = z.object({ try: z.string(), time: z.number() });

/** The confirmation, which says how it stands. */
export const tryStarted: MessageKind<z.infer<typeof startedPayload>> = {
  name: "try-started",
  payloads: { 1: startedPayload },
  async compose({ try: id }, { read, words }) {
    const one = await anyTry(read, id as TryId);
    if (one === undefined) return undefined;
    const { started, decided } = words.tries;
    const about = [`try:${id}`];
    if (one.decision === null) return { card: openCard(words, one, started(one.studyOn)), about };
    return { card: decidedCard(words, one, `${decided[one.decision]}.`), about };
  },
};

export const tryDue: MessageKind<z.infer<typeof duePayload>> = {
  name: "try-due",
  payloads: { 1: duePayload },
  async compose({ try: id, time }, { read, words }, occasion) {
    const one = await anyTry(read, id as TryId);
    if (one === undefined) return undefined;
    const about = [`try:${id}`];
    const { due, again, last, decided } = words.tries;
    const said = time === 0 ? due : time < MOST_TIMES - 1 ? again : last;
    if (one.decision === null) return { card: openCard(words, one, said), about };
    return occasion === "post" ? undefined : { card: decidedCard(words, one, `${decided[one.decision]}.`), about };
  },
};
