/** What somebody typed, as words and phrases that every database takes: nothing in it is an operator. */

/** More words than these narrow nothing down, and longer texts are not typed. */
const MOST_PHRASES = 12;
export const LONGEST_SEARCH = 200;

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
