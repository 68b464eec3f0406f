/** The key below a chart: the marks that stand on it. */
import { grey } from "./palette.js";
import { HEIGHT, MARGIN, plot, WIDTH } from "./plot.js";
import { crossAt, shapeOf } from "./shapes.js";
import type { PointKind, SpcChart } from "./spc-chart.js";
import { widthOfWords, written } from "./writing.js";

const SIZE = 21;
const MARK = 30;
const GAP = 30;
const BASELINE = HEIGHT - 22;

const order: readonly PointKind[] = ["improvement", "concern", "neutral", "common"];

export function keyOf({ points, steps, key }: SpcChart): string {
  // Without limits nothing is known to be usual.
  const kinds = steps.some(({ limits }) => limits !== undefined) ? order : [];
  const marked = kinds.flatMap((kind) => {
    const found = points.find((point) => point.value !== undefined && point.kind === kind);
    const draw = (x: number, y: number) => shapeOf(kind, found?.side, { x, y, radius: 9 });
    return found === undefined ? [] : [{ text: key[kind], draw }];
  });
  const isBroken = points.some(({ value }) => value === undefined);
  const cross = (x: number, y: number) => crossAt({ x, y, radius: 7 });
  const entries = [...marked, ...(isBroken ? [{ text: key.withheld, draw: cross }] : [])];
  const widths = entries.map(({ text }) => widthOfWords(text, SIZE));
  const marks = entries.length * MARK + (entries.length - 1) * GAP;
  const words = widths.reduce((sum, width) => sum + width, 0);
  const size = SIZE * Math.min(1, (WIDTH - MARGIN - plot.left - marks) / words);
  let x: number = plot.left;
  const drawn = entries.map(({ text, draw }, at) => {
    const here = x;
    x += MARK + ((widths[at] ?? 0) * size) / SIZE + GAP;
    return `${draw(here + 10, BASELINE - 7)}${written(text, { x: here + MARK, baseline: BASELINE, size, colour: grey })}`;
  });
  return drawn.join("");
}
