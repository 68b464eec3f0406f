/** What a cell's answers come to. Answers run from 1, disagree, to 5, agree. */

/** The answers to one item. */
export interface ItemTally {
  readonly answers: number;
  readonly sum: number;
  /** How many were 4 or 5. */
  readonly agree: number;
}

/** The answers to the items of one measure. */
export type Tally = Readonly<Record<string, ItemTally>>;

/** Several tallies as one: those of a cell's strata, or of a pool's waves. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const total: Record<string, ItemTally> = {};
  for (const [item, { answers, sum, agree }] of tallies.flatMap((tally) => Object.entries(tally))) {
    const before = total[item] ?? { answers: 0, sum: 0, agree: 0 };
    total[item] = { answers: before.answers + answers, sum: before.sum + sum, agree: before.agree + agree };
  }
  return total;
}

/**
 * The score in whole points, 0 to 100: an item's is (mean - 1) * 25, a dimension's the mean of its items', so that an item
 * that fewer were asked counts as much as the others. Undefined where nobody answered. Whole points matter: an exact
 * fraction would give each item's sum away.
 */
export function scoreOf(tally: Tally): number | undefined {
  const means = Object.values(tally).flatMap(({ answers, sum }) => (answers === 0 ? [] : [sum / answers]));
  if (means.length === 0) return undefined;
  return Math.round((means.reduce((total, mean) => total + mean, 0) / means.length - 1) * 25);
}

/** How many of a hundred answers agree, whole. Undefined where nobody answered. */
export function agreementOf(tally: Tally): number | undefined {
  const items = Object.values(tally);
  const answers = items.reduce((total, item) => total + item.answers, 0);
  if (answers === 0) return undefined;
  return Math.round((100 * items.reduce((total, item) => total + item.agree, 0)) / answers);
}
