/** Where on a chart a point and a value stand. */
import { scaleLinear, scalePoint } from "d3-scale";
import type { SpcChart } from "./spc-chart.js";

/** In pixels: within what every platform shows whole. */
export const WIDTH = 1000;
export const HEIGHT = 560;
export const MARGIN = 32;

/** The room for values, between the words above, below and at both sides. */
export const plot = { left: 84, right: 826, top: 172, bottom: 466 } as const;

export interface Plot {
  /** The middle of a point, by its index. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  /** Half way to the point before an index, or where the plot begins or ends. */
  readonly edge: (index: number) => number;
  /** From one point to the next. */
  readonly spacing: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Room for figures above and below what is drawn, as a share of it; more where reasons for a step stand at the top. */
const AIR = 0.17;
const AIR_FOR_REASONS = 0.25;
/** Where crosses stand for what was withheld. */
const CROSSES = 30;

export function plotOf(chart: SpcChart): Plot {
  const x = scalePoint<number>()
    .domain(chart.points.map((_, index) => index))
    .range([plot.left, plot.right])
    .padding(0.6);
  const hasReasons = chart.steps.some(({ reason }) => reason !== "");
  const [least, most] = extentOf(chart);
  const height = most - least;
  const y = scaleLinear()
    .domain([least - height * AIR, most + height * (hasReasons ? AIR_FOR_REASONS : AIR)])
    .range([plot.bottom - (chart.points.some(({ value }) => value === undefined) ? CROSSES : 0), plot.top]);
  const format = y.tickFormat(5);
  const [lowest, highest] = chart.scale ?? y.domain();
  const ticks = y.ticks(5).filter((value) => value >= (lowest ?? value) && value <= (highest ?? value));
  const xOf = (index: number) => x(index) ?? plot.left;
  const edge = (index: number) => {
    if (index === 0) return plot.left;
    return index >= chart.points.length ? plot.right : (xOf(index - 1) + xOf(index)) / 2;
  };
  return {
    x: xOf,
    y: (value) => y(value),
    edge,
    spacing: x.step(),
    ticks: ticks.map((value) => ({ value, label: format(value) })),
  };
}

/** Of everything that is drawn. Without limits there is no telling what a difference means, so all the scale is. */
function extentOf({ points, steps, target, scale }: SpcChart): readonly [number, number] {
  const limits = steps.flatMap((step) => (step.limits === undefined ? [] : [step.limits]));
  const values = [
    ...points.flatMap(({ value }) => value ?? []),
    ...limits.flatMap(({ upper, lower }) => [upper.at, lower.at]),
    ...(target === undefined ? [] : [target.at]),
    ...(limits.length === 0 ? (scale ?? []) : []),
  ];
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const height = scale === undefined ? Math.max(1, Math.abs(most) / 10) : (scale[1] - scale[0]) / 8;
  const missing = Math.max(0, height - (most - least)) / 2;
  return [least - missing, most + missing];
}
