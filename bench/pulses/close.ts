/** How long a wave of very many takes to close: counted and frozen; and until its rows and its key are gone. */
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { MemberId, WaveId } from "../../src/database/ids.js";
import type { Store, Writer } from "../../src/database/store.js";
import { answersOf, itemsAskedOf, keysOf, saveAnswers, saveComment } from "../../src/pulses/answers.js";
import { unfrozenWaves, type Wave } from "../../src/pulses/pulses.js";
import type { AnswerKeys } from "../../src/safeguards/sealed-answers.js";
import { later, MINUTE } from "../../src/schedule/clock.js";
import { manualClock } from "../../test/manual-clock.js";
import {
  CLOSES,
  EVE,
  hadTwoWaves,
  newPlace,
  OPENS,
  openPlace,
  type Running,
  settle,
  startOn,
  willing,
} from "./world.js";

export interface Closed {
  /** Seconds, until the figures stand. */
  readonly took: number;
  /** How many of them it was at work: on a busy machine others have the rest. */
  readonly worked: number;
  /** Seconds, until nothing is left of the answers. */
  readonly forgot: number;
  /** The longest that anything else had to wait until then, in milliseconds. */
  readonly longestWait: number;
  readonly figures: number;
  readonly comments: number;
}

/** One in so many comments, where the wave takes comments. */
const COMMENTING = 10;

export async function closeOf(people: number, takesComments: boolean): Promise<Closed> {
  const place = newPlace();
  const store = await openPlace(place);
  try {
    await settle(store, people);
    if (takesComments) await hadTwoWaves(store);
    const clock = manualClock(EVE);
    const running = await startOn(place, store, clock, willing);
    clock.everyMinute(running.core.tick);
    await clock.moveTo(OPENS);
    await running.core.delivery.idle();
    const id = await answerEverything(store, running);
    // What else a week has brought by then, such as everybody's rituals, is planned in its own time: no part of closing.
    await clock.moveTo(later(CLOSES, -MINUTE));
    await running.core.delivery.idle();
    const { longest, stop } = watchTheLoop();
    const began = performance.now();
    const usedBefore = process.cpuUsage();
    const seconds = () => (performance.now() - began) / 1000;
    await clock.moveTo(CLOSES);
    while ((await unfrozenWaves(store.read)).length > 0) await pause(5);
    const took = seconds();
    const { user, system } = process.cpuUsage(usedBefore);
    while (await isRemembered(store, running, id)) await pause(5);
    const forgot = seconds();
    stop();
    await running.core.delivery.idle();
    const { waveFigure, waveComment } = store.read.tables;
    const figures = (await store.read.select().from(waveFigure)).length;
    const comments = (await store.read.select().from(waveComment)).length;
    await running.waveKeys.close();
    return { took, worked: (user + system) / 1e6, forgot, longestWait: longest(), figures, comments };
  } finally {
    await store.close();
    place.remove();
  }
}

async function answerEverything(store: Store, { waveKeys }: Running): Promise<WaveId> {
  const [wave] = await unfrozenWaves(store.read);
  const keys = wave && (await keysOf(waveKeys, wave.id));
  if (wave === undefined || keys === undefined) throw new Error("no wave is open");
  const { waveInvitation } = store.read.tables;
  const asked = await store.read.select().from(waveInvitation).where(eq(waveInvitation.waveId, wave.id));
  for (let from = 0; from < asked.length; from += 500)
    await store.write(async (tx) => {
      for (const [at, { memberId, organisationId }] of asked.slice(from, from + 500).entries()) {
        const answers = Object.fromEntries(itemsAskedOf(wave, memberId).map((item, n) => [item, 1 + ((at + n) % 5)]));
        await saveAnswers(tx, keys, wave.id, memberId, { organisationId, answers });
        if (at % COMMENTING === 0) await comment(tx, keys, wave, memberId);
      }
    });
  const [first] = asked;
  if (first === undefined || (await answersOf(store.read, keys, wave.id, first.memberId)) === undefined)
    throw new Error("nobody's answer was kept");
  return wave.id;
}

/** As long as a comment is when somebody has something to say. */
async function comment(tx: Writer, keys: AnswerKeys, { id, takesComments }: Wave, memberId: MemberId): Promise<void> {
  const said = `The kitchen rang the ward at noon, and ${memberId} went home with what she needed. Let us keep that line.`;
  if (takesComments) await saveComment(tx, keys, id, memberId, said.repeat(2));
}

async function isRemembered(store: Store, { waveKeys }: Running, id: WaveId): Promise<boolean> {
  const { waveAnswer } = store.read.tables;
  const left = await store.read.select({ id: waveAnswer.waveId }).from(waveAnswer).limit(1);
  return left.length > 0 || (await waveKeys.find(id)) !== undefined;
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
