/** Texts as skewed as real ones: a few words are in most stories, most words in hardly any. */
import type { Dice } from "./dice.js";

const SIZE = 30_000;
const SEASONAL_WEEKS = 12;
const starts =
  "ba be bi bo da de di do fa fe ga go ha ho ka ke la le li lo ma me mi mo na no pa pe ra ro sa so ta to va".split(" ");
const ends = "bun dal fer gim kor lam mot nep pik rud sov tam vel wix zon".split(" ");

/** By how common it is, beginning with 0. */
export function wordAt(rank: number): string {
  const end = ends[rank % ends.length] ?? "";
  let rest = Math.floor(rank / ends.length);
  let word = "";
  do {
    word = `${starts[rest % starts.length]}${word}`;
    rest = Math.floor(rest / starts.length);
  } while (rest > 0);
  return `${word}${end}`;
}

/** How often words of a rank or more common come, by rank. */
const upTo = new Float64Array(SIZE);
let sum = 0;
for (let rank = 0; rank < SIZE; rank++) {
  sum += 1 / (rank + 2);
  upTo[rank] = sum;
}

function rank(dice: Dice): number {
  const wanted = dice() * sum;
  let low = 0;
  let high = SIZE - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What often follows a word: so there are phrases. */
export const after = (rank: number): number => (rank * 7 + 3) % SIZE;

export const seasonal = "snowdrift";

export function textOf(dice: Dice, length: number, week: number): string {
  const words: string[] = [];
  let last = rank(dice);
  for (let at = 0; at < length; at++) {
    words.push(wordAt(last));
    last = dice() < 0.15 ? after(last) : rank(dice);
  }
  // Every winter but this year's, which has not come yet.
  if (week % 52 < SEASONAL_WEEKS && dice() < 0.2) words[length >> 1] = seasonal;
  return words.join(" ");
}
