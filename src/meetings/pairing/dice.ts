/** Dice that fall the same way whenever they begin with the same seed, so that a round can be made again. */
import { createHash } from "node:crypto";

/** A whole number from 0 to below `sides`. */
export type Dice = (sides: number) => number;

/** Mulberry32 by Tommy Ettinger, in the public domain. No secret hangs on it. */
export function diceOf(seed: string): Dice {
  let state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** A new order of the same, by Fisher and Yates. */
export function shuffled<T>(values: readonly T[], dice: Dice): T[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = dice(last + 1);
    const [one, other] = [order[at], order[last]];
    // Both are within the array.
    order[at] = other as T;
    order[last] = one as T;
  }
  return order;
}
