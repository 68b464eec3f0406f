/** The figures at the left, and the days below. */
import { short } from "../outlines.js";
import { grey, grid, limit } from "./palette.js";
import { type Plot, plot } from "./plot.js";
import type { SpcChart } from "./spc-chart.js";
import { widthOfWords, written } from "./writing.js";

const SIZE = 21;
const GAP = 18;

export function axesOf(chart: SpcChart, at: Plot): string {
  const figures = at.ticks.map(({ value, label }) => {
    const y = at.y(value);
    const rule = `<path d="M${plot.left} ${short(y)}H${plot.right}" stroke="${grid}" stroke-width="1.5"/>`;
    return `${rule}${written(label, { x: plot.left - 12, baseline: y + SIZE * 0.34, size: SIZE, colour: grey, anchor: "end" })}`;
  });
  const line = `<path d="M${plot.left} ${plot.bottom}H${plot.right}" stroke="${limit}" stroke-width="1.5"/>`;
  return `${figures.join("")}${line}${daysOf(chart, at)}`;
}

/** As many as have room, and always the latest. */
function daysOf({ points }: SpcChart, { x, spacing }: Plot): string {
  const widest = Math.max(0, ...points.map(({ label }) => widthOfWords(label, SIZE)));
  const every = spacing > 0 ? Math.max(1, Math.ceil((widest + GAP) / spacing)) : 1;
  const days = points.flatMap(({ label }, index) => {
    if ((points.length - 1 - index) % every !== 0) return [];
    const middle = x(index);
    const tick = `<path d="M${short(middle)} ${plot.bottom}v6" stroke="${limit}" stroke-width="1.5"/>`;
    const word = written(label, {
      ...{ x: middle, baseline: plot.bottom + 30, size: SIZE, colour: grey, anchor: "middle" as const },
    });
    return [`${tick}${word}`];
  });
  return days.join("");
}
