/**
 * What may be known of an anonymous poll once it has closed. Pure: it is given numbers alone.
 *
 * Who knows everybody's answers but one knows that one too: where fewer than five people chose an option, or all but
 * fewer than five, its number must not be found out, neither by itself nor from the others and their total. Then every
 * number, the total too, is given in steps of five, so that up to four people could always have chosen otherwise.
 */

/** The fewest people of whom an exact number is given, and the width of a step. */
export const STEP = 5;

export interface Published {
  /** How many answered; in steps, the lower end of its step. Null where they were too few for anything to be shown. */
  readonly answered: number | null;
  /** How many chose each option, in the same way. */
  readonly counts: readonly number[] | null;
}

/** `counts` is how many people chose each option; `threshold` how many must have answered in all. */
export function publishedCounts(counts: readonly number[], threshold: number): Published {
  const answered = counts.reduce((sum, count) => sum + count, 0);
  if (answered < threshold) return { answered: null, counts: null };
  if (!isInSteps(counts)) return { answered, counts };
  return { answered: lowerEnd(answered), counts: counts.map(lowerEnd) };
}

/** True of counts that are given in steps: some option was chosen by fewer people than one step. */
export function isInSteps(counts: readonly number[]): boolean {
  return counts.some((count) => count < STEP);
}

const lowerEnd = (count: number): number => count - (count % STEP);
