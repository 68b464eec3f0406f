import fc from "fast-check";
import { expect, test } from "vitest";
import type { Limit } from "../../src/chat/platform.js";
import { later, SECOND } from "../../src/schedule/clock.js";
import { backOff, createPacer, type Pacer } from "../../src/schedule/pacer.js";

const start = new Date("2026-11-23T08:00:00Z");

let asked = 0;

/** When the next message has its turn. */
const turnOf = (pacer: Pacer, limits: readonly Limit[], now: Date): Date =>
  pacer.turn({ id: `message-${++asked}`, lane: "T1" }, limits, now);

const secondsAfter = (at: Date): number => (at.getTime() - start.getTime()) / SECOND;

test("a burst goes at once, then one turn comes each second", () => {
  const pacer = createPacer();
  const limit = { key: "channel", burst: 3, perSecond: 1 };
  const turns = Array.from({ length: 6 }, () => secondsAfter(turnOf(pacer, [limit], start)));
  expect(turns).toEqual([0, 0, 0, 1, 2, 3]);
});

test("channels do not wait for each other; when what they share is used up, the lane is held until eight may go", () => {
  const pacer = createPacer();
  const workspace = { key: "workspace", burst: 5, perSecond: 2, shared: true } as const;
  const asks = (channel: string) =>
    secondsAfter(turnOf(pacer, [workspace, { key: channel, burst: 1, perSecond: 1 }], start));
  expect(["a", "a", "b", "c", "d"].map(asks)).toEqual([0, 1, 0, 0, 0]);
  expect(pacer.held(start)).toEqual([]);
  expect(asks("e")).toBe(0);
  // Five have gone: the bucket, which never holds more than five, is full again after two and a half seconds.
  expect(pacer.held(start)).toEqual(["T1"]);
  expect(secondsAfter(pacer.nextRelease() ?? start)).toBe(2.5);
  expect(asks("f")).toBe(2.5);
});

test("a later turn is kept for the message that was given it, and taken once", () => {
  const pacer = createPacer();
  const limits = [{ key: "channel", burst: 1, perSecond: 1 }];
  pacer.turn({ id: "first", lane: "T1" }, limits, start);
  const turn = pacer.turn({ id: "second", lane: "T1" }, limits, start);
  expect([secondsAfter(turn), secondsAfter(pacer.turn({ id: "second", lane: "T1" }, limits, start))]).toEqual([1, 1]);
  expect(secondsAfter(pacer.turn({ id: "third", lane: "T1" }, limits, start))).toBe(2);
  expect(pacer.turn({ id: "second", lane: "T1" }, limits, turn)).toEqual(turn);
  expect(secondsAfter(pacer.turn({ id: "second", lane: "T1" }, limits, turn))).toBe(3);
});

test("no window of time ever holds more than its limit allows", () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 10 }), (gaps, burst, perSecond) => {
      const pacer = createPacer();
      let now = start;
      const turns = gaps.map((gap) => {
        now = later(now, gap);
        return turnOf(pacer, [{ key: "k", burst, perSecond }], now).getTime();
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
