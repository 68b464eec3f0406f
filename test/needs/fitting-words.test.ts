/** Which need and which offer fit, by their words alone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { fitting, stemsOf } from "../../src/needs/fitting-words.js";

const offers = [
  "A meeting room on Fridays",
  "Two people who fit key safes, at weekends too",
  "Ten minutes on how discharge works",
].map((words) => ({ one: words, words, near: false }));

test("words in any of their forms meet, and those that say nothing do not", () => {
  const best = fitting("We need somebody for fitting a key safe at the weekend", offers);
  expect(best.map(({ one }) => one)).toEqual(["Two people who fit key safes, at weekends too"]);
  expect(fitting("We need help with this, please", offers)).toEqual([]);
});

test("of two that fit alike, the one whose place is the same comes first", () => {
  const rooms = [
    { one: "far", words: "A room", near: false },
    { one: "near", words: "A room", near: true },
  ];
  expect(fitting("A room", rooms).map(({ one }) => one)).toEqual(["near", "far"]);
});

test("whatever is written, what fits is never more than all of the shorter, and fits both ways", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const there = fitting(one, [{ one: 1, words: other, near: false }]);
      const back = fitting(other, [{ one: 1, words: one, near: false }]);
      expect(there.map(({ shared }) => shared)).toEqual(back.map(({ shared }) => shared));
      for (const { shared } of there) expect(shared > 0 && shared <= 1).toBe(true);
      if (stemsOf(one).size === 0) expect(there).toEqual([]);
    }),
  );
});
