/** What a chart says of a series, at the boundary of each rule, and against figures that others published. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Value } from "../../src/statistics/moving-ranges.js";
import { type Series, spc } from "../../src/statistics/spc.js";
import type { Rule, Side } from "../../src/statistics/special-causes.js";

const gap = undefined;
const points = (values: readonly Value[]) => values.map((value) => ({ value }));
const judge = (values: readonly Value[], more: Partial<Series> = {}) =>
  spc({ points: points(values), higherIsBetter: true, ...more });

/** Twelve values with a mean of 50 and a mean moving range of 2: limits 44.68 and 55.32, near 46.45 and 53.55. */
const steady = [51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49];

/** What holds at each point, as "high run". */
const signalsOf = (values: readonly Value[], more: Partial<Series> = {}) =>
  judge(values, more).points.map(({ signals }) => signals.map(({ rule, side }) => `${side} ${rule}`));

/** At the indices after the steady twelve at which a rule holds on a side. */
function heldAfter(values: readonly Value[], rule: Rule, side: Side, more: Partial<Series> = {}): readonly number[] {
  const found = signalsOf([...steady, ...values], more).slice(steady.length);
  return found.flatMap((signals, at) => (signals.includes(`${side} ${rule}`) ? [at] : []));
}

describe("limits agree with published ones", () => {
  const rare = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
  // The first twenty of R's rnorm after set.seed(123), with the 15th made 10, as NHSRplotthedots tests them.
  const random = [
    ...[-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123],
    ...[-0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, 10, 1.78691314, 0.49785048],
    ...[-1.96661716, 0.7013559, -0.47279141],
  ];
  const monthly = [
    ...[2478, 2350, 2485, 2296, 2359, 2567, 3089, 2668, 1788, 2854, 2365, 1883, 1959, 1927, 2640, 2626, 2144, 2409],
    ...[4412, 3287, 3049, 3364, 3078, 2972, 3415, 2753, 3102, 2191, 3693, 4385, 4699, 3031, 2659, 3885, 2628, 2621],
    ...[3071, 2002],
  ];
  test.each([
    ["NHSRplotthedots, deviations from Excel", rare, 1.94, -3.06, 6.95, 2],
    ["NHSRplotthedots, standard calculations unscreened", random, 0.6694159, -4.596625, 5.935457, 6],
    ["statprocon 0.4", [10, 50, 40, 30], 32.5, -20.7, 85.7, 6],
    ["spc-plotly 0.1", monthly, 2820.631579, 1299.399147, 4341.864011, 5],
  ] as const)("%s", (_, values, mean, lower, upper, digits) => {
    const { steps } = judge(values, { baseline: values.length });
    expect(steps[0]?.limits?.mean).toBeCloseTo(mean, digits);
    expect(steps[0]?.limits?.lower).toBeCloseTo(lower, digits);
    expect(steps[0]?.limits?.upper).toBeCloseTo(upper, digits);
  });

  test("the one great value among small ones is outside, and nothing else is special", () => {
    const found = signalsOf(rare, { baseline: 18 });
    expect(found.flatMap((signals, at) => signals.map((signal) => [at, signal]))).toEqual([[4, "high outside"]]);
  });

  test("near limits are two thirds of the way", () => {
    const limits = judge(steady).steps[0]?.limits;
    expect([limits?.nearLower, limits?.nearUpper]).toEqual([50 - 1.7733 * 2, 50 + 1.7733 * 2]);
  });
});

