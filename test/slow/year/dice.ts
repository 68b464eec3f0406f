/** Chance that can be had again: mulberry32. */

export interface Dice {
  /** From 0 up to 1. */
  next(): number;
  /** True so often. */
  chance(share: number): boolean;
  /** A whole number from 0 up to, and without, `most`. */
  below(most: number): number;
  /** One of them. */
  one<T>(of: readonly T[]): T;
}

export function diceFrom(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), 1 | state);
    const mixed = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    chance: (share) => next() < share,
    one<T>(of: readonly T[]): T {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error("there is nothing to choose from");
      return found;
    },
  };
}
