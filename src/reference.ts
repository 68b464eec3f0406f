/** A short reference that a person can read out and the log carries too, such as K7Q2-9F. */
import { randomInt } from "node:crypto";

/** No vowels, so no words; no letter that is taken for a digit. */
const ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";

export function newReference(): string {
  const letters = Array.from({ length: 6 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
