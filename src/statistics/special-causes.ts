/**
 * The four rules by which Making Data Count tells a special cause from what a measure usually does:
 * https://www.england.nhs.uk/publication/making-data-count/
 */
import type { Limits } from "./limits.js";

export type Side = "high" | "low";

/**
 * In the order in which one is named where several hold: outside a limit; rising or falling; two of three near a limit;
 * in a row on one side of the mean. The programme calls them a, c, d and b.
 */
export const rules = ["outside", "trend", "near", "run"] as const;
export type Rule = (typeof rules)[number];

/** For each point, the side on which a rule holds there. */
type Sides = readonly (Side | undefined)[];

const RUN = 7;
/** Seven points have six steps between them. */
const TREND = 6;

/** Numbers closer than this are one number that was reckoned in two ways. */
const SAME = 1e-9;

/**
 * Where each rule holds among values of one step with no gap between them. Every point that makes up a run, a trend or
 * two of three has it.
 */
export const holds: Readonly<Record<Rule, (values: readonly number[], limits: Limits) => Sides>> = {
  outside: (values, { lower, upper }) => values.map((value) => sideOf(value, lower, upper)),
  run: (values, { mean }) => inARow(sidesOf(values, mean), RUN),
  trend: (values) => {
    const steps = values.slice(1).map((value, at) => sideOf(value, values[at] ?? value));
    const trends = inARow(steps, TREND);
    // A turning point belongs to what begins there.
    return values.map((_, at) => trends[at] ?? trends[at - 1]);
  },
  near: (values, { mean, nearLower, nearUpper }) => {
    const beyond = values.map((value) => sideOf(value, nearLower, nearUpper));
    const sides = sidesOf(values, mean);
    return beyond.map((side, at) => {
      if (side === undefined) return undefined;
      const threes = [at - 2, at - 1, at].map((from) => [from, from + 1, from + 2]);
      const isOne = threes.some(
        (three) =>
          three.every((place) => sides[place] === side) && three.filter((place) => beyond[place] === side).length >= 2,
      );
      return isOne ? side : undefined;
    });
  },
};

/** Strictly above the upper or below the lower; on a line is on neither side of it. */
export function sideOf(value: number, lower: number, upper = lower): Side | undefined {
  const least = SAME * Math.max(1, Math.abs(value));
  if (value - upper > least) return "high";
  return lower - value > least ? "low" : undefined;
}

const sidesOf = (values: readonly number[], line: number): Sides => values.map((value) => sideOf(value, line));

/** Those alone that stand among at least so many of the same side. */
function inARow(sides: Sides, least: number): Sides {
  const kept: (Side | undefined)[] = [];
  while (kept.length < sides.length) {
    const side = sides[kept.length];
    const end = sides.findIndex((other, at) => at > kept.length && other !== side);
    const length = (end === -1 ? sides.length : end) - kept.length;
    kept.push(...Array.from({ length }, () => (length >= least ? side : undefined)));
  }
  return kept;
}
