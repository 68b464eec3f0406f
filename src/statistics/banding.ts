/** Figures near either end, so that a group of one mind does not tell what each of it said. */

export interface Banded {
  /** From 0 to 100. */
  readonly value: number;
  readonly bound: "exactly" | "at-least" | "at-most";
}

/** The last point that is told exactly is one short of it. */
const HIGHEST = 95;

/** A score in points, 0 to 100: "at least 95", "at most 5". Banding what is banded changes nothing. */
export function bandScore(points: number): Banded {
  return band(points, HIGHEST);
}

/**
 * Agreement in per cent. Fewer than twenty people are banded from where all but one agree: of eleven, "at least 90". If
 * 100 stood out there, a score of 75 beside it would say that every answer was a 4.
 */
export function bandAgreement(percent: number, people: number): Banded {
  return band(percent, Math.min(HIGHEST, Math.floor((100 * (people - 1)) / people)));
}

function band(value: number, highest: number): Banded {
  if (value >= highest) return { value: highest, bound: "at-least" };
  if (value <= 100 - highest) return { value: 100 - highest, bound: "at-most" };
  return { value, bound: "exactly" };
}
