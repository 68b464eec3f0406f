/** The limits of an XmR chart, within which a measure moves as it usually does. */
import { meanOf, movingRanges, type Value } from "./moving-ranges.js";

export interface Limits {
  readonly mean: number;
  readonly upper: number;
  readonly lower: number;
  readonly nearUpper: number;
  readonly nearLower: number;
  readonly standing: Standing;
}

/**
 * "few": too little to say anything by. "trial": drawn anew with each value. "locked": drawn from the baseline, and
 * never again.
 */
export type Standing = "few" | "trial" | "locked";

/**
 * Trial until 12, then locked, as NHS England's Making Data Count programme advises:
 * https://www.england.nhs.uk/publication/making-data-count/
 */
export const BASELINE = 12;

/**
 * Wheeler draws useful limits from five or six values (Understanding Variation, 2nd edition, p. 60). Five that follow
 * each other have four moving ranges; of fewer values none can lie outside the limits that they make themselves.
 */
const FEWEST_RANGES = 4;

/** 3 and 2 standard deviations: a mean moving range is 1.128 of one, which is d2 for two values. */
const LIMIT = 2.66;
const NEAR = 1.7733;

/**
 * From the first `baseline` values of one step, with no moving range screened out, as the programme's own tools do.
 * In the units of the values. Undefined where no two values follow each other.
 */
export function limitsOf(values: readonly Value[], baseline = BASELINE): Limits | undefined {
  const counted = values.filter((value) => value !== undefined);
  const mean = meanOf(counted.slice(0, baseline));
  const ranges = movingRanges(firstOf(values, baseline));
  const range = meanOf(ranges);
  if (mean === undefined || range === undefined) return undefined;
  const standing = ranges.length < FEWEST_RANGES ? "few" : counted.length < baseline ? "trial" : "locked";
  return {
    ...{ mean, standing, upper: mean + LIMIT * range, lower: mean - LIMIT * range },
    ...{ nearUpper: mean + NEAR * range, nearLower: mean - NEAR * range },
  };
}

/** With the gaps between them. */
function firstOf(values: readonly Value[], most: number): readonly Value[] {
  let seen = 0;
  return values.filter((value) => {
    if (value === undefined) return seen < most;
    seen += 1;
    return seen <= most;
  });
}
