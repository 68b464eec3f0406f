/** How much a measure moves from one point to the next. */

/** Undefined where there is no value: a wave that was withheld. */
export type Value = number | undefined;

/** What two points next to each other differ by, in the order of the points. None crosses a gap. */
export function movingRanges(values: readonly Value[]): readonly number[] {
  return values.slice(1).flatMap((value, at) => {
    const before = values[at];
    return value === undefined || before === undefined ? [] : [Math.abs(value - before)];
  });
}

/** Undefined where there is nothing to take it of. */
export function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
