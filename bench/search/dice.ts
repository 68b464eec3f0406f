/** Numbers from 0 up to 1, the same in every run: Marsaglia's xorshift. */
export type Dice = () => number;

export function diceFrom(seed: number): Dice {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Small numbers far more often than large ones, as sizes of organisations are. */
export const skewed = (dice: Dice, below: number): number => Math.floor(below ** dice()) - 1;
