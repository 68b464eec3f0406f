/** What is asked, of all that waits. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asked, askKinds, type Candidate, inOrderOfWorth, thursdayAfter } from "../../src/digests/choose-ask.js";
import { weekday } from "../../src/schedule/occurrences.js";
import { shareInWords } from "../../src/words/en-GB/digest.js";

const waits = (about: string, more: Partial<Candidate> = {}): Candidate => {
  const kind = askKinds.find((one) => about.startsWith(`${one}:`)) ?? "silence";
  return { about, kind, isShared: false, isRed: false, since: new Date("2026-11-01T09:00:00Z"), ...more };
};
const order = (candidates: readonly Candidate[], lately: readonly Asked[] = []) =>
  inOrderOfWorth(candidates, lately).map(({ about }) => about);

test("what has slipped for many, what is all but lost, and who waited beyond ten days come before all else", () => {
  const all = [
    waits("silence:a"),
    waits("need:a"),
    waits("celebration:amber"),
    waits("signal:team"),
    waits("rule:late", { since: new Date("2026-10-02T09:00:00Z") }),
    waits("rule:later", { since: new Date("2026-10-01T09:00:00Z") }),
    waits("celebration:red", { isRed: true }),
    waits("signal:place", { isShared: true }),
  ];
  expect(order(all)).toEqual([
    "signal:place",
    "celebration:red",
    "rule:later",
    "rule:late",
    "signal:team",
    "celebration:amber",
    "need:a",
    "silence:a",
  ]);
});

describe("what had its turn waits until everything else has had one", () => {
  const two = [waits("signal:a", { isShared: true }), waits("need:b")];
  test.each<[string, readonly Asked[], string]>([
    ["asked once", [{ about: "signal:a", answer: null }], "signal:a"],
    ["asked twice in a row", Array(2).fill({ about: "signal:a", answer: null }), "need:b"],
    ["refused last week", [{ about: "signal:a", answer: "not-now" }], "need:b"],
    [
      "refused two weeks ago",
      [
        { about: "need:b", answer: null },
        { about: "signal:a", answer: "not-now" },
      ],
      "signal:a",
    ],
  ])("%s", (_what, lately, first) => {
    expect(order(two, lately)[0]).toBe(first);
    // Where nothing else waits, it is asked all the same.
    expect(order([waits("signal:a")], lately)).toEqual(["signal:a"]);
  });
});

const anyCandidates = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom(...askKinds),
    id: fc.constantFrom("a", "b", "c", "d"),
    isShared: fc.boolean(),
    isRed: fc.boolean(),
    days: fc.integer({ min: 0, max: 90 }),
  }),
  { selector: ({ kind, id }) => `${kind}:${id}`, maxLength: 12 },
);

test("over a year of weeks, nothing is asked three times in a row while something else waits, and order is settled", () => {
  fc.assert(
    fc.property(anyCandidates, fc.array(fc.constantFrom(null, "not-now")), (made, answers) => {
      const all = made.map(({ kind, id, days, ...more }) =>
        waits(`${kind}:${id}`, { ...more, kind, since: new Date(Date.UTC(2026, 8, 1 + days)) }),
      );
      const asked: Asked[] = [];
      for (let week = 0; week < 52; week += 1) {
        const [first] = inOrderOfWorth(all, asked.slice(0, 2));
        if (first === undefined) return;
        expect(inOrderOfWorth(all.toReversed(), asked.slice(0, 2))[0]).toEqual(first);
        asked.unshift({ about: first.about, answer: answers[week] ?? null });
        const three = asked.slice(0, 3).map(({ about }) => about);
        if (all.length > 1 && three.length === 3) expect(new Set(three).size).toBeGreaterThan(1);
      }
    }),
  );
});

test("it is due on the Thursday after", () => {
  expect(["2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27", "2026-12-31"].map(thursdayAfter)).toEqual([
    "2026-11-26",
    "2026-11-26",
    "2026-12-03",
    "2026-12-03",
    "2027-01-07",
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
      const date = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
      expect(weekday(thursdayAfter(date))).toBe(4);
      expect(thursdayAfter(date) > date).toBe(true);
    }),
  );
});

test.each<[number, number, string | undefined]>([
  [20, 100, "about a fifth"],
  [40, 10_240, "fewer than one in a hundred"],
  [33, 100, "about a third"],
  [6000, 10_240, "about three fifths"],
  [46, 100, "about half"],
  [97, 100, "nearly all"],
  [100, 100, "nearly all"],
  [0, 100, undefined],
  [5, 0, undefined],
  [5, 4, undefined],
])("%d of %d people are %s", (part, whole, words) => {
  expect(shareInWords(part, whole)).toBe(words);
});
