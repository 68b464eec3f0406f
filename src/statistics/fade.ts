/**
 * Whether a change that was celebrated is fading: a one-sided cumulative sum (CUSUM) of what each week falls short of
 * what was usual just after the change. E. S. Page, Continuous inspection schemes, Biometrika 41 (1954), pp. 100-115.
 *
 * The first twelve weeks after the change are frozen: their mean m1, and s = mean(mR) / 1.128 of their moving ranges.
 * Then, week by week, C = max(0, C + (m1 - x) / s - 0.5): half of s is let pass, so that C grows by what is more than
 * chance, and goes back to 0 by itself. Amber: C > h, or a run of weeks below m1. Red: amber, and of what was gained
 * over the mean before the change, m0, less than half is left: (mean of the last 6 - m0) / (m1 - m0) < 0.5.
 *
 * h and the run were chosen by simulation (`npm run bench:fade`; test/slow/fade.test.ts holds the figures). With h = 4
 * and a run of 7, as on charts whose mean is known, 27 to 57 % of watches over behaviour that does not change at all go
 * amber within 52 weeks, for m1 and s are guessed from twelve. With 10 and 12 none of the kinds that were tried is above
 * 20 %: 18 % where weeks resemble their neighbours (a correlation of 0.2), 7 to 13 % of other counts, 2 to 9 % of yes or
 * no. 9 and 12 is above 20 %, and 10 and 11 so near it that chance would carry it over, while it sees nothing sooner.
 * It costs time: a fall back to m0 at once is seen, in the middle case, after 16 weeks instead of 7 where s was gained,
 * after 7 instead of 3 of two s, and after 4 instead of 2 of three; and where half is lost of a gain of one s, a year is
 * more often too short than not.
 */
import { BASELINE } from "./limits.js";
import { meanOf, movingRanges, type Value } from "./moving-ranges.js";
import { sideOf } from "./special-causes.js";

/** 1 for yes and 0 for no; whole numbers from 0 up; or anything else, which needs no floor. */
export type Scale = "yes-no" | "count" | "measured";

export interface Rule {
  readonly h: number;
  readonly run: number;
}

export const chosen: Rule = { h: 10, run: 12 };
/** As it is used where the mean is known. */
export const textbook: Rule = { h: 4, run: 7 };

/** What chance alone brings about, in units of s, is let pass: half of the smallest fall that matters, which is one s. */
const ALLOWANCE = 0.5;
/** A mean moving range is 1.128 of a standard deviation: d2 for two values. */
const D2 = 1.128;
/** C goes no further beyond h than this: more would say nothing else, and take years to come down once all is well. */
const BEYOND = 1;
const LATEST = 6;
/** Less than this of the gain is left. */
const RED_BELOW = 0.5;

export interface Baseline {
  /** m1 */
  readonly mean: number;
  /** s */
  readonly spread: number;
  /** m0; undefined where nothing is known of before. */
  readonly before: number | undefined;
  /** The index after its last week. */
  readonly to: number;
}

/** `after` from the first week of the change on, with its gaps. Undefined until there are twelve values. */
export function baselineOf(
  after: readonly Value[],
  before: readonly Value[],
  scale: Scale,
  { h }: Rule = chosen,
): Baseline | undefined {
  const places = after.flatMap((value, at) => (value === undefined ? [] : [at]));
  const last = places[BASELINE - 1];
  if (last === undefined) return undefined;
  const weeks = after.slice(0, last + 1);
  const mean = meanOf(counted(weeks)) ?? 0;
  const spread = Math.max((meanOf(movingRanges(weeks)) ?? 0) / D2, leastSpread(scale, mean, h));
  return { mean, spread, before: meanOf(counted(before)), to: last + 1 };
}

/**
 * Twelve weeks may hardly differ, and s be near 0: then one lean week would ring.
 *
 * - Of yes and no, s is at least the standard deviation of a chance p, with p = (k + 1) / (n + 2) for k times yes in n
 *   weeks (Laplace's rule of succession): twelve times yes do not prove that no is impossible. Moving ranges make it too
 *   small as well: 0.28 instead of 0.4 where p is 0.8.
 * - Of counts, s is at least what a step of one between whole numbers makes, 1 / 1.128; and at least m1 / h, so that not
 *   even a week of nothing, such as a holiday, can ring by itself. Where counts vary as chance has it (Poisson), these
 *   hardly ever bind: they are for a count that is ten of ten each week.
 */
function leastSpread(scale: Scale, mean: number, h: number): number {
  switch (scale) {
    case "yes-no": {
      const chance = (mean * BASELINE + 1) / (BASELINE + 2);
      return Math.sqrt(chance * (1 - chance));
    }
    case "count":
      return Math.max(1 / D2, mean / h);
    case "measured":
      return Number.EPSILON;
  }
}

export interface WatchedWeek {
  /** C */
  readonly sum: number;
  /** How many weeks in a row were below m1, this one the last. */
  readonly run: number;
  /** How many weeks with a value there were since C was last 0: since when the fall is likely to last (Page). */
  readonly since: number;
  readonly isAmber: boolean;
}

const calm: WatchedWeek = { sum: 0, run: 0, since: 0, isAmber: false };

/**
 * The weeks after the baseline, one for one. A missing week is passed over: it says nothing, so C stays as it was. But
 * no run crosses it, for a run claims that each of so many weeks was below, and of this one nobody knows.
 */
export function watchedWeeks(
  after: readonly Value[],
  { mean, spread, to }: Baseline,
  { h, run: longest }: Rule = chosen,
): readonly WatchedWeek[] {
  let last = calm;
  return after.slice(to).map((value) => {
    if (value === undefined) last = { ...last, run: 0, isAmber: last.sum > h };
    else {
      const sum = Math.min(h + BEYOND, Math.max(0, last.sum + (mean - value) / spread - ALLOWANCE));
      const run = sideOf(value, mean) === "low" ? last.run + 1 : 0;
      last = { sum, run, since: sum > 0 ? last.since + 1 : 0, isAmber: sum > h || run >= longest };
    }
    return last;
  });
}

/**
 * How much of the gain the last six values show: 1 for all of it. Undefined where there are fewer than six, where
 * nothing is known of before, or where the gain is less than s, which is no more than weeks differ by anyway.
 */
export function retainedGain(values: readonly Value[], { mean, spread, before }: Baseline): number | undefined {
  const latest = counted(values).slice(-LATEST);
  const now = meanOf(latest);
  if (before === undefined || now === undefined || latest.length < LATEST || mean - before < spread) return undefined;
  return (now - before) / (mean - before);
}

export function isRed(retained: number | undefined): boolean {
  return retained !== undefined && retained < RED_BELOW;
}

const counted = (values: readonly Value[]): readonly number[] => values.filter((value) => value !== undefined);
