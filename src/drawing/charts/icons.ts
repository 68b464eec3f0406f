/** The two icons by which Making Data Count says at a glance what a chart shows, drawn after its conventions. */
import type { Colour } from "../colours.js";
import { white } from "../colours.js";
import { kinds, target } from "./palette.js";
import type { SpcChart } from "./spc-chart.js";
import { written } from "./writing.js";

/** All are drawn in a square of 100. */
const RADIUS = 44;
const STROKE = 8;

/** What kind of variation the latest value shows. */
export function variationIcon(variation: NonNullable<SpcChart["variation"]>): string {
  const colour = kinds[variation.kind];
  if (variation.kind === "common") return ring(colour, dotted(usual, usual.length, colour));
  if (variation.kind === "neutral") return ring(colour, arrow(variation.side === "high" ? -1 : 1, colour));
  const isHigh = variation.side === "high";
  const path = isHigh ? rising : rising.map(([x, y]) => [x, 100 - y] as const);
  const letter = written(isHigh ? "H" : "L", {
    x: 37,
    baseline: isHigh ? 45 : 79,
    size: 34,
    colour,
    weight: "bold",
    anchor: "middle",
  });
  return ring(colour, `${dotted(path, 3, colour)}${letter}`);
}

/** Whether the target will be met: passes, fails, or hit or miss. */
export function assuranceIcon(assurance: NonNullable<SpcChart["assurance"]>): string {
  const { letter, colour, aim, wave } = assurances[assurance];
  const line = `<path d="M15 ${aim}H85" stroke="${assurance === "hit-or-miss" ? target : colour}" stroke-width="4" stroke-dasharray="7 4"/>`;
  const path = `<path d="M22 ${wave}q9 -15 18 -4t18 2q4 -9 8 -1t13 1" fill="none" stroke="${kinds.common}" stroke-width="4.5" stroke-linecap="round"/>`;
  return ring(
    colour,
    `${line}${path}${written(letter, { x: 50, baseline: 40, size: 32, colour, weight: "bold", anchor: "middle" })}`,
  );
}

const assurances = {
  passes: { letter: "P", colour: kinds.improvement, aim: 76, wave: 64 },
  fails: { letter: "F", colour: kinds.concern, aim: 49, wave: 71 },
  "hit-or-miss": { letter: "?", colour: kinds.common, aim: 60, wave: 64 },
} as const;

function ring(colour: Colour, within: string): string {
  return `<circle cx="50" cy="50" r="${RADIUS}" fill="${white}" stroke="${colour}" stroke-width="${STROKE}"/>${within}`;
}

type Dots = readonly (readonly [number, number])[];
const usual: Dots = [
  [24, 51],
  [37, 62],
  [50, 40],
  [63, 60],
  [76, 51],
];
const rising: Dots = [
  [22, 62],
  [35, 68],
  [48, 62],
  [61, 49],
  [76, 53],
];

/** As many as are usual in grey, and the others in the colour. */
function dotted(dots: Dots, greys: number, colour: Colour): string {
  const path = `<path d="M${dots.map((dot) => dot.join(" ")).join("L")}" fill="none" stroke="${kinds.common}" stroke-width="4"/>`;
  const circles = dots.map(
    ([x, y], at) => `<circle cx="${x}" cy="${y}" r="6.5" fill="${at < greys ? kinds.common : colour}"/>`,
  );
  return `${path}${circles.join("")}`;
}

/** Upwards with -1, downwards with 1. */
function arrow(down: -1 | 1, colour: Colour): string {
  const shaft = `M30 ${50 - 20 * down}L62 ${50 + 12 * down}`;
  const head = `M74 ${50 + 24 * down}L45 ${50 + 19 * down}L69 ${50 - 5 * down}Z`;
  return `<path d="${shaft}" stroke="${colour}" stroke-width="13"/><path d="${head}" fill="${colour}"/>`;
}
