/** What a chart says in words, and that the words, the picture and the figures say the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangeOf } from "../../src/charts/figures.js";
import type { Measure } from "../../src/charts/measures.js";
import { chartOf } from "../../src/charts/spc-charts.js";
import { spcChart } from "../../src/drawing/charts/spc-chart.js";
import { limitsOf } from "../../src/statistics/limits.js";
import { words } from "../../src/words/en-GB.js";
import { measure, steady } from "./measure.js";

const gap = undefined;
const say = (values: readonly (number | undefined)[], more: Partial<Measure> = {}) =>
  chartOf(measure(values, more), words);

describe("the sentence", () => {
  test.each([
    [[...steady, 50], "Support is within its usual range."],
    [[...steady, 40], "Support is below its usual range."],
    [[...steady, 40, 41, 40], "Support has been below its usual range for three waves."],
    [[...steady, 60, 61], "Support has been above its usual range for two waves."],
    [[...steady, 51, 52, 51, 52, 51, 52, 51], "Support has been above its average for seven waves in a row."],
    [
      [...steady, ...Array.from({ length: 11 }, (_, at) => 48 + (at % 2))],
      "Support has been below its average for 12 waves in a row.",
    ],
    [[...steady, 48, 49, 50, 51, 52, 53, 54], "Support has risen steadily over seven waves."],
    [[...steady, 52, 51, 50, 49.5, 49, 48, 47], "Support has fallen steadily over seven waves."],
    [
      [...steady, 54, 51, 54],
      "Support has been near the top of its usual range in at least two of the last three waves.",
    ],
    [
      [...steady, 46, 46],
      "Support has been near the bottom of its usual range in at least two of the last three waves.",
    ],
    [steady.slice(0, 6), "Support is within its usual range so far."],
    [[...steady.slice(0, 10), 70], "Support is above its usual range so far."],
    [[50, 51, 52], "Too few results yet to say what is usual."],
    [[], "Too few results yet to say what is usual."],
    [[...steady, 40, gap], "Support is below its usual range. The latest result was withheld."],
    [[...steady, gap, gap], "Support is within its usual range. The latest two results were withheld."],
  ] as const)("of %j: %s", (values, sentence) => {
    expect(say(values).sentence).toBe(sentence);
  });

  test("of several is about several", () => {
    const more = { subject: { name: "New ways", isPlural: true } };
    expect(say([...steady, 50], more).sentence).toBe("New ways are within their usual range.");
    expect(say([...steady, 40, 40], more).sentence).toBe("New ways have been below their usual range for two waves.");
  });
});

describe("the alternative text", () => {
  test("has what can be read off the chart, and ends with what it shows", () => {
    expect(say([...steady, gap, gap, 40, 41, 40], { target: 60 }).alt).toBe(
      "Support, Harbour place: 15 results, 7 September 2026 to 19 April 2027. Latest 40, usual range 45 to 55, average 50. Two results were withheld. The target of 60 is unlikely to be met unless something changes. Special cause, a concern: Support has been below its usual range for three waves.",
    );
  });
  test("of few results", () => {
    expect(say([51, gap, 49]).alt).toBe(
      "Support, Harbour place: two results, 7 September to 5 October 2026. Latest 49. One result was withheld. Too few results yet to say what is usual.",
    );
    expect(say([51]).alt).toBe(
      "Support, Harbour place: one result, 7 September 2026. Latest 51. Too few results yet to say what is usual.",
    );
    expect(say([gap]).alt).toBe("Support, Harbour place: no results yet.");
    expect(say(steady.slice(0, 6)).alt).toContain("usual range so far 45 to 55, average 50.");
  });
  test("says since when limits are new, and why", () => {
    const { alt } = say([...steady, ...steady.map((value) => value + 20)], {
      steps: [{ from: 12, reason: "Daily huddle." }],
    });
    expect(alt).toContain("average 70. New limits since 22 February 2027: Daily huddle. Support is within");
  });
  test.each([
    [{ higherIsBetter: true }, "Special cause, a concern: "],
    [{ higherIsBetter: false }, "Special cause, an improvement: "],
    [{ higherIsBetter: undefined }, "Special cause: "],
  ])("where %j, a fall is %s", (more, begins) => {
    expect(say([...steady, 40], more).alt).toContain(`${begins}Support is below its usual range.`);
  });
  test.each([
    [40, "The target of 40 is likely to be met each time."],
    [50, "The target of 50 may or may not be met."],
    [60, "The target of 60 is unlikely to be met unless something changes."],
  ])("says of a target of %d: %s", (target, sentence) => {
    expect(say(steady, { target }).alt).toContain(sentence);
  });
  test("tells a band instead of the value that it hides", () => {
    const { points } = measure(steady);
    const banded = [...points, { at: new Date("2027-03-01T09:00:00Z"), value: 55, band: "at least 55" }];
    expect(say([], { points: banded }).alt).toContain("Latest at least 55, usual range");
  });
});

test("a result that is told is within the range that is told just where it is within the limits", () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 100 }), (values, latest) => {
      const limits = limitsOf(values);
      if (limits === undefined) throw new Error("twelve values have limits");
      const [low, high] = rangeOf(limits, 0, [0, 100]).map(Number);
      const isWithin = latest >= limits.lower - 1e-9 && latest <= limits.upper + 1e-9;
      expect(latest >= (low ?? 0) && latest <= (high ?? 0)).toBe(isWithin);
    }),
  );
});

test("limits with no whole number between them are told more closely", () => {
  const limits = limitsOf([...Array.from({ length: 6 }, () => 60), ...Array.from({ length: 6 }, () => 61)]);
  if (limits === undefined) throw new Error("twelve values have limits");
  expect(rangeOf(limits, 0)).toEqual(["60.3", "60.7"]);
});

describe("the chart", () => {
  test("is what the thread takes, marks what is special and names the latest", () => {
    const { chart } = say([...steady, 61, gap, 40]);
    expect(spcChart.parse(chart)).toEqual(chart);
    expect(chart.points.slice(-3)).toEqual([
      { label: "22 Feb", value: 61, kind: "improvement", side: "high", note: undefined },
      { label: "8 Mar", value: undefined, kind: "common", side: undefined, note: undefined },
      { label: "22 Mar", value: 40, kind: "concern", side: "low", note: "40" },
    ]);
    expect(chart.variation).toEqual({ kind: "concern", side: "low" });
    expect(chart.steps[0]?.limits?.upper.label).toBe("Upper limit 55.3");
  });
  test("has limits where they say something, and says where they are on trial", () => {
    expect(say([50, 51, 52]).chart.steps).toEqual([{ from: 0, to: 3, reason: "" }]);
    const { steps, caption } = say(steady.slice(0, 6)).chart;
    expect(steps[0]?.limits?.isTrial).toBe(true);
    expect(caption).toBe(
      "Score from 0 to 100. 7 September to 16 November 2026. Limits are on trial until there are 12 results.",
    );
  });
  test("has near limits where a point is special for being near them", () => {
    expect(say([...steady, 54, 51, 54]).chart.steps[0]?.limits?.near?.[0]).toBeCloseTo(53.55);
    expect(say([...steady, 40, 40]).chart.steps[0]?.limits?.near).toBeUndefined();
  });
});