describe("how much has to be known", () => {
  test.each([
    [[], undefined],
    [[50], undefined],
    [[50, gap, 52], undefined],
    [[50, 52], "few"],
    [[50, 52, 51, 49], "few"],
    [[50, 52, 51, 49, 50], "trial"],
    [[50, 52, gap, 51, 49, gap, 50, 50], "few"],
    [steady.slice(1), "trial"],
    [steady, "locked"],
    [[...steady.slice(1), gap], "trial"],
  ] as const)("of %j limits are %s", (values, standing) => {
    const { steps, variation } = judge(values);
    expect(steps[0]?.limits?.standing).toBe(standing);
    expect(variation).toEqual(standing === undefined || standing === "few" ? undefined : { kind: "common" });
  });

  test("limits move with each value until there are twelve, and then never", () => {
    const [trial, more, locked, later] = [10, 11, 12, 13].map(
      (number) => judge([...steady, 80].slice(0, number)).steps[0]?.limits,
    );
    expect(more?.mean).not.toBe(trial?.mean);
    expect(locked?.mean).not.toBe(more?.mean);
    expect(later).toEqual(locked);
  });

  test("no value lies outside the limits that fewer than five make", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 4 }), (values) => {
        const limits = judge(values).steps[0]?.limits;
        if (limits === undefined) throw new Error("two values have limits");
        for (const value of values) {
          expect(value).toBeLessThanOrEqual(limits.upper + 1e-9);
          expect(value).toBeGreaterThanOrEqual(limits.lower - 1e-9);
        }
      }),
    );
  });
});

describe("outside", () => {
  // A twelfth and an eleventh have no end: its limits are numbers that are not exact.
  const uneven = [51, 48, 52, 49, 51.5, 47, 53, 49, 52, 50, 49, 51];
  test("means strictly outside: a value on a limit is within", () => {
    const limits = judge(uneven).steps[0]?.limits;
    if (limits === undefined) throw new Error("twelve values have limits");
    const signalsAt = (value: number) => judge([...uneven, value]).points.at(-1)?.signals;
    expect(signalsAt(limits.upper)).toEqual([]);
    expect(signalsAt(limits.lower)).toEqual([]);
    expect(signalsAt(limits.upper + 0.01)).toEqual([{ rule: "outside", side: "high" }]);
    expect(signalsAt(limits.lower - 0.01)).toEqual([{ rule: "outside", side: "low" }]);
  });

  test("a series that never moves has nothing special in it, however its mean is rounded", () => {
    const { points, variation } = judge(Array.from({ length: 26 }, () => 62.3));
    expect(points.every(({ signals }) => signals.length === 0)).toBe(true);
    expect(variation).toEqual({ kind: "common" });
  });
});

