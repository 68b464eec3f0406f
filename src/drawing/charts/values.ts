/** The values: a line through those that follow each other, and a mark for each. */
import { line } from "d3-shape";
import { short } from "../outlines.js";
import { ink, thread } from "./palette.js";
import { type Plot, plot } from "./plot.js";
import { crossAt, shapeOf } from "./shapes.js";
import type { ChartPoint, SpcChart } from "./spc-chart.js";
import { widthOfWords, written } from "./writing.js";

const LARGEST = 9.5;
const SMALLEST = 3;
const NOTE = 24;

export function valuesOf(chart: SpcChart, at: Plot): string {
  const radius = Math.max(SMALLEST, Math.min(LARGEST, at.spacing * 0.36));
  const marks = chart.points.map(({ value, kind, side }, index) =>
    value === undefined
      ? crossAt({ x: at.x(index), y: plot.bottom - 14, radius: radius * 0.75 })
      : shapeOf(kind, side, { x: at.x(index), y: at.y(value), radius }),
  );
  return `${threadsOf(chart, at, radius)}${marks.join("")}${notesOf(chart, at, radius)}`;
}

interface Placed {
  readonly x: number;
  readonly y: number | undefined;
}

/** Broken where a wave was withheld, and where a step begins. */
function threadsOf({ points, steps }: SpcChart, at: Plot, radius: number): string {
  const drawn = line<Placed>()
    .defined(({ y }) => y !== undefined)
    .x(({ x }) => x)
    .y(({ y }) => y ?? 0)
    .digits(2);
  const placed = points.map(({ value }, index) => ({
    x: at.x(index),
    y: value === undefined ? undefined : at.y(value),
  }));
  const paths = steps.map(({ from, to }) => drawn(placed.slice(from, to)) ?? "");
  return `<path d="${paths.join("")}" fill="none" stroke="${thread}" stroke-width="${short(radius / 3)}" stroke-linejoin="round"/>`;
}

interface Note {
  readonly text: string;
  readonly x: number;
  readonly half: number;
  readonly baseline: number;
}

/** The latest first: an earlier one is left out where it would stand on a later one. */
function notesOf({ points }: SpcChart, at: Plot, radius: number): string {
  const notes: Note[] = [];
  for (const [index, point] of [...points.entries()].toReversed()) {
    const note = noteOf(point, points[index - 1]?.value, at.x(index), at, radius);
    if (note !== undefined && notes.every((other) => isApart(note, other))) notes.push(note);
  }
  const look = { size: NOTE, colour: ink, weight: "bold", anchor: "middle", isClear: true } as const;
  return notes.map(({ text, x, baseline }) => written(text, { x, baseline, ...look })).join("");
}

/** On the side of its point where the line that leads to it is not. */
function noteOf({ value, note }: ChartPoint, before: number | undefined, x: number, at: Plot, radius: number) {
  if (value === undefined || note === undefined) return undefined;
  const half = widthOfWords(note, NOTE, "bold") / 2;
  const y = at.y(value);
  const below = y + radius * 1.5 + NOTE * 0.8;
  const isBelow = before !== undefined && before > value && below < plot.bottom - 2;
  const baseline = isBelow ? below : y - radius * 1.4 - NOTE * 0.2;
  return { text: note, half, baseline, x: Math.max(plot.left + half, Math.min(plot.right - half, x)) };
}

const isApart = (one: Note, other: Note): boolean =>
  Math.abs(one.x - other.x) > one.half + other.half + 8 || Math.abs(one.baseline - other.baseline) > NOTE;
