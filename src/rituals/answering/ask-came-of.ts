/**
 * On its day, whoever sees to an answer is asked what came of it, and once more a fortnight later. While they or whoever
 * wrote it are away, that is put off by a week at a time.
 */
import { z } from "zod";
import type { MemberId, RitualAnswerId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { askedOn } from "../../schedule/due-days.js";
import { defineJob, done, type JobKind, lapsed } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { anyAnswer } from "./answered-rituals.js";
import { askCameOfNow } from "./owner-messages.js";

const AGAIN_AFTER_MS = 14 * DAY;
const TIMES = 2;
const PUT_OFF_MS = 7 * DAY;
/** A year: whoever is back by then comes to an answer that nobody remembers. */
const MOST_PUT_OFF = 52;

const payload = z.object({
  answer: z.string(),
  owner: z.string(),
  dueOn: z.string(),
  /** 0 when they are first asked. */
  time: z.number(),
  putOff: z.number(),
});
type Asking = z.infer<typeof payload>;
const askCameOfJob: JobName<Asking> = { kind: "ask-ritual-owner", payloads: { 1: payload } };

export interface SeenTo {
  readonly answer: RitualAnswerId;
  readonly owner: MemberId;
  /** A local date. */
  readonly dueOn: string;
}

export async function askCameOfLater(tx: Writer, seenTo: SeenTo, timeZone: string): Promise<void> {
  await askAt(tx, { ...seenTo, time: 0, putOff: 0 }, askedOn(seenTo.dueOn, timeZone));
}

async function askAt(tx: Writer, payload: Asking, runAt: Date): Promise<void> {
  await enqueueNamed(tx, askCameOfJob, { payload, runAt, onceKey: `ask-ritual-owner:${askingKey(payload)}` });
}

const askingKey = ({ answer, owner, dueOn, time, putOff }: Asking): string =>
  [answer, owner, dueOn, time, putOff].join(":");

export const askCameOf: JobKind = defineJob(askCameOfJob, async (asking, { store, clock }) => {
  const answer = await anyAnswer(store.read, asking.answer as RitualAnswerId);
  if (answer === undefined) return lapsed("it was taken back");
  const { id, owner, cameOf, author, dueOn } = answer;
  if (cameOf !== undefined) return lapsed("it is answered");
  if (owner === undefined || owner.id !== asking.owner || dueOn !== asking.dueOn)
    return lapsed("it is no longer theirs to see to");
  const isAway = author.awayAt !== null || owner.awayAt !== null;
  if (isAway && asking.putOff >= MOST_PUT_OFF) return lapsed("whoever wrote it, or sees to it, is away");
  return done(async (tx) => {
    const now = clock.now();
    if (isAway) return askAt(tx, { ...asking, putOff: asking.putOff + 1 }, later(now, PUT_OFF_MS));
    await askCameOfNow(tx, id, owner, `ritual-due:${askingKey(asking)}`, now);
    const time = asking.time + 1;
    if (time < TIMES) await askAt(tx, { ...asking, time, putOff: 0 }, later(now, AGAIN_AFTER_MS));
  });
});
