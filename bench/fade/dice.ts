import type { Dice } from "../search/dice.js";

/**
 * Numbers from 0 up to 1, the same in every run: mulberry32. Neighbours are less alike than a xorshift's
 * of 32 bits, which matters where sums of neighbours are what is judged.
 */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), 1 | state);
    const mixed = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
