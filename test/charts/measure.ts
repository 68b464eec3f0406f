/** A measure to draw and to describe, with a wave each fortnight from 7 September 2026. */
import type { Measure } from "../../src/charts/measures.js";

/** Twelve values with a mean of 50 and a mean moving range of 2: limits 44.68 and 55.32. */
export const steady = [51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49];

export function measure(values: readonly (number | undefined)[], more: Partial<Measure> = {}): Measure {
  const first = Date.UTC(2026, 8, 7, 9);
  return {
    ...{ subject: { name: "Support", isPlural: false }, title: "Support, Harbour place" },
    ...{ unit: "Score from 0 to 100", scale: [0, 100], digits: 0, higherIsBetter: true, target: undefined },
    ...{ steps: [], timeZone: "Europe/London" },
    points: values.map((value, at) => ({ at: new Date(first + at * 14 * 24 * 3_600_000), value })),
    ...more,
  };
}
