/** The day by which something is to be done. */

import { isBankHoliday } from "./bank-holidays.js";
import { addDays, instantOf, localDate } from "./occurrences.js";
import { readDate } from "./read-date.js";
import { afterWorkingDays } from "./working-days.js";

const PROPOSED_DAYS = 14;
const FURTHEST_DAYS = 366;
const ASKED_AT = "09:00";

export type DueDay = { readonly date: string } | { readonly problem: "notADay" | "past" | "far" };

/** As somebody wrote it: a local date ahead, within a year. */
export function readDueDay(typed: string, now: Date, timeZone: string): DueDay {
  const today = localDate(now, timeZone);
  const date = readDate(typed, today);
  if (date === undefined) return { problem: "notADay" };
  if (date <= today) return { problem: "past" };
  return date > addDays(today, FURTHEST_DAYS) ? { problem: "far" } : { date };
}

/** What is proposed: a fortnight ahead. */
export const proposedDay = (now: Date, timeZone: string): string => addDays(localDate(now, timeZone), PROPOSED_DAYS);

/** When its owner is asked what came of it: on that day, or when work next begins. */
export function askedOn(date: string, timeZone: string): Date {
  return afterWorkingDays(instantOf(date, ASKED_AT, timeZone), 0, timeZone, isBankHoliday);
}
