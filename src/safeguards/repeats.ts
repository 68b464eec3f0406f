/** Whether words say again what was found in others: a reason is kept where what it is about may not be. */
import { plainForm } from "./plain-form.js";

/** Of what is found, no name: titles, and words that stand between names and numbers. */
const NOBODY = new Set("miss mister missus and von van the born aged from with that gmail hotmail outlook".split(" "));
const LONG = 4;
/** Fewer letters and digits stand within other words. */
const WHOLE = 5;
const DIGITS = 3;

/**
 * It does where it has all of it, however it is spaced; a word of it of four letters or more, or a shorter one written
 * as a name; or three digits of it that follow each other.
 */
export function repeats(text: string, found: readonly string[]): boolean {
  const said = plainWords(text);
  const folded = said.map(lower);
  const digits = digitsIn(text);
  const whole = squeezed(text);
  return found.some((one) => {
    // What follows the "@" is an organisation's.
    const words = plainWords(one.replace(/@.*$/s, "")).filter((word) => !NOBODY.has(lower(word)));
    return (
      (squeezed(one).length >= WHOLE && whole.includes(squeezed(one))) ||
      words.some((word) =>
        word.length < LONG ? isShortName(word) && said.includes(word) : isIn(lower(word), folded),
      ) ||
      triplesOf(digitsIn(one)).some((three) => digits.includes(three))
    );
  });
}

/** "Whitfield", in "Whitfields" too. */
const isIn = (word: string, words: readonly string[]): boolean => words.some((other) => other.startsWith(word));

/** "Lee", and no title. */
const isShortName = (word: string): boolean => /^\p{Lu}\p{Ll}+$/u.test(word) && !/^m(?:rs?|s|x)$/i.test(word);

/** Without accents and apostrophes. */
const plainWords = (text: string): readonly string[] => unmarked(text).match(/\p{L}+/gu) ?? [];
const unmarked = (text: string): string =>
  plainForm(text)
    .plain.normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "");
const lower = (word: string): string => word.toLocaleLowerCase("en-GB");
const squeezed = (text: string): string => lower(unmarked(text)).replace(/[^\p{L}\p{N}]/gu, "");

/** Digits that follow each other, whatever separates them. */
const digitsIn = (text: string): string =>
  (unmarked(text).match(/\d(?:[\s.,_/()-]{0,4}\d)*/g) ?? []).map((run) => run.replace(/\D/g, "")).join(" ");

const triplesOf = (runs: string): readonly string[] =>
  runs
    .split(" ")
    .flatMap((run) =>
      Array.from({ length: Math.max(0, run.length - DIGITS + 1) }, (_, at) => run.slice(at, at + DIGITS)),
    );
