/** Which ritual somebody means by what they typed. */
import { distance } from "fastest-levenshtein";
import { nameKey } from "../directory/name-key.js";
import type { Ritual } from "./catalogue.js";

const MOST_OFFERED = 5;
/** How far a word may be from the one that is meant: one letter in four. */
const LETTERS_FOR_EACH = 4;

export interface Meant {
  /** Undefined where none is meant for certain. */
  readonly ritual: Ritual | undefined;
  /** What may be meant, the nearest first; empty where nothing is near. */
  readonly nearest: readonly Ritual[];
  /** None of them is called that: they are only near it. */
  readonly isNear: boolean;
}

/** By its whole name, by what only its name holds, or by its key: "review" is the four-question review. */
export function meantBy(typed: string, rituals: readonly Ritual[]): Meant {
  const key = nameKey(typed);
  const whole = rituals.find((one) => nameKey(one.name) === key || nameKey(one.key) === key);
  if (whole !== undefined) return { ritual: whole, nearest: [], isNear: false };
  const words = key.split(" ").filter((word) => word !== "");
  const holding = words.length === 0 ? [] : rituals.filter(({ name }) => holds(nameKey(name), words));
  if (holding.length === 1) return { ritual: holding[0], nearest: [], isNear: false };
  if (holding.length > 1) return { ritual: undefined, nearest: holding.slice(0, MOST_OFFERED), isNear: false };
  return { ritual: undefined, nearest: near(words, rituals), isNear: true };
}

const holds = (name: string, words: readonly string[]): boolean => {
  const own = name.split(" ");
  return words.every((word) => own.some((one) => one.startsWith(word)));
};

function near(words: readonly string[], rituals: readonly Ritual[]): readonly Ritual[] {
  return rituals
    .map((ritual) => ({ ritual, wrong: wrongIn(words, nameKey(ritual.name).split(" ")) }))
    .filter(({ wrong }) => wrong < words.length)
    .toSorted((one, other) => one.wrong - other.wrong)
    .slice(0, MOST_OFFERED)
    .map(({ ritual }) => ritual);
}

/** How many of the words the name has nothing like. */
function wrongIn(words: readonly string[], name: readonly string[]): number {
  const isLike = (word: string, own: string): boolean =>
    distance(word, own) <= Math.floor(Math.max(word.length, own.length) / LETTERS_FOR_EACH);
  return words.filter((word) => !name.some((own) => isLike(word, own))).length;
}
