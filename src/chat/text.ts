/** Plain text cut and cleaned, for every room that shows or takes it. */

/** Marks that turn the direction of what follows them, up to the end of a line that they were not written in. */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Trims, and drops NUL (which PostgreSQL refuses), half surrogates (which no UTF-8 holds), and marks with which words
 * could pose as those beside them. Arabic and Hebrew need none of these to be read.
 */
export function cleaned(value: string): string {
  return value.replaceAll("\0", "").replace(directions, "").replace(/\r\n?/g, "\n").toWellFormed().trim();
}

/** A name as it is shown within our own sentences: one line, of a length that leaves them their room. */
export function nameOf(value: string): string {
  return shortened(cleaned(value).replace(/\s+/g, " ").trim(), 80);
}

/** https://www.rfc-editor.org/errata/eid1690 */
const LONGEST_EMAIL = 254;

/** It looks like an address. Letters beyond ASCII are not taken: two of them may look alike and be two people's. */
export function isEmail(typed: string): boolean {
  return typed.length <= LONGEST_EMAIL && /^[\x21-\x3F\x41-\x7E]+@[A-Za-z0-9.-]+$/.test(typed);
}

/** The first `max` UTF-16 units, never half a character. */
export function shortened(value: string, max: number): string {
  return value.length <= max
    ? value
    : `${value
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, "")}…`;
}

/** The beginning of a text in at most `max` UTF-16 units, cut between words where it can be, on one line. */
export function excerpt(value: string, max: number): string {
  const line = value.trim().replace(/\s+/g, " ");
  if (line.length <= max) return line;
  const cut = shortened(line, max).slice(0, -1);
  const space = cut.lastIndexOf(" ");
  return `${space > max / 2 ? cut.slice(0, space).replace(/[\s.,;:–-]+$/, "") : cut}…`;
}

export function wordsIn(value: string): number {
  return value.split(/\s+/).filter((word) => word !== "").length;
}

/** The first `most` words of a text as they were written; an ellipsis where there were more. */
export function firstWords(value: string, most: number): string {
  const words = [...value.matchAll(/\S+/g)];
  const last = words[most - 1];
  if (words.length <= most) return value;
  return last === undefined ? "…" : `${value.slice(0, last.index + last[0].length)}…`;
}
