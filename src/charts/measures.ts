/** A measure over time, before anything is said of it. */
import type { Subject } from "../words/en-GB/charts.js";

export interface Measure {
  /** In a sentence: "Support". */
  readonly subject: Subject;
  /** "Support, Harbour place" */
  readonly title: string;
  /** "Score from 0 to 100" */
  readonly unit: string;
  /** The least and the most that a value can be; undefined where there is no end to it. */
  readonly scale: readonly [least: number, most: number] | undefined;
  /** How many decimals its values are told with. */
  readonly digits: number;
  readonly higherIsBetter: boolean | undefined;
  readonly target: number | undefined;
  /** In order of time. */
  readonly points: readonly MeasuredPoint[];
  /** Where a steward began a new step, by the index of its first point. */
  readonly steps: readonly { readonly from: number; readonly reason: string }[];
  readonly timeZone: string;
}

export interface MeasuredPoint {
  readonly at: Date;
  /** Undefined where it was withheld. */
  readonly value: number | undefined;
  /** What is told instead of the value, as "at least 95". */
  readonly band?: string | undefined;
}
