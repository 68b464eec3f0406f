/**
 * A round: everybody who asked for it, can be asked and is in no meeting yet, two by two.
 *
 * Who meets whom is worked out in steps that let others have the machine, and written in steps as well: a system of
 * 20,000 people would keep every answer waiting for seconds otherwise.
 */
import { setImmediate } from "node:timers/promises";
import type { Reader, Writer } from "../../database/store.js";
import { DAY, HOUR, later, SECOND } from "../../schedule/clock.js";
import { defineJob, done, type JobKind, type JobResult, lapsed } from "../../schedule/job-kinds.js";
import { enqueueNamed } from "../../schedule/jobs.js";
import { PAUSED } from "../../schedule/manners.js";
import { instantOf } from "../../schedule/occurrences.js";
import { pausedUntil } from "../../schedule/recipients.js";
import { metWithinYear, neverPairs } from "../acquaintance.js";
import { pairRoundJob } from "../meetings.js";
import { pairUp } from "../pairing/pair-up.js";
import type { Pairing, Round } from "../pairing/people.js";
import { everybodyWilling } from "../willing.js";
import { beginPairsJob, type Coming } from "./begin-pairs.js";

/** As many groups as are handed on together. Each begins them a few at a time, and the next of them begins later. */
const HANDED_ON = 500;
const APART_MS = 2 * SECOND;
/** A round that a pause keeps from beginning for longer than this is left out. */
const WAITS_FOR_MS = 7 * DAY;

export const pairRound: JobKind = defineJob(pairRoundJob, async ({ kind, round }, { store, scene }) => {
  const { now, system } = scene();
  const paused = await pausedUntil(store.read);
  if (paused !== null && paused > now) {
    const last = later(instantOf(round, "00:00", system.timeZone), WAITS_FOR_MS);
    return now > last ? lapsed(PAUSED) : waitsFor(now);
  }
  const pairing = await paired(await roundOf(store.read, { kind, round }, now));
  return done((tx) => beginAll(tx, pairing, { kind, round }, now));
});

/** A pause may end at any time: it is looked at again within the hour. */
const waitsFor = (now: Date): JobResult => ({
  kind: "later",
  at: later(now, HOUR),
  why: PAUSED,
  mayHaveArrived: false,
  untried: true,
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
  for (let from = 0; from < all.length; from += HANDED_ON) {
    const payload = { ...coming, groups: all.slice(from, from + HANDED_ON).map((group) => [...group]) };
    const onceKey = `begin-pairs:${coming.kind}:${coming.round}:${from}`;
    const runAt = later(now, (from / HANDED_ON) * APART_MS);
    await enqueueNamed(tx, beginPairsJob, { payload, runAt, onceKey });
  }
}
