/** A chart, read from its SVG: marks and lines where they belong, and nothing in it but shapes. */
import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spcSvg } from "../../src/drawing/charts/draw-spc.js";
import * as palette from "../../src/drawing/charts/palette.js";
import { plot } from "../../src/drawing/charts/plot.js";
import { type ChartPoint, type ChartStep, type SpcChart, spcChart } from "../../src/drawing/charts/spc-chart.js";
import { contrast, white } from "../../src/drawing/colours.js";

const key = {
  ...{ common: "Usual", improvement: "Improvement", concern: "Concern", neutral: "Special", withheld: "Withheld" },
};
const limits = (mean: number) => ({
  mean: { at: mean, label: `Average ${mean}` },
  upper: { at: mean + 10, label: `Upper limit ${mean + 10}` },
  lower: { at: mean - 10, label: `Lower limit ${mean - 10}` },
  isTrial: false,
});

const pointsOf = (values: readonly (number | undefined)[]): readonly ChartPoint[] =>
  values.map((value, at) => ({ label: `${at + 1} Sept`, value, kind: "common" }));

function chartOf(values: readonly (number | undefined)[], more: Partial<SpcChart> = {}): SpcChart {
  return {
    ...{ title: "Support, Harbour place", subtitle: "Support is within its usual range.", caption: "Score" },
    ...{ description: "Six results", points: pointsOf(values), variation: { kind: "common" }, key },
    steps: [{ from: 0, to: values.length, reason: "", limits: limits(60) }],
    ...more,
  };
}

/** The parts of the line between values, as points joined by "L". */
function threads(svg: string): readonly string[] {
  const [, d = ""] = new RegExp(`<path d="([^"]*)" fill="none" stroke="${palette.thread}"`).exec(svg) ?? [];
  return d.split("M").slice(1);
}

const marks = (svg: string, colour: string, tag: "circle" | "path") =>
  // Beyond the icons, which have no white edge.
  svg.match(new RegExp(`<${tag} [^>]*fill="${colour}" stroke="${white}"`, "g"))?.length ?? 0;

describe("the line between values", () => {
  test("is open where a wave was withheld, which has a cross instead of a mark", () => {
    const svg = spcSvg(chartOf([60, 58, undefined, 61, 64, 59, undefined, undefined, 60]));
    expect(threads(svg).map((thread) => thread.split("L").length)).toEqual([2, 3, 1]);
    // One of them is in the key, as one of the crosses is.
    expect(marks(svg, palette.kinds.common, "circle")).toBe(6 + 1);
    expect(svg.match(/<path d="M[^"]*M[^"]*" fill="none" stroke="#66737c"/g)).toHaveLength(3 + 1);
  });

  test("is open where a step begins, and each step has its own limits", () => {
    const steps: readonly ChartStep[] = [
      { from: 0, to: 3, reason: "", limits: limits(60) },
      { from: 3, to: 6, reason: "Daily huddle", limits: limits(80) },
    ];
    const svg = spcSvg(chartOf([60, 58, 61, 81, 79, 80], { steps }));
    expect(threads(svg).map((thread) => thread.split("L").length)).toEqual([3, 3]);
    expect(svg.match(/stroke-dasharray="16 9"/g)).toHaveLength(4);
    const means = [...svg.matchAll(new RegExp(`d="M([\\d.]+) [\\d.]+H([\\d.]+)" stroke="${palette.ink}"`, "g"))];
    const [[, start, middle], [, again, end]] = means as unknown as [string[], string[]];
    expect([start, end].map(Number)).toEqual([plot.left, plot.right]);
    expect(middle).toBe(again);
  });
});

describe("marks", () => {
  test("say by their shape which way it went, and by their colour whether that is good", () => {
    const special = (kind: ChartPoint["kind"], side: "high" | "low"): ChartPoint => ({
      ...{ label: "1 Sept", value: side === "high" ? 75 : 45, kind, side },
    });
    const draw = (point: ChartPoint) => spcSvg(chartOf([], { points: [point] }));
    const shapeIn = (svg: string, colour: string) =>
      new RegExp(`<path d="(M[^"]*)" fill="${colour}" stroke="${white}"`).exec(svg)?.[1] ?? "";
    const heights = (path: string) => [...path.matchAll(/ ([\d.]+)(?=L|Z)/g)].map(([, y]) => Number(y));
    const [top = 0, left = 0, right = 0] = heights(
      shapeIn(draw(special("improvement", "high")), palette.kinds.improvement),
    );
    expect(top).toBeLessThan(left);
    expect(left).toBe(right);
    const [bottom = 0, upper = 0] = heights(shapeIn(draw(special("concern", "low")), palette.kinds.concern));
    expect(bottom).toBeGreaterThan(upper);
    expect(heights(shapeIn(draw(special("neutral", "high")), palette.kinds.neutral))).toHaveLength(4);
  });

  test("can be seen on white, and the words can be read", () => {
    for (const colour of [...Object.values(palette.kinds), palette.thread, palette.limit, palette.target])
      expect(contrast(colour, white)).toBeGreaterThanOrEqual(3);
    for (const colour of [palette.ink, palette.grey, palette.target])
      expect(contrast(colour, white)).toBeGreaterThanOrEqual(4.5);
  });
});

