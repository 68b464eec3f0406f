/** What fewer people did than may be told is not told, nor to be worked out from what is. */

/** Nothing is told of fewer. */
export const FEWEST = 5;

export interface Tally {
  readonly number: number;
  /** How many different people it was. */
  readonly people: number;
}

export const enough = ({ people }: Tally): boolean => people >= FEWEST;

export interface Reason extends Tally {
  readonly why: string;
}

/**
 * Each reason by itself, the most frequent first. Those of a few are told together with the least frequent of the
 * others, so that no sum gives them away; where there is no other, none is told.
 */
export function mergedReasons(
  reasons: readonly Reason[],
): readonly { readonly why: string | undefined; readonly number: number }[] {
  const inOrder = reasons.toSorted((one, other) => other.number - one.number);
  const told = inOrder.filter(enough);
  const few = inOrder.filter((reason) => !enough(reason));
  if (few.length === 0) return told.map(({ why, number }) => ({ why, number }));
  const least = told.at(-1);
  if (least === undefined) return [];
  const together = [least, ...few].reduce((sum, { number }) => sum + number, 0);
  return [...told.slice(0, -1).map(({ why, number }) => ({ why, number })), { why: undefined, number: together }];
}
