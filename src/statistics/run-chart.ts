/** A run chart, for counts that are near zero most weeks, where an XmR chart would cry wolf. */
import type { Value } from "./moving-ranges.js";
import { type Side, sideOf } from "./special-causes.js";

export interface RunChart {
  /** Undefined without values. */
  readonly median: number | undefined;
  /** The longest run on one side of the median; values on it neither add to a run nor end it, and a gap ends it. */
  readonly longest: number;
  /** The longest run that chance makes likely. A longer one is a shift. */
  readonly most: number;
  readonly isShifted: boolean;
}

/**
 * The most is round(log2 n + 3) of the n values that are not on the median: J. Anhøj, Diagnostic value of run chart
 * analysis, PLoS ONE 10(3), 2015, https://doi.org/10.1371/journal.pone.0121349
 */
export function runChart(values: readonly Value[]): RunChart {
  const median = medianOf(values.filter((value) => value !== undefined));
  let useful = 0;
  let longest = 0;
  let run: { readonly side: Side | undefined; readonly length: number } = { side: undefined, length: 0 };
  for (const value of values) {
    const side = value === undefined || median === undefined ? undefined : sideOf(value, median);
    if (value === undefined) run = { side: undefined, length: 0 };
    if (side === undefined) continue;
    useful += 1;
    run = { side, length: run.side === side ? run.length + 1 : 1 };
    longest = Math.max(longest, run.length);
  }
  const most = useful === 0 ? 0 : Math.round(Math.log2(useful) + 3);
  return { median, longest, most, isShifted: longest > most };
}

function medianOf(values: readonly number[]): number | undefined {
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = Math.floor(inOrder.length / 2);
  const [upper, lower] = [inOrder[middle], inOrder[inOrder.length % 2 === 0 ? middle - 1 : middle]];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