describe("a run", () => {
  const above = [52, 51, 52, 51, 52, 51, 52];
  test("is seven on one side, all of them; six are none", () => {
    expect(heldAfter(above, "run", "high")).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(heldAfter(above.slice(1), "run", "high")).toEqual([]);
  });
  test("ends at the mean itself, and at a gap", () => {
    expect(heldAfter([51, 52, 51, 50, 51, 52, 51], "run", "high")).toEqual([]);
    expect(heldAfter([51, 52, 51, gap, 51, 52, 51, 52], "run", "high")).toEqual([]);
  });
  test("may lie below", () => {
    expect(heldAfter([48, 49, 48, 49, 48, 49, 48, 52], "run", "low")).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

describe("a trend", () => {
  test("is seven values that rise, all of them; six are none", () => {
    // The last of the steady ones is where it begins.
    const rising = [49.2, 49.6, 50.4, 50.8, 51.2, 51.6];
    expect(heldAfter([48, ...rising], "trend", "high")).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(heldAfter([48, ...rising.slice(1)], "trend", "high")).toEqual([]);
  });
  test("is broken by a tie, and by a gap", () => {
    expect(heldAfter([48, 49, 50, 50, 51, 52, 53], "trend", "high")).toEqual([]);
    expect(heldAfter([48, 49, 50, gap, 51, 52, 53, 54], "trend", "high")).toEqual([]);
  });
  test("may fall; where one ends the next may begin", () => {
    const turning = [48, 48.5, 49, 49.5, 50, 50.5, 51, 50.6, 50.1, 49.6, 49.1, 48.6, 48.1];
    expect(heldAfter(turning, "trend", "high")).toEqual([0, 1, 2, 3, 4, 5]);
    expect(heldAfter(turning, "trend", "low")).toEqual([6, 7, 8, 9, 10, 11, 12]);
  });
});

describe("two of three near a limit", () => {
  test("has all three on that side of the mean, and is the two alone", () => {
    expect(heldAfter([54, 51, 54], "near", "high")).toEqual([0, 2]);
    expect(heldAfter([51, 54, 54], "near", "high")).toEqual([1, 2]);
    expect(heldAfter([54, 54, 51], "near", "high")).toEqual([0, 1]);
    expect(heldAfter([54, 49, 54, 49], "near", "high")).toEqual([]);
    expect(heldAfter([54, 50, 54, 49], "near", "high")).toEqual([]);
    expect(heldAfter([46, 49, 46], "near", "low")).toEqual([0, 2]);
  });
  test("is not two of four, nor one near each limit", () => {
    expect(heldAfter([54, 51, 51, 54, 49], "near", "high")).toEqual([]);
    expect(heldAfter([54, 46, 51], "near", "high")).toEqual([]);
  });
  test("counts what is outside the limit too, and strictness holds on the near limit", () => {
    expect(heldAfter([60, 51, 54], "near", "high")).toEqual([0, 2]);
    const line = 50 + 1.7733 * 2;
    expect(heldAfter([54, 51, line], "near", "high")).toEqual([]);
    expect(heldAfter([54, 51, line + 0.001], "near", "high")).toEqual([0, 2]);
  });
  test("is crossed by no gap", () => {
    expect(heldAfter([54, gap, 54, 51], "near", "high")).toEqual([]);
  });
});

describe("where several rules hold", () => {
  test("outside is named before a trend, that before near, that before a run", () => {
    const all = signalsOf([...steady, 48, 51, 52, 53, 53.8, 54, 54.5, 60]).at(-1);
    expect(all).toEqual(["high outside", "high trend", "high near", "high run"]);
  });
  test("the side that is named first says what it is", () => {
    // It rises out of the depths: improving, though below the lower near limit.
    const { points } = judge([...steady, 44.8, 45.1, 45.4, 45.7, 46, 46.3, 46.4]);
    expect(points.at(-1)?.signals[0]).toEqual({ rule: "trend", side: "high" });
    expect(points.at(-1)?.signals.map(({ rule, side }) => `${side} ${rule}`)).toContain("low near");
    expect(points.at(-1)?.kind).toBe("improvement");
  });
});

describe("the latest value", () => {
  const low = [...steady, 40, 41, 40];
  test.each([
    [true, "concern"],
    [false, "improvement"],
    [undefined, "neutral"],
  ] as const)("below the limits where higher is better is %s shows %s", (higherIsBetter, kind) => {
    expect(judge(low, { higherIsBetter }).variation).toEqual({ kind, side: "low", rule: "outside", waves: 3 });
  });
  test("is counted from the last gap, the last step and the last value that was as usual", () => {
    expect(judge([...steady, 40, gap, 41, 40]).variation).toMatchObject({ waves: 2 });
    expect(judge([...steady, 40, 50, 41]).variation).toMatchObject({ waves: 1 });
    const stepped = [...steady, 90, ...steady.slice(0, 5), 90];
    expect(judge(stepped, { steps: [13] }).variation).toMatchObject({ rule: "outside", waves: 1 });
  });
  test("a run has its whole length, and a withheld wave after it leaves it the latest", () => {
    const run = judge([...steady, 51, 52, 51, 52, 51, 52, 51, 52, gap]);
    expect(run.variation).toEqual({ kind: "improvement", side: "high", rule: "run", waves: 8 });
    expect(run.latest).toBe(19);
  });
  test("without any value nothing is said", () => {
    expect(judge([gap, gap])).toMatchObject({ latest: undefined, variation: undefined });
  });
});

describe("a step", () => {
  const moved = steady.map((value) => value + 20);
  test("has its own limits, whose first twelve values are its own", () => {
    const { steps } = judge([...steady, 50, ...moved], { steps: [13] });
    expect(steps.map(({ from, to, limits }) => [from, to, limits?.mean])).toEqual([
      [0, 13, 50],
      [13, 25, 70],
    ]);
  });
  test("is crossed by no rule", () => {
    const six = [51.2, 52.4, 51.6];
    expect(heldAfter([...six, ...six, 51], "run", "high")).toHaveLength(7);
    expect(heldAfter([...six, ...six, 51], "run", "high", { steps: [15] })).toEqual([]);
  });
  test("with few values says nothing yet, and the same step twice or beyond the end is none", () => {
    const { steps, variation } = judge([...steady, 90, 91], { steps: [12, 12, 0, 99] });
    expect(steps).toHaveLength(2);
    expect(variation).toBeUndefined();
  });
});

describe("assurance", () => {
  test.each([
    [true, 56, "fails"],
    [true, 44, "passes"],
    [true, 50, "hit-or-miss"],
    [true, 50 + 2.66 * 2, "hit-or-miss"],
    [false, 56, "passes"],
    [false, 44, "fails"],
    [false, 50, "hit-or-miss"],
    [undefined, 56, undefined],
    [true, undefined, undefined],
  ] as const)("where higher is better is %s, a target of %s: %s", (higherIsBetter, target, assurance) => {
    expect(judge(steady, { higherIsBetter, target }).assurance).toBe(assurance);
  });
  test("is of the latest step, and needs limits", () => {
    expect(judge([...steady, ...steady.map((v) => v + 20)], { target: 56, steps: [12] }).assurance).toBe("passes");
    expect(judge([50, 51], { target: 56 }).assurance).toBeUndefined();
  });
});

describe("whatever the values", () => {
  const value = fc.integer({ min: 0, max: 400 }).map((quarter) => quarter / 4);
  const series = fc.array(fc.option(value, { nil: undefined, freq: 8 }), { minLength: 1, maxLength: 60 });

  test("all moved by as much, the limits move by as much and the same is special", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -500, max: 500 }), (values, by) => {
        const moved = values.map((value) => (value === undefined ? undefined : value + by));
        const [one, other] = [judge(values), judge(moved)];
        const [here, there] = [one.steps[0]?.limits, other.steps[0]?.limits];
        if (here !== undefined) {
          expect(there?.upper).toBeCloseTo(here.upper + by, 6);
          expect(there?.lower).toBeCloseTo(here.lower + by, 6);
        }
        expect(signalsOf(moved)).toEqual(signalsOf(values));
      }),
    );
  });

  test("turned upside down, high is low and an improvement a concern", () => {
    fc.assert(
      fc.property(series, (values) => {
        const turned = values.map((value) => (value === undefined ? undefined : -value));
        const [one, other] = [judge(values), judge(turned)];
        const opposite = { high: "low", low: "high" } as const;
        expect(other.points.map(({ signals }) => signals)).toEqual(
          one.points.map(({ signals }) => signals.map(({ rule, side }) => ({ rule, side: opposite[side] }))),
        );
        expect(judge(turned, { higherIsBetter: false }).variation?.kind).toBe(one.variation?.kind);
      }),
    );
  });

  test("what comes after twelve values moves no limit", () => {
    const twelve = fc.array(value, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(twelve, series, (first, later) => {
        expect(judge([...first, ...later]).steps[0]?.limits).toEqual(judge(first).steps[0]?.limits);
      }),
    );
  });

  test("between gaps, a run or trend has at least seven points, and a gap has no signal", () => {
    fc.assert(
      fc.property(series, (values) => {
        const found = signalsOf(values);
        for (const signal of ["high run", "low run", "high trend", "low trend"]) {
          const marks = found.map((signals, at) =>
            values[at] === undefined ? "|" : signals.includes(signal) ? "x" : ".",
          );
          // Where a trend turns, the one that ends there gives a point to the one that begins.
          for (const run of marks.join("").match(/x+/g) ?? [])
            expect(run.length).toBeGreaterThanOrEqual(signal.endsWith("trend") ? 6 : 7);
        }
        values.forEach((value, at) => {
          if (value === undefined) expect(found[at]).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });
});
