/** The mark of a point: its colour says whether it is good, and its shape which way it went. */
import { white } from "../colours.js";
import { short } from "../outlines.js";
import { kinds, limit } from "./palette.js";
import type { PointKind, PointSide } from "./spc-chart.js";

export interface Shape {
  readonly x: number;
  readonly y: number;
  /** Half of its width. */
  readonly radius: number;
}

export function shapeOf(kind: PointKind, side: PointSide | undefined, { x, y, radius }: Shape): string {
  const look = `fill="${kinds[kind]}" stroke="${white}" stroke-width="${short(radius / 5)}"`;
  if (kind === "common") return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" ${look}/>`;
  const corners = kind === "neutral" ? diamond : side === "low" ? down : up;
  const path = corners.map(([dx, dy]) => `${short(x + dx * radius)} ${short(y + dy * radius)}`).join("L");
  return `<path d="M${path}Z" ${look}/>`;
}

/** A wave that was withheld. */
export function crossAt({ x, y, radius }: Shape): string {
  const [left, right, top, bottom] = [x - radius, x + radius, y - radius, y + radius].map(short);
  const look = `stroke="${limit}" stroke-width="${short(radius / 2.4)}" stroke-linecap="round"`;
  return `<path d="M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}" fill="none" ${look}/>`;
}

/** As heavy to the eye as a circle of a radius of 1. */
const up = [
  [0, -1.35],
  [1.25, 0.85],
  [-1.25, 0.85],
] as const;
const down = up.map(([x, y]) => [x, -y] as const);
const diamond = [
  [0, -1.35],
  [1.35, 0],
  [0, 1.35],
  [-1.35, 0],
] as const;
