/** A burst of answers, in a process of its own: is the tally exact, and does memory stay where it was? */
import { eq } from "drizzle-orm";
import type { Store } from "../../src/database/store.js";
import type { Item } from "../../src/database/tables/pulses.js";
import { itemsAskedOf, keysOf } from "../../src/pulses/answers.js";
import { tallyWave, type WaveTally } from "../../src/pulses/closing/tally-wave.js";
import { unfrozenWaves, type Wave } from "../../src/pulses/pulses.js";
import { manualClock } from "../../test/manual-clock.js";
import { type Dice, diceFrom } from "../search/dice.js";
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
/** One answer in so many is delivered again, as platforms do where they think that we did not hear. */
const REPEATED = 5;

async function take(answers: number): Promise<Burst> {
  const place = newPlace();
  const store = await openPlace(place);
  try {
    const people = Math.ceil(answers / 3);
    await settle(store, people);
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

async function answerAll(store: Store, { core, waveKeys }: Running, answers: number): Promise<Burst> {
  const [wave] = await unfrozenWaves(store.read);
  if (wave === undefined) throw new Error("no wave is open");
  const dice = diceFrom(20261123);
  const counted = new Map<string, { n: number; sum: number }>();
  let deliveries = 0;
  let heap = 0;
  const began = performance.now();
  for await (const batch of pressesOf(store, wave, answers, dice)) {
    for (const { item, value } of batch) {
      const before = counted.get(item) ?? { n: 0, sum: 0 };
      counted.set(item, { n: before.n + 1, sum: before.sum + value });
    }
    const again = batch.filter((_, at) => at % REPEATED === 0);
    deliveries += batch.length + again.length;
    await Promise.all([...batch, ...again].map((press) => core.bot.handle(interactionOf(wave, press))));
    if (deliveries % Math.ceil(answers / 100) < batch.length) heap = Math.max(heap, inUse());
  }
  const seconds = (performance.now() - began) / 1000;
  const keys = await keysOf(waveKeys, wave.id);
  if (keys === undefined) throw new Error("the wave has no key");
  const exact = isExact(await tallyWave(store.read, wave.id, keys), counted);
  await waveKeys.close();
  return { answers, deliveries, perSecond: deliveries / seconds, exact, heapMb: heap / 1e6 };
}

interface Press {
  readonly account: string;
  readonly item: Item;
  readonly value: number;
}

/** Each person answers what they were asked; who comes when is as the ids fall. */
async function* pressesOf(store: Store, wave: Wave, answers: number, dice: Dice): AsyncGenerator<readonly Press[]> {
  const { member } = store.read.tables;
  let left = answers;
  let batch: Press[] = [];
  for (let from = 0; left > 0; from += 1) {
    const [person] = await store.read
      .select({ id: member.id })
      .from(member)
      .where(eq(member.externalId, String(from)));
    if (person === undefined) throw new Error("there are too few people");
    for (const item of itemsAskedOf(wave, person.id).slice(0, left)) {
      batch.push({ account: String(from), item, value: 1 + Math.floor(dice() * 5) });
      left -= 1;
    }
    if (batch.length < AT_ONCE && left > 0) continue;
    yield batch;
    batch = [];
  }
}

const interactionOf = ({ id }: Wave, { account, item, value }: Press) =>
  ({
    ...{ id: `${account} ${item}`, platform: "chat", workspace: WORKSPACE, room: undefined, answerTo: undefined },
    who: { account, name: "Somebody", address: { user: account } },
    deed: { kind: "pressed", action: "answer-pulse", about: `${id},${item},${value}` },
  }) as const;

function isExact({ strata }: WaveTally, counted: ReadonlyMap<string, { n: number; sum: number }>): boolean {
  return [...counted].every(([item, { n, sum }]) => {
    const found = [...strata.values()].flatMap(({ items }) => items.get(item as Item) ?? []);
    const total = (of: "answers" | "sum") => found.reduce((all, one) => all + one[of], 0);
    return total("answers") === n && total("sum") === sum;
  });
}

function inUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const burst = await take(Number(given));
process.send?.(burst);
