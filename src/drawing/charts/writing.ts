/** Short words on a chart, each on a line of its own. */
import { LRUCache } from "lru-cache";
import { type Colour, white } from "../colours.js";
import type { Weight } from "../fonts.js";
import { drawable, graphemes } from "../letters.js";
import { isRightToLeft, type Line, lineOf } from "../lines.js";
import { outlinesOf, short } from "../outlines.js";

export interface Writing {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly colour: Colour;
  readonly weight?: Weight;
  /** Where `x` is in it. */
  readonly anchor?: "start" | "middle" | "end";
  /** White round it, where it may stand on lines. */
  readonly isClear?: boolean;
}

export function written(text: string, { x, baseline, size, colour, ...how }: Writing): string {
  const { weight = "regular", anchor = "start", isClear = false } = how;
  const line = setLine(text, weight);
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  let left = x - line.width * size * share;
  const runs = line.runs.map((run) => {
    const drawn = outlinesOf(run, left, baseline, size);
    left += run.width * size;
    return drawn;
  });
  const words = runs.join("");
  if (!isClear) return `<g fill="${colour}">${words}</g>`;
  const around = `<g fill="none" stroke="${white}" stroke-width="${short(size * 13)}" stroke-linejoin="round">${words}</g>`;
  return `${around}<g fill="${colour}">${words}</g>`;
}

/** In the units of the picture. */
export function widthOfWords(text: string, size: number, weight: Weight = "regular"): number {
  return setLine(text, weight).width * size;
}

/** A label that is longer than this says no more; it would only run out of the picture. */
const MOST = 40;

/** Days and figures come again from chart to chart. */
const lines = new LRUCache<string, Line>({ max: 2_000 });

function setLine(text: string, weight: Weight): Line {
  const key = `${weight} ${text}`;
  const known = lines.get(key);
  if (known !== undefined) return known;
  const all = graphemes(drawable(text));
  const seen = all.length > MOST ? `${all.slice(0, MOST - 1).join("")}…` : all.join("");
  const line = lineOf(seen, weight, isRightToLeft(seen));
  lines.set(key, line);
  return line;
}
