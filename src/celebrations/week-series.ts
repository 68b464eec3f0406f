/** Weeks by their Mondays, as a series without holes: a week that nobody answered for has no value. */
import { addDays, weekOf } from "../schedule/occurrences.js";
import type { Value } from "../statistics/moving-ranges.js";
import type { Week } from "./team-measures.js";

/** How far back a week can be given or corrected: further back, nobody remembers. */
const OPEN_WEEKS = 4;

/** Mondays from one to another, both among them. */
export function mondays(from: string, to: string): readonly string[] {
  const all: string[] = [];
  for (let week = from; week <= to; week = addDays(week, 7)) all.push(week);
  return all;
}

export function seriesBetween(weeks: readonly Week[], from: string, to: string): readonly Value[] {
  const values = new Map(weeks.map(({ week, value }) => [week, value]));
  return mondays(from, to).map((week) => values.get(week));
}

/** The Monday so many weeks before another. */
export const weeksBefore = (week: string, weeks: number): string => addDays(week, -7 * weeks);

/** The last weeks that are over, the newest first. */
export function openWeeks(now: Date, timeZone: string): readonly string[] {
  const current = weekOf(now, timeZone);
  return Array.from({ length: OPEN_WEEKS }, (_, back) => weeksBefore(current, back + 1));
}

/** The same day so many months on; the last of a month that has no such day. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