test("lines that are near each other have labels that are not", () => {
  const near = { ...limits(60), upper: { at: 60.1, label: "Upper" }, lower: { at: 59.9, label: "Lower" } };
  const steps = [{ from: 0, to: 3, reason: "", limits: near }];
  const svg = spcSvg(chartOf([60, 60, 60], { steps, target: { at: 60, label: "Target" } }));
  const baselines = [...svg.matchAll(new RegExp(`translate\\(${plot.right + 8} ([\\d.]+)\\)`, "g"))].map(([, y]) =>
    Number(y),
  );
  expect(baselines).toHaveLength(4);
  const inOrder = baselines.toSorted((one, other) => one - other);
  inOrder.slice(1).forEach((y, at) => {
    expect(y - (inOrder[at] ?? y)).toBeGreaterThan(21);
  });
});

const tags = (svg: string) => new Set([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag));
const attributes = (svg: string) => new Set([...svg.matchAll(/ ([\w:-]+)="/g)].map(([, name]) => name));
const SHAPES = ["svg", "title", "desc", "rect", "g", "path", "circle"];
const LOOKS = [
  ...["xmlns", "width", "height", "viewBox", "role", "fill", "d", "transform", "cx", "cy", "r", "stroke"],
  ...["stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"],
];

const hostile = fc.oneof(
  fc.constantFrom(
    ...[`"><script>alert(1)</script>`, "</desc></title><image href='https://evil.example/'/>", "]]>&amp;&lt;"],
    ...["\0\u0007\uFFFE\uD800 half", "\u202Eevil\u202C", "العربية (x) עברית", "W".repeat(3_000), "", "&#0;&lol9;"],
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const value = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
const line = fc.record({ at: value, label: hostile });
const side = fc.constantFrom("high" as const, "low" as const);
const special = fc.constantFrom("improvement" as const, "concern" as const, "neutral" as const);
const points: fc.Arbitrary<readonly ChartPoint[]> = fc.array(
  fc.record(
    { label: hostile, value, kind: fc.oneof(special, fc.constant("common" as const)), side, note: hostile },
    { requiredKeys: ["label", "kind"] },
  ),
  { maxLength: 30 },
);
const chart: fc.Arbitrary<SpcChart> = fc
  .record({
    ...{ title: hostile, subtitle: hostile, caption: hostile, description: hostile, reason: hostile, points },
    ...{ cut: fc.nat({ max: 30 }), target: fc.option(line, { nil: undefined }) },
    limits: fc.record({ mean: line, upper: line, lower: line, near: fc.tuple(value, value), isTrial: fc.boolean() }),
    variation: fc.oneof(
      fc.constant({ kind: "common" as const }),
      fc.record({ kind: special, side }),
      fc.constant(undefined),
    ),
    assurance: fc.constantFrom("passes" as const, "fails" as const, "hit-or-miss" as const, undefined),
    scale: fc.constantFrom([0, 100] as const, undefined),
    key: fc.record({ common: hostile, improvement: hostile, concern: hostile, neutral: hostile, withheld: hostile }),
  })
  .map(({ cut, reason, limits, ...rest }) => ({
    ...rest,
    steps: [
      { from: 0, to: Math.min(cut, rest.points.length), reason: "", limits },
      ...(cut < rest.points.length ? [{ from: cut, to: rest.points.length, reason }] : []),
    ],
  }));

test("whatever is written and measured, it is shapes within a picture that is well formed", () => {
  fc.assert(
    fc.property(chart, (given) => {
      const svg = spcSvg(spcChart.parse(given));
      expect(SHAPES).toEqual(expect.arrayContaining([...tags(svg)]));
      const drawn = svg.replace(/<title>.*<\/desc>/s, "");
      expect(LOOKS).toEqual(expect.arrayContaining([...attributes(drawn)]));
      expect(drawn).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
      expect(drawn).not.toMatch(/>[^<]/);
      const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } });
      expect([width, height]).toEqual([1000, 560]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("what it is called and described as is there to be read, as it was written", () => {
  const svg = spcSvg(chartOf([60], { title: "Days < 5 & counting", description: "Harbour > Eastshire" }));
  expect(svg).toContain("<title>Days &lt; 5 &amp; counting</title><desc>Harbour &gt; Eastshire</desc>");
});

test("figures that are none are refused", () => {
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e300])
    expect(() => spcChart.parse(chartOf([wrong]))).toThrow();
});
