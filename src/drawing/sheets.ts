/** A picture or a poster before it is drawn: boxes and words on a sheet, from the back to the front. */
import type { Colour } from "./colours.js";
import type { Setting } from "./fitting.js";

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** In our own words: nothing that anybody wrote. */
  readonly title: string;
  readonly marks: readonly Mark[];
}

/** What words are in a document that is read aloud; those that only adorn are not read. */
export type Part = "H1" | "H2" | "BlockQuote" | "P" | "ornament";

export type Mark =
  | {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: Colour;
    }
  | {
      readonly kind: "words";
      readonly part: Part;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      /** They begin at the right. */
      readonly fromRight: boolean;
      readonly colour: Colour;
      readonly setting: Setting;
    };

export interface PlacedRun {
  readonly x: number;
  readonly baseline: number;
  readonly run: Setting["lines"][number]["runs"][number];
}

/** The share of a line that stands above its baseline, for fonts of the kind that we have. */
const ABOVE = 0.76;

/** Where each run of some words stands, line by line. */
export function placed({
  setting,
  x,
  y,
  width,
  fromRight,
}: Extract<Mark, { kind: "words" }>): readonly (readonly PlacedRun[])[] {
  const { lines, size, leading } = setting;
  return lines.map((line, at) => {
    const baseline = y + at * size * leading + ((leading - 1) / 2 + ABOVE) * size;
    let left = fromRight ? x + width - line.width * size : x;
    return line.runs.map((run) => {
      const here = { x: left, baseline, run };
      left += run.width * size;
      return here;
    });
  });
}
