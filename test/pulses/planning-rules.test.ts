/** The pure rules of planning: how many answers to expect, on which day to begin, what a plain question is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedAnswers, isLikely } from "../../src/pulses/planning/expected-answers.js";
import { dayProblem, firstMonday } from "../../src/pulses/planning/first-days.js";
import { unplainIn } from "../../src/pulses/planning/plain-question.js";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";
import { addDays, weekday } from "../../src/schedule/occurrences.js";
import { readDate } from "../../src/schedule/read-date.js";
import { fullDate } from "../../src/words/en-GB/phrases.js";

describe("how many answers to expect on a subject", () => {
  test.each([
    // Everybody is asked the same three questions below 60; from there on three fifths are asked about a subject.
    [22, false, 11],
    [59, false, 29.5],
    [60, false, 18],
    [37 * 2, false, 22.2],
    [400, true, 60],
    [0, false, 0],
  ])("%i people, half each time %s: %d", (people, halves, expected) => {
    expect(expectedAnswers(people, halves)).toBeCloseTo(expected, 9);
  });

  test.each([
    [21, 11, false],
    [22, 11, true],
    [9, 5, false],
    [10, 5, true],
    [99, 30, false],
    [100, 30, true],
  ])("%i people reach %i: %s", (people, threshold, likely) => {
    expect(isLikely(people, { halves: false, threshold })).toBe(likely);
  });

  test("more people never make fewer answers, but where a group begins to rotate", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.boolean(), (one, other, halves) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(fewer >= 60 || more < 60);
        expect(expectedAnswers(fewer, halves)).toBeLessThanOrEqual(expectedAnswers(more, halves));
      }),
    );
  });
});

describe("the first day", () => {
  test.each([
    // A Wednesday in November, which is left out: so the first Monday of December.
    ["2026-11-18", [1, 4, 7, 10, 11], "2026-12-07"],
    ["2026-11-18", [], "2026-11-23"],
    ["2026-11-23", [], "2026-11-30"],
    // It would close on 5 October.
    ["2026-09-22", [10, 11], "2026-12-07"],
    ["2026-09-22", [11], "2026-09-28"],
    // The spring bank holiday.
    ["2026-05-20", [], "2026-06-01"],
    // 28 December 2026 is a bank holiday for Boxing Day, and January is left out.
    ["2026-12-22", [1], "2027-02-01"],
  ])("after %s without %j is %s", (today, leftOut, first) => {
    expect(firstMonday(today, leftOut, isBankHoliday)).toBe(first);
  });

  test("there is none where every month is left out", () => {
    const all = Array.from({ length: 12 }, (_, month) => month + 1);
    expect(firstMonday("2026-11-18", all, isBankHoliday)).toBeUndefined();
  });

  test.each([
    ["2026-11-17", "past"],
    ["2026-11-18", undefined],
    ["2026-11-21", "weekend"],
    ["2026-12-25", "holiday"],
    ["2027-01-05", "left-out"],
    ["2026-12-29", "left-out"],
    ["2026-12-24", undefined],
    ["2028-01-05", "far"],
    ["2026-12-07", undefined],
  ])("%s: %s", (date, problem) => {
    expect(dayProblem(date, { today: "2026-11-18", leftOut: [1] }, isBankHoliday)).toBe(problem);
  });

  const days = fc.nat(1500).map((ahead) => addDays("2026-01-01", ahead));
  test("what is proposed is nothing that is refused", () => {
    fc.assert(
      fc.property(days, fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), (today, leftOut) => {
        const first = firstMonday(today, leftOut, isBankHoliday);
        if (first === undefined) throw new Error("eight months leave four");
        expect(dayProblem(first, { today, leftOut }, isBankHoliday)).toBeUndefined();
        expect(weekday(first)).toBe(1);
      }),
    );
  });

  test("what a form shows is read as the same day", () => {
    fc.assert(
      fc.property(days, days, (date, today) => {
        const shown = fullDate(new Date(`${date}T12:00:00Z`), "UTC");
        expect([readDate(shown, today), readDate(date, today)]).toEqual([date, date]);
      }),
    );
  });
});

test.each([
  ["7 December", "2026-12-07"],
  ["7 dec", "2026-12-07"],
  ["Monday 7th of December, 2026", "2026-12-07"],
  ["Mon 7 Dec", "2026-12-07"],
  ["1 March", "2027-03-01"],
  ["18 November", "2026-11-18"],
  ["17 November", "2027-11-17"],
  ["29 February", "2028-02-29"],
  ["30 February", undefined],
  ["7/12/2026", "2026-12-07"],
  ["07.12.2026", "2026-12-07"],
  ["2026-12-07", "2026-12-07"],
  ["2026-13-07", undefined],
  ["31/4/2027", undefined],
  ["next Monday", undefined],
  ["7", undefined],
  ["", undefined],
])("on 18 November 2026, “%s” is %s", (typed, date) => {
  expect(readDate(typed, "2026-11-18")).toBe(date);
});

describe("a plain question", () => {
  test.each([
    ["I know who leads our joint work.", []],
    ["I know the notes that others make, and nothing stops me.", []],
    ["Do you know who leads?", ["question"]],
    ["I know who leads. I trust them.", ["several"]],
    ["I know our partners and/or their aims.", ["both"]],
    ["I do not know who leads.", ["negative"]],
    ["I never know who leads.", ["negative"]],
    ["I don’t know who leads.", ["negative"]],
    ["I can't say who leads.", ["negative"]],
    [Array.from({ length: 20 }, () => "so").join(" "), []],
    [Array.from({ length: 21 }, () => "so").join(" "), ["long"]],
    ["Why don't we ask and / or tell?", ["question", "both", "negative"]],
  ])("%s", (question, problems) => {
    expect(unplainIn(question).map(({ kind }) => kind)).toEqual(problems);
  });
});
