/** What somebody typed, as words and phrases that every database takes: nothing in it is an operator. */

import { excerpt } from "../../chat/text.js";

/** More words than these narrow nothing down, and longer texts are not typed. */
const MOST_PHRASES = 12;
/** With ids beside it, it fits into a button. */
export const LONGEST_SEARCH = 100;

/**
 * Words, and phrases in quotation marks. Without accents and with nothing but letters and digits, as the index has them;
 * what a mark joins, such as "key-safe", is a phrase.
 */
export function phrasesIn(typed: string): readonly (readonly string[])[] {
  const text = plainLetters(typed.slice(0, LONGEST_SEARCH)).replace(/[“”„«»]/g, '"');
  const parts = text.split('"').flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\s+/)));
  return parts
    .map(wordsOf)
    .filter((words) => words.length > 0)
    .slice(0, MOST_PHRASES);
}

export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Lower case without accents: "Siân" is "sian". */
export function plainLetters(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

/** What is left of a word's end when it is compared: "discharged" is like "discharge", "home" is not like "hospital". */
const ENDING = 2;

/** The beginning of the first text that has one of these words, or the text around it; of the very first where none has. */
export function excerptAround(texts: readonly string[], words: readonly string[], max: number): string {
  for (const text of texts) {
    const at = words.length === 0 ? -1 : placeOf(text, words);
    if (at >= 0)
      return at < max / 2 ? excerpt(text, max) : `…${excerpt(text.slice(startOf(text, at - max / 3)), max - 1)}`;
  }
  return excerpt(texts[0] ?? "", max);
}

function placeOf(text: string, words: readonly string[]): number {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const plain = plainLetters(word);
    if (words.some((wanted) => isAlike(plain, wanted))) return index;
  }
  return -1;
}

function isAlike(one: string, other: string): boolean {
  const length = Math.max(Math.min(one.length, other.length) - ENDING, 3);
  return (
    one === other ||
    (one.length >= length &&
      one.slice(0, length) === other.slice(0, length) &&
      Math.abs(one.length - other.length) <= 4)
  );
}

/** Where the next word begins. */
function startOf(text: string, from: number): number {
  const space = text.indexOf(" ", Math.floor(from));
  return space < 0 ? Math.floor(from) : space + 1;
}
