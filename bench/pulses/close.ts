/** How long a wave of very many takes to close: counted, frozen, its rows and key gone. */
import { eq } from "drizzle-orm";
import type { Store } from "../../src/database/store.js";
import { answersOf, itemsAskedOf, keysOf, saveAnswers } from "../../src/pulses/answers.js";
import { unfrozenWaves } from "../../src/pulses/pulses.js";
import { manualClock } from "../../test/manual-clock.js";
import { CLOSES, EVE, newPlace, OPENS, openPlace, type Running, settle, startOn, willing } from "./world.js";

export interface Closed {
  /** Seconds. */
  readonly took: number;
  /** The longest that anything else had to wait meanwhile, in milliseconds. */
  readonly longestWait: number;
  readonly figures: number;
}

export async function closeOf(people: number): Promise<Closed> {
  const place = newPlace();
  const store = await openPlace(place);
  try {
    await settle(store, people);
    const clock = manualClock(EVE);
    const running = await startOn(place, store, clock, willing);
    clock.everyMinute(running.core.tick);
    await clock.moveTo(OPENS);
    await running.core.delivery.idle();
    await answerEverything(store, running);
    const { longest, stop } = watchTheLoop();
    const began = performance.now();
    await clock.moveTo(CLOSES);
    await untilFrozen(store);
    const took = (performance.now() - began) / 1000;
    stop();
    await running.core.delivery.idle();
    const figures = (await store.read.select().from(store.read.tables.waveFigure)).length;
    await running.waveKeys.close();
    return { took, longestWait: longest(), figures };
  } finally {
    await store.close();
    place.remove();
  }
}

async function answerEverything(store: Store, { waveKeys }: Running): Promise<void> {
  const [wave] = await unfrozenWaves(store.read);
  const keys = wave && (await keysOf(waveKeys, wave.id));
  if (wave === undefined || keys === undefined) throw new Error("no wave is open");
  const { waveInvitation } = store.read.tables;
  const asked = await store.read.select().from(waveInvitation).where(eq(waveInvitation.waveId, wave.id));
  for (let from = 0; from < asked.length; from += 500)
    await store.write(async (tx) => {
      for (const { memberId, organisationId } of asked.slice(from, from + 500)) {
        const answers = Object.fromEntries(
          itemsAskedOf(wave, memberId).map((item, at) => [item, 1 + ((from + at) % 5)]),
        );
        await saveAnswers(tx, keys, wave.id, memberId, { organisationId, answers });
      }
    });
  const [first] = asked;
  if (first === undefined || (await answersOf(store.read, keys, wave.id, first.memberId)) === undefined)
    throw new Error("nobody's answer was kept");
}

async function untilFrozen(store: Store): Promise<void> {
  while ((await unfrozenWaves(store.read)).length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
}

function watchTheLoop() {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return { longest: () => longest, stop: () => clearInterval(timer) };
}
