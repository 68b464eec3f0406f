/**
 * Finds what could identify a patient, before anything is stored. A new kind of identifier is one entry in `patterns`.
 * What is found is shown to its author and to nobody else: it is never logged and never stored.
 */

export interface Finding {
  readonly kind: "nhs-number";
  /** The words as they were typed. */
  readonly found: string;
}

interface Pattern {
  readonly kind: Finding["kind"];
  /**
   * Candidates in text whose look-alike digits and spaces have been made plain, without changing its length.
   * The candidate is group 1 of a look-ahead, so that one may begin inside another.
   */
  readonly candidate: RegExp;
  readonly matches: (found: string, before: string, after: string) => boolean;
}

/** How far from a number the words that make it an identifier may stand, in characters. */
const CONTEXT = 60;
const NHS_CONTEXT = /\b(nhs|patient|pt|hospital|record|spine|number|num|no\.?|id)\b/i;

const patterns: readonly Pattern[] = [
  {
    kind: "nhs-number",
    // Ten digits, however they are grouped, that are no part of a longer run.
    candidate: /(?<![\d+])(?=(\d(?:[\s.,_\-/]{0,4}\d){9})(?!\d))/g,
    matches: (found, before, after) =>
      isNhsNumber(found.replace(/\D/g, "")) &&
      (isGrouped(found) || NHS_CONTEXT.test(before) || NHS_CONTEXT.test(after)),
  },
];

/** Every identifier in a text, in order. */
export function findIdentifiers(text: string): readonly Finding[] {
  const plain = plainForm(text);
  return patterns.flatMap(({ kind, candidate, matches }) =>
    [...plain.matchAll(candidate)].flatMap(({ index, 1: number = "" }) => {
      const end = index + number.length;
      const before = plain.slice(Math.max(0, index - CONTEXT), index);
      const after = plain.slice(end, end + CONTEXT);
      return matches(number, before, after) ? [{ kind, found: text.slice(index, end) }] : [];
    }),
  );
}

/** 3-3-4, the way that NHS numbers are written. */
function isGrouped(found: string): boolean {
  return /^\d{3}[\s.,_\-/]{1,4}\d{3}[\s.,_\-/]{1,4}\d{4}$/.test(found);
}

/**
 * The check digit of an NHS number: weights 10 to 2, 11 - (sum mod 11), 11 counts as 0 and 10 is never issued.
 * Source: NHS Data Dictionary, "NHS number".
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/**
 * Digits of any script as 0 to 9, any space as a space, any dash as a hyphen and invisible characters as spaces:
 * one UTF-16 unit for each, so that places in it are places in the original.
 */
function plainForm(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, plainUnit);
}

function plainUnit(unit: string): string {
  if (/[\p{Pd}\u2212]/u.test(unit)) return "-";
  if (/[\p{Zs}\u200B-\u200F\u2060\uFEFF\u00AD]/u.test(unit)) return " ";
  if (/\p{Nd}/u.test(unit)) return digitOf(unit);
  return unit;
}

/** Unicode keeps each script's ten digits together, 0 first, so that counting back finds the zero. */
function digitOf(unit: string): string {
  const code = unit.charCodeAt(0);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
