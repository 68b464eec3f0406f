/** Randomness that can be had again: the seed is printed, and SEED sets it. */

export interface Random {
  readonly seed: number;
  /** From `least` up to, and without, `most`. */
  between(least: number, most: number): number;
}

/** Mulberry32: enough for choosing moments. */
export function seededRandom(): Random {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, between: (least, most) => least + next() * (most - least) };
}
