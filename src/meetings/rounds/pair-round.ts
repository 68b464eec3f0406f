/**
 * A round: everybody who asked for it, can be asked and is in no meeting yet, two by two.
 *
 * Who meets whom is worked out in steps that let others have the machine, and written in steps as well: a system of
 * 20,000 people would keep every answer waiting for seconds otherwise.
 */
import { setImmediate } from "node:timers/promises";
import type { Reader, Writer } from "../../database/store.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed } from "../../schedule/jobs.js";
import { metWithinYear, neverPairs } from "../acquaintance.js";
import { pairRoundJob } from "../meetings.js";
import { pairUp } from "../pairing/pair-up.js";
import type { Pairing, Round } from "../pairing/people.js";
import { everybodyWilling } from "../willing.js";
import { beginPairsJob, type Coming } from "./begin-pairs.js";

/** As many groups as are begun in one step. */
const AT_ONCE = 50;

export const pairRound: JobKind = defineJob(pairRoundJob, async ({ kind, round }, { store, scene }) => {
  const { now } = scene();
  const pairing = await paired(await roundOf(store.read, { kind, round }, now));
  return done((tx) => beginAll(tx, pairing, { kind, round }, now));
});

async function roundOf(read: Reader, { kind, round }: Coming, now: Date): Promise<Round> {
  const people = await everybodyWilling(read, kind, now);
  return {
    people: people.map(({ organisationId, waitingSince, ...one }) => {
      return { ...one, organisation: organisationId, waited: waitingSince !== null };
    }),
    met: await metWithinYear(read, now),
    never: await neverPairs(read),
    seed: `${kind} ${round}`,
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

/** Whoever is left is a group of one, for whom nobody was found. */
async function beginAll(tx: Writer, { groups, left }: Pairing, coming: Coming, now: Date): Promise<void> {
  const all = [...groups, ...left.map((one) => [one])];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const payload = { ...coming, groups: all.slice(from, from + AT_ONCE).map((group) => [...group]) };
    const onceKey = `begin-pairs:${coming.kind}:${coming.round}:${from}`;
    await enqueueNamed(tx, beginPairsJob, { payload, runAt: now, onceKey });
  }
}
