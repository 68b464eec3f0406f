import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Baseline,
  baselineOf,
  chosen,
  isRed,
  retainedGain,
  textbook,
  watchedWeeks,
} from "../../src/statistics/fade.js";
import type { Value } from "../../src/statistics/moving-ranges.js";

/** Reckoned by hand: mean 9, eleven moving ranges of 2, so s = 2 / 1.128. */
const twelve = [8, 10, 8, 10, 8, 10, 8, 10, 8, 10, 8, 10];
const s = 2 / 1.128;
const gap: Value = undefined;

function baseline(after: readonly Value[], before: readonly Value[] = []): Baseline {
  const found = baselineOf(after, before, "measured");
  if (found === undefined) throw new Error("there are fewer than twelve values");
  return found;
}

describe("the baseline", () => {
  test("is the first twelve values after the change, and the mean before it", () => {
    expect(baseline([...twelve, 0, 0], [4, gap, 6])).toEqual({ mean: 9, spread: s, before: 5, to: 12 });
    expect(baseline(twelve).before).toBeUndefined();
    expect(baselineOf(twelve.slice(1), [], "measured")).toBeUndefined();
  });

  test("passes over weeks without a value, and no moving range crosses one", () => {
    const after = [8, 10, gap, 8, 10, 8, 10, 8, 10, 8, 10, gap, gap, 8, 10, 99];
    expect(baseline(after)).toMatchObject({ mean: 9, to: 15 });
    const apart = [0, gap, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];
    expect(baseline(apart).spread).toBe(Number.EPSILON);
  });

  test("of yes or no strays at least as a chance of (k + 1) / (n + 2) does", () => {
    const always = Array.from({ length: 12 }, () => 1);
    expect(baselineOf(always, [], "yes-no")?.spread).toBeCloseTo(Math.sqrt((13 / 14) * (1 / 14)), 12);
    const never = always.map(() => 0);
    expect(baselineOf(never, [], "yes-no")?.spread).toBeCloseTo(Math.sqrt((1 / 14) * (13 / 14)), 12);
  });

  test("of counts strays at least by a step of one, and by a tenth of the mean", () => {
    const same = (value: number) => Array.from({ length: 12 }, () => value);
    expect(baselineOf(same(5), [], "count")?.spread).toBeCloseTo(1 / 1.128, 12);
    expect(baselineOf(same(40), [], "count")?.spread).toBe(4);
    expect(baselineOf(twelve, [], "count")?.spread).toBe(s);
  });

  test.each([5, 10, 40])("so that of a count that is always %i, no single week rings", (usual) => {
    const after = [...Array.from({ length: 12 }, () => usual), 0, usual, usual];
    const found = baselineOf(after, [], "count");
    expect(found && watchedWeeks(after, found).some(({ isAmber }) => isAmber)).toBe(false);
  });

  test("and that after twelve times yes, neither one no nor a second one rings", () => {
    const after = [...Array.from({ length: 12 }, () => 1), 0, 0, 1];
    const found = baselineOf(after, [], "yes-no");
    expect(found && watchedWeeks(after, found).some(({ isAmber }) => isAmber)).toBe(false);
  });
});

describe("week by week", () => {
  test("C grows by what is short of the mean beyond half of s, and never falls below 0", () => {
    const after = [...twelve, 5, 9, 30, 8];
    const weeks = watchedWeeks(after, baseline(after));
    const first = 4 / s - 0.5;
    [first, first - 0.5, 0, 1 / s - 0.5].forEach((sum, at) => {
      expect(weeks[at]?.sum).toBeCloseTo(sum, 12);
    });
    expect(weeks.map(({ run, since }) => [run, since])).toEqual([
      [1, 1],
      [0, 2],
      [0, 0],
      [1, 1],
    ]);
  });

  test("it is amber once C is above h", () => {
    const drop = 9 - s * 2.5;
    const after = [...twelve, drop, drop, drop, drop];
    const rule = { h: 4, run: 99 };
    expect(watchedWeeks(after, baseline(after), rule).map(({ isAmber }) => isAmber)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test.each([chosen, textbook])("it is amber after a run of $run weeks below the mean", ({ h, run }) => {
    const after = [...twelve, ...Array.from({ length: run }, () => 8.99)];
    const weeks = watchedWeeks(after, baseline(after), { h, run });
    expect(weeks.findIndex(({ isAmber }) => isAmber)).toBe(run - 1);
  });

  test("however far it has fallen, it is amber no more two weeks after all is as usual, and C is 0 after 22", () => {
    const after = [...twelve, ...Array.from({ length: 30 }, () => 0), ...Array.from({ length: 22 }, () => 9)];
    const weeks = watchedWeeks(after, baseline(after)).slice(30);
    expect(weeks.map(({ isAmber }) => isAmber).indexOf(false)).toBe(1);
    expect(weeks.at(-2)?.sum).toBeGreaterThan(0);
    expect(weeks.at(-1)?.sum).toBe(0);
  });

  test("a missing week leaves C as it was, and ends a run", () => {
    const below = Array.from({ length: 11 }, () => 8.99);
    const after = [...twelve, ...below, gap, ...below];
    const weeks = watchedWeeks(after, baseline(after));
    expect(weeks.some(({ isAmber }) => isAmber)).toBe(false);
    const fallen = [...twelve, 2, gap, 2];
    const [one, missing, two] = watchedWeeks(fallen, baseline(fallen));
    expect(missing?.sum).toBe(one?.sum);
    expect(two?.since).toBe(2);
  });

  test("any missing weeks leave C of the others as it was", () => {
    const weeks = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }), { maxLength: 60 });
    fc.assert(
      fc.property(weeks, (values) => {
        const known = baseline(twelve);
        const sums = (all: readonly Value[]) => watchedWeeks([...twelve, ...all], known).map(({ sum }) => sum);
        const withGaps = sums(values).filter((_, at) => values[at] !== undefined);
        expect(withGaps).toEqual(sums(values.filter((value) => value !== undefined)));
      }),
    );
  });

  test("another unit changes nothing", () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 });
    fc.assert(
      fc.property(weeks, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -50, max: 50 }), (values, factor, more) => {
        const all = [...twelve, ...values];
        const other = all.map((value) => value * factor + more);
        const sums = (series: readonly number[]) => watchedWeeks(series, baseline(series)).map(({ sum }) => sum);
        const [one, two] = [sums(all), sums(other)];
        one.forEach((sum, at) => {
          expect(two[at]).toBeCloseTo(sum, 6);
        });
      }),
    );
  });
});

describe("what is left of the gain", () => {
  const known = baseline(twelve, [3, 5]);

  test("is the mean of the last six values, from the mean before to the one after", () => {
    expect(retainedGain([1, 9, 9, 9, 9, 9, 9], known)).toBe(1);
    expect(retainedGain([6, 6, gap, 7, 6, 7, gap, 7], known)).toBe(0.5);
    expect(retainedGain([4, 4, 4, 4, 4, 4], known)).toBe(0);
  });

  test("is not said of fewer than six, without a time before, or of a gain smaller than s", () => {
    expect(retainedGain([9, 9, 9, 9, 9], known)).toBeUndefined();
    expect(retainedGain(twelve, baseline(twelve))).toBeUndefined();
    expect(retainedGain(twelve, baseline(twelve, [9 - s * 0.99]))).toBeUndefined();
    expect(retainedGain(twelve, baseline(twelve, [9 - s * 1.001]))).toBeCloseTo(1, 12);
  });

  test("it is red below half, and not at half", () => {
    expect([0.49, 0.5, undefined].map(isRed)).toEqual([true, false, false]);
  });
});
