import fc from "fast-check";
import { expect, test } from "vitest";
import type { Limit } from "../../src/chat/platform.js";
import { later, SECOND } from "../../src/schedule/clock.js";
import { backOff, createPacer, type Pacer } from "../../src/schedule/pacer.js";

const start = new Date("2026-11-23T08:00:00Z");

/** When a message that asks at `now`, and waits as it is told, has its turn. */
function turnOf(pacer: Pacer, limits: readonly Limit[], now: Date): Date {
  const turn = pacer.take(limits, now);
  return turn <= now ? turn : turnOf(pacer, limits, turn);
}

const secondsAfter = (at: Date): number => (at.getTime() - start.getTime()) / SECOND;

test("a burst goes at once, then one turn comes each second", () => {
  const pacer = createPacer();
  const limit = { key: "channel", burst: 3, perSecond: 1 };
  const turns = Array.from({ length: 6 }, () => secondsAfter(turnOf(pacer, [limit], start)));
  expect(turns).toEqual([0, 0, 0, 1, 2, 3]);
});

test("the tightest of several limits decides, and a busy channel takes nothing from the others while it waits", () => {
  const pacer = createPacer();
  const workspace = { key: "workspace", burst: 4, perSecond: 2 };
  const asks = (channel: string) =>
    secondsAfter(pacer.take([workspace, { key: channel, burst: 1, perSecond: 1 }], start));
  expect([asks("a"), asks("a"), asks("a"), asks("b"), asks("c"), asks("d"), asks("e")]).toEqual([
    0, 1, 1, 0, 0, 0, 0.5,
  ]);
});

test("no window of time ever holds more than its limit allows", () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 10 }), (gaps, burst, perSecond) => {
      const pacer = createPacer();
      let now = start;
      const turns = gaps.map((gap) => {
        now = later(now, gap);
        now = turnOf(pacer, [{ key: "k", burst, perSecond }], now);
        return now.getTime();
      });
      for (const [index, first] of turns.entries()) {
        const last = turns[index + burst];
        if (last !== undefined) expect(last - first).toBeGreaterThanOrEqual(SECOND / perSecond - 1e-6);
      }
    }),
  );
});

test("a held lane opens when the platform said", () => {
  const pacer = createPacer();
  pacer.hold("T1", later(start, 3 * SECOND));
  pacer.hold("T1", later(start, SECOND));
  expect(pacer.held(start)).toEqual(["T1"]);
  expect(pacer.nextRelease()).toEqual(later(start, 3 * SECOND));
  expect(pacer.held(later(start, 3 * SECOND))).toEqual([]);
  expect(pacer.nextRelease()).toBeUndefined();
});

test("waits double from five seconds to an hour", () => {
  expect([1, 2, 3, 20].map((attempts) => secondsAfter(backOff(attempts, start)))).toEqual([5, 10, 20, 3600]);
});
