/**
 * Statistical process control with an XmR chart, as NHS England's Making Data Count programme uses it:
 * https://www.england.nhs.uk/publication/making-data-count/
 */
import { type Limits, limitsOf } from "./limits.js";
import type { Value } from "./moving-ranges.js";
import { holds, type Rule, rules, type Side, sideOf } from "./special-causes.js";

export interface Series {
  /** In order of time. One without a value is a gap, which no moving range and no rule crosses. */
  readonly points: readonly { readonly value: Value }[];
  /** Where a steward began a new step: the index of its first point. Limits are drawn afresh there, and nowhere else. */
  readonly steps?: readonly number[];
  /** Undefined where neither is better. */
  readonly higherIsBetter: boolean | undefined;
  readonly target?: number | undefined;
  /** How many values the limits are drawn from, if not 12. */
  readonly baseline?: number;
}

/** What kind of variation a point shows. */
export type Kind = "common" | "improvement" | "concern" | "neutral";

export interface Signal {
  readonly rule: Rule;
  readonly side: Side;
}

export interface JudgedPoint {
  readonly value: Value;
  /** Every rule that holds here, the one to name first. */
  readonly signals: readonly Signal[];
  /** Common where nothing can be said. */
  readonly kind: Kind;
}

export interface Step {
  readonly from: number;
  /** The index after its last point. */
  readonly to: number;
  readonly limits: Limits | undefined;
}

/** What the latest value shows. */
export type Variation =
  | { readonly kind: "common" }
  | {
      readonly kind: Exclude<Kind, "common">;
      readonly side: Side;
      readonly rule: Rule;
      /** How many of the latest values in a row the same rule holds for on the same side, at least one. */
      readonly waves: number;
    };

export type Assurance = "passes" | "fails" | "hit-or-miss";

export interface Spc {
  readonly points: readonly JudgedPoint[];
  /** At least one, if there are points. */
  readonly steps: readonly Step[];
  /** The index of the latest value; points after it are gaps. */
  readonly latest: number | undefined;
  /** Undefined where there is too little in the latest step to say. */
  readonly variation: Variation | undefined;
  /** Of the limits of the latest step against the target. */
  readonly assurance: Assurance | undefined;
}

/** Values, limits and target are in the same units, whichever they are. */
export function spc(series: Series): Spc {
  const values = series.points.map(({ value }) => value);
  const steps = stepsOf(values, series);
  const points = steps.flatMap(({ from, to, limits }) => judged(values.slice(from, to), limits, series));
  const latest = values.findLastIndex((value) => value !== undefined);
  const { from = 0, limits } = steps.at(-1) ?? {};
  const canSay = limits !== undefined && limits.standing !== "few";
  return {
    ...{ points, steps, latest: latest === -1 ? undefined : latest },
    variation: canSay ? variationOf(points.slice(from, latest + 1)) : undefined,
    assurance: canSay ? assuranceOf(limits, series) : undefined,
  };
}

function stepsOf(values: readonly Value[], { steps = [], baseline }: Series): readonly Step[] {
  const starts = new Set([0, ...steps].filter((at) => at >= 0 && at < values.length));
  const inOrder = [...starts].toSorted((a, b) => a - b);
  return inOrder.map((from, at) => {
    const to = inOrder[at + 1] ?? values.length;
    return { from, to, limits: limitsOf(values.slice(from, to), baseline) };
  });
}

/** The points of one step. */
function judged(values: readonly Value[], limits: Limits | undefined, series: Series): readonly JudgedPoint[] {
  if (limits === undefined || limits.standing === "few")
    return values.map((value) => ({ value, signals: [], kind: "common" }));
  return unbroken(values).flatMap((stretch) => {
    if (stretch.length === 0) return [{ value: undefined, signals: [], kind: "common" }];
    const found = rules.map((rule) => ({ rule, sides: holds[rule](stretch, limits) }));
    return stretch.map((value, at): JudgedPoint => {
      const signals = found.flatMap(({ rule, sides }) => {
        const side = sides[at];
        return side === undefined ? [] : [{ rule, side }];
      });
      return { value, signals, kind: kindOf(signals[0], series.higherIsBetter) };
    });
  });
}

/** The values between gaps, and nothing for each gap. */
function unbroken(values: readonly Value[]): readonly (readonly number[])[] {
  const stretches: number[][] = [];
  values.forEach((value, at) => {
    if (value === undefined) stretches.push([]);
    else if (values[at - 1] === undefined) stretches.push([value]);
    else stretches.at(-1)?.push(value);
  });
  return stretches;
}

function kindOf(signal: Signal | undefined, higherIsBetter: boolean | undefined): Kind {
  if (signal === undefined) return "common";
  if (higherIsBetter === undefined) return "neutral";
  return (signal.side === "high") === higherIsBetter ? "improvement" : "concern";
}

/** Of the points of the latest step, up to its last value. */
function variationOf(points: readonly JudgedPoint[]): Variation | undefined {
  const last = points.at(-1);
  if (last === undefined) return undefined;
  const [signal] = last.signals;
  if (signal === undefined || last.kind === "common") return { kind: "common" };
  const { rule, side } = signal;
  const before = points.findLastIndex(({ signals }) => !signals.some((s) => s.rule === rule && s.side === side));
  return { kind: last.kind, side, rule, waves: points.length - 1 - before };
}

/** Nobody can hope to meet a target beyond the limits on its far side, nor fear to miss one on the near side. */
function assuranceOf({ lower, upper }: Limits, { target, higherIsBetter }: Series): Assurance | undefined {
  if (target === undefined || higherIsBetter === undefined) return undefined;
  const side = sideOf(target, lower, upper);
  if (side === undefined) return "hit-or-miss";
  return (side === "high") === higherIsBetter ? "fails" : "passes";
}
