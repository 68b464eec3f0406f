/** How often the watch over a change rings where nothing fades, and how soon where something does. */
import { baselineOf, type Rule, watchedWeeks } from "../../src/statistics/fade.js";
import { BASELINE } from "../../src/statistics/limits.js";
import { diceFrom } from "./dice.js";
import type { Kind } from "./kinds.js";

/** A watch lasts for twelve months. */
export const WEEKS = 52;

/** How much of the gain is gone in a week, by how many weeks the fall has gone on. */
export const falls = {
  "at once": () => 1,
  "half of it": () => 0.5,
  "over 12 weeks": (week: number) => Math.min(1, week / 12),
} as const satisfies Readonly<Record<string, (week: number) => number>>;
export type Fall = keyof typeof falls;

export interface Trial {
  readonly kind: Kind;
  readonly rule: Rule;
  readonly runs: number;
  readonly seed: number;
  /** Undefined where nothing fades. The gain is in deviations of the kind. */
  readonly fall?: { readonly how: Fall; readonly gain: number };
}

export interface Rang {
  /** The share of all runs that rang within a year. */
  readonly share: number;
  /** Weeks until the middle one did; undefined where fewer than half did. */
  readonly median: number | undefined;
}

export function simulate({ kind, rule, runs, seed, fall }: Trial): Rang {
  const dice = diceFrom(seed);
  const gone = fall === undefined ? () => 0 : falls[fall.how];
  const gain = (fall?.gain ?? 0) * kind.deviation;
  const means = Array.from({ length: BASELINE + WEEKS }, (_, week) =>
    week < BASELINE ? kind.mean : kind.mean - gain * gone(week - BASELINE + 1),
  );
  const first = Array.from({ length: runs }, () => {
    const values = kind.draw(dice, means);
    const baseline = baselineOf(values, [], kind.scale, rule);
    const at = baseline === undefined ? -1 : watchedWeeks(values, baseline, rule).findIndex((week) => week.isAmber);
    return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
  }).sort((one, other) => one - other);
  const median = first[runs >> 1] ?? Number.POSITIVE_INFINITY;
  const rang = first.filter(Number.isFinite).length;
  return { share: rang / runs, median: Number.isFinite(median) ? median : undefined };
}

/** Whether a mean can fall so far: no count is below 0, and no chance. */
export const canFall = ({ scale, mean, deviation }: Kind, gain: number): boolean =>
  scale === "measured" || mean - gain * deviation >= 0;
