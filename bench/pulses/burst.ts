/** A burst of answers, in a process of its own: is the tally exact, and does memory stay where it was? */
import type { Store } from "../../src/database/store.js";
import { keysOf } from "../../src/pulses/answers.js";
import { countWave } from "../../src/pulses/closing/tally-wave.js";
import { unfrozenWaves, type Wave } from "../../src/pulses/pulses.js";
import { manualClock } from "../../test/manual-clock.js";
import { diceFrom } from "../search/dice.js";
import { changed, type Press, pressesOf } from "./presses.js";
import { type Expected, expectedTally } from "./tallied.js";
import { EVE, newPlace, OPENS, openPlace, type Running, settle, startOn, WORKSPACE, willing } from "./world.js";

export interface Burst {
  readonly answers: number;
  readonly deliveries: number;
  readonly perSecond: number;
  readonly exact: boolean;
  /** What is in use once the garbage is gone, in MB: the most at any of a hundred looks while answers came. */
  readonly heapMb: number;
}

const [given = "5000"] = process.argv.slice(2);
const AT_ONCE = 64;
const LOOKS = 100;
/** One answer in so many is delivered twice at once, as platforms do where they think that we did not hear. */
const REPEATED = 5;
/** One in so many is changed; the newer one then comes twice more, and the older one once more, last of all. */
const CHANGED = 10;

async function take(answers: number): Promise<Burst> {
  const place = newPlace();
  const store = await openPlace(place);
  try {
    await settle(store, Math.ceil(answers / 3));
    const clock = manualClock(EVE);
    const running = await startOn(place, store, clock, willing);
    clock.everyMinute(running.core.tick);
    await clock.moveTo(OPENS);
    await running.core.delivery.idle();
    return await answerAll(store, running, answers);
  } finally {
    await store.close();
    place.remove();
  }
}

async function answerAll(store: Store, running: Running, answers: number): Promise<Burst> {
  const [wave] = await unfrozenWaves(store.read);
  if (wave === undefined) throw new Error("no wave is open");
  const expected = expectedTally();
  const lookEvery = Math.ceil(answers / AT_ONCE / LOOKS);
  let [deliveries, batches, heap] = [0, 0, 0];
  const began = performance.now();
  for await (const batch of pressesOf(store, wave, { answers, atOnce: AT_ONCE, dice: diceFrom(20261123) })) {
    deliveries += await deliver(running, wave, batch, expected);
    batches += 1;
    if (batches % lookEvery === 0) heap = Math.max(heap, inUse());
  }
  const seconds = (performance.now() - began) / 1000;
  const keys = await keysOf(running.waveKeys, wave.id);
  if (keys === undefined) throw new Error("the wave has no key");
  const exact = expected.isThatOf((await countWave(store.read, wave.id, keys)).tally);
  await running.waveKeys.close();
  return { answers, deliveries, perSecond: deliveries / seconds, exact, heapMb: Math.max(heap, inUse()) / 1e6 };
}

/** The last press of each button stands, however often and however late an older one comes again. */
async function deliver({ core }: Running, wave: Wave, batch: readonly Press[], expected: Expected): Promise<number> {
  const older = batch.filter((_, at) => at % CHANGED === 0);
  const newer = older.map(changed);
  const again = batch.filter((_, at) => at % REPEATED === 0);
  const rounds = [[...batch, ...again], newer, [...newer, ...newer], older];
  for (const round of rounds) await Promise.all(round.map((press) => core.bot.handle(interactionOf(wave, press))));
  for (const press of batch) expected.add(newer[older.indexOf(press)] ?? press);
  return rounds.flat().length;
}

const interactionOf = ({ id }: Wave, { account, item, value, time }: Press) =>
  ({
    ...{
      id: `${account} ${item} ${time}`,
      platform: "chat",
      workspace: WORKSPACE,
      room: undefined,
      answerTo: undefined,
    },
    who: { account, name: "Somebody", address: { user: account } },
    deed: { kind: "pressed", action: "answer-pulse", about: `${id},${item},${value}` },
  }) as const;

function inUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const burst = await take(Number(given));
process.send?.(burst);
