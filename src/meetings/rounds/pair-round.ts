/**
 * A round: everybody who asked for it, can be asked and is in no meeting yet, two by two.
 *
 * Who meets whom is worked out before anything is written, in steps that let others have the machine; then it is written
 * at once, without those who left meanwhile, and everybody is told, some hundred at a time.
 */
import { setImmediate } from "node:timers/promises";
import type { MemberId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed } from "../../schedule/jobs.js";
import type { Scene } from "../../schedule/messages.js";
import { metWithinYear, neverPairs } from "../acquaintance.js";
import { pairRoundJob } from "../meetings.js";
import { addMeetings } from "../open-meetings.js";
import { pairUp } from "../pairing/pair-up.js";
import type { Pairing, Round } from "../pairing/people.js";
import { minutesOf } from "../starters.js";
import { type Willing, waitFrom, willing } from "../wishes.js";
import { newMeeting } from "./begin-meeting.js";
import { tellRoundJob } from "./tell-round.js";
import { tellWaiting } from "./tell-waiting.js";

export const pairRound: JobKind = defineJob(pairRoundJob, async ({ kind, round }, { store, scene }) => {
  const here = scene();
  const people = await willing(store.read, kind, here.now);
  const pairing = await paired({ ...(await roundOf(store.read, people, here.now)), seed: `${kind} ${round}` });
  const minutes = await minutesOf(here, kind);
  return done(async (tx) => {
    const now = here.now;
    const still = new Map((await willing(tx, kind, now)).map((one) => [one.id, one]));
    const groups = pairing.groups.map((group) => group.flatMap((id) => still.get(id as MemberId) ?? []));
    const meetings = groups.filter((group) => group.length > 1);
    const left = [...groups.filter((group) => group.length === 1).flat(), ...stillLeft(pairing, still)];
    await addMeetings(
      tx,
      meetings.map((group) => newMeeting({ kind, round, minutes }, group)),
      now,
    );
    for (const { id, waitingSince } of meetings.flat()) if (waitingSince !== null) await waitFrom(tx, id, kind, null);
    for (const one of left) await keepWaiting(tx, one, kind, round, { ...here, read: tx });
    await enqueueNamed(tx, tellRoundJob, { payload: { kind, round, after: null }, runAt: now });
  });
});

async function roundOf(read: Reader, people: readonly Willing[], now: Date): Promise<Omit<Round, "seed">> {
  return {
    people: people.map(({ organisationId, waitingSince, ...one }) => {
      return { ...one, organisation: organisationId, waited: waitingSince !== null };
    }),
    met: await metWithinYear(read, now),
    never: await neverPairs(read),
  };
}

async function paired(round: Round): Promise<Pairing> {
  const steps = pairUp(round);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

const stillLeft = ({ left }: Pairing, still: ReadonlyMap<MemberId, Willing>): readonly Willing[] =>
  left.flatMap((id) => still.get(id as MemberId) ?? []);

/** They come first next time. Whoever waits for longer keeps the day from which they do. */
async function keepWaiting(
  tx: Writer,
  { id, workspaceId, waitingSince }: Willing,
  kind: "coffee" | "day",
  round: string,
  { now }: Scene,
): Promise<void> {
  await waitFrom(tx, id, kind, waitingSince ?? now);
  await tellWaiting(tx, { id, workspaceId }, { kind, round }, now);
}
