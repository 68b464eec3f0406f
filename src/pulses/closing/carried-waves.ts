/** What of a closed wave waits for the next ones: how many answered, what was shown, and the sums of what was too small. */
import { z } from "zod";
import type { Cell as CellName, Measure } from "../../database/tables/pulses.js";
import { DAY, later } from "../../schedule/clock.js";

const cellName = z.custom<CellName>((name) => typeof name === "string");
const strata = z.array(z.string());
const cell = z.object({ name: cellName, strata });
const numbers = z.record(z.string(), z.number());

const carriedMeasure = z.object({
  threshold: z.number(),
  counts: z.record(z.string(), z.object({ people: z.number(), items: numbers })),
  asked: numbers,
  visible: z.array(cell),
  pools: z.array(z.object({ cell, waves: z.number() })),
  /** Of hidden cells alone, and only where each item has so many answers that no one of them can be told. */
  sums: z.array(
    z.object({
      cell,
      tally: z.record(z.string(), z.object({ answers: z.number(), sum: z.number(), agree: z.number() })),
    }),
  ),
});

export type CarriedMeasure = z.infer<typeof carriedMeasure>;

/** Long enough for two waves where the cadence is 13 weeks; what is older would say little of today. */
const LONGEST_DAYS = 26 * 7;

/** One wave. A measure that it did not ask is not in it. One that says nothing of when it closed is too old. */
export const carriedWave = z.object({
  number: z.number(),
  closesAt: z.string().default("1970-01-01T00:00:00.000Z"),
  measures: z.array(
    z.object({ measure: z.custom<Measure>((name) => typeof name === "string"), carried: carriedMeasure }),
  ),
});

export type CarriedWave = z.infer<typeof carriedWave>;

/** Waves that closed before it are carried no further. */
export function oldestCarried(now: Date): Date {
  return later(now, -LONGEST_DAYS * DAY);
}
