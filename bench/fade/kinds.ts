/** Kinds of weekly series, whose mean can be moved from week to week. */
import type { Scale } from "../../src/statistics/fade.js";
import type { Dice } from "../search/dice.js";

export interface Kind {
  readonly name: string;
  readonly scale: Scale;
  /** What is usual, and how far weeks stray from it. */
  readonly mean: number;
  readonly deviation: number;
  /** Values of the weeks with these means. */
  readonly draw: (dice: Dice, means: readonly number[]) => readonly number[];
}

/** How much a week resembles the one before, where it does. */
const LIKENESS = 0.2;

const each =
  (draw: (dice: Dice, mean: number) => number): Kind["draw"] =>
  (dice, means) =>
    means.map((mean) => draw(dice, mean));

export const kinds: readonly Kind[] = [
  normalKind("normal", 0),
  normalKind("normal, alike 0.2", LIKENESS),
  ...[1, 3, 8].map((mean) => poissonKind(mean)),
  {
    ...{ name: "counts near 8, alike 0.2", scale: "count", mean: 8, deviation: Math.sqrt(8) },
    draw: (dice, means) => alike(dice, means.length).map((z, at) => poissonAt(chanceBelow(z), means[at] ?? 0)),
  },
  {
    ...{ name: "9 of 10 each week", scale: "count", mean: 9, deviation: Math.sqrt(0.9) },
    draw: each((dice, mean) => Array.from({ length: 10 }, dice).filter((at) => at < mean / 10).length),
  },
  ...[0.6, 0.8, 0.95].map((chance) => yesNoKind(chance)),
  {
    ...yesNoKind(0.8),
    name: "yes or no, 0.8, alike 0.2",
    draw: (dice, means) => {
      let last = dice() < (means[0] ?? 0) ? 1 : 0;
      return means.map((mean) => {
        if (dice() >= LIKENESS) last = dice() < mean ? 1 : 0;
        return last;
      });
    },
  },
];

function normalKind(name: string, likeness: number): Kind {
  const draw: Kind["draw"] = (dice, means) => alike(dice, means.length, likeness).map((z, at) => (means[at] ?? 0) + z);
  return { name, scale: "measured", mean: 0, deviation: 1, draw };
}

function poissonKind(mean: number): Kind {
  const draw = each((dice, wanted) => poissonAt(dice(), wanted));
  return { name: `counts near ${mean}`, scale: "count", mean, deviation: Math.sqrt(mean), draw };
}

function yesNoKind(chance: number): Kind {
  const deviation = Math.sqrt(chance * (1 - chance));
  const draw = each((dice, mean) => (dice() < mean ? 1 : 0));
  return { name: `yes or no, ${chance}`, scale: "yes-no", mean: chance, deviation, draw };
}

/** Normal values of which each resembles the one before: an autoregression of the first order. */
function alike(dice: Dice, length: number, likeness = LIKENESS): readonly number[] {
  let last = normal(dice);
  const rest = Math.sqrt(1 - likeness ** 2);
  return Array.from({ length }, () => {
    const value = last;
    last = likeness * last + rest * normal(dice);
    return value;
  });
}

/** Box and Muller. */
function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}

/** Abramowitz and Stegun, 26.2.17. */
function chanceBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const weights = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail = weights.reduceRight((sum, weight) => (sum + weight) * t, 0);
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
  return z > 0 ? 1 - above : above;
}

/** The smallest count up to which so much of a Poisson distribution lies. */
function poissonAt(share: number, mean: number): number {
  let chance = Math.exp(-Math.max(mean, 0));
  let sum = chance;
  let count = 0;
  while (sum < share && count < 500) {
    count += 1;
    chance *= mean / count;
    sum += chance;
  }
  return count;
}
