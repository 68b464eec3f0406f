/** On which local dates a ritual comes round: pure rules, from the calendar alone. */
import type { Cadence } from "../../database/tables/rituals.js";
import { DAY } from "../../schedule/clock.js";
import { addDays, instantOf, type Occurrence, weekday } from "../../schedule/occurrences.js";

export interface Recurrence {
  readonly cadence: Cadence;
  /** 1 for Monday to 7 for Sunday, and HH:MM on the local clock. */
  readonly day: number;
  readonly time: string;
  readonly timeZone: string;
}

/** Fortnights are counted from this Monday, the same for everybody and for good. */
const ANCHOR = "2024-01-01";
/** Longer than any run of days off: a date further back is not put off into the week that is asked about. */
const LOOKS_BACK_DAYS = 14;

/**
 * Every time that it comes round in the week that begins on `monday`. What falls on a weekend or a bank holiday comes on
 * the next working day, in the next week if need be: so a week may have two of a weekly one, and none is lost.
 */
export function occurrencesIn(
  { day, time, timeZone, cadence }: Recurrence,
  monday: string,
  isHoliday: (date: string) => boolean,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let back = LOOKS_BACK_DAYS; back > -7; back -= 1) {
    const planned = addDays(monday, -back);
    if (weekday(planned) !== day || !isTurn(cadence, planned)) continue;
    const localDate = workingDayFrom(planned, isHoliday);
    if (localDate >= monday && localDate < addDays(monday, 7))
      found.push({ localDate, at: instantOf(localDate, time, timeZone) });
  }
  return found;
}

/** Of a date on the right weekday. */
function isTurn(cadence: Cadence, date: string): boolean {
  switch (cadence) {
    case "weekly":
      return true;
    case "fortnightly":
      return Math.floor(daysBetween(ANCHOR, date) / 7) % 2 === 0;
    case "monthly":
      return isFirstOfMonth(date);
    case "quarterly":
      return isFirstOfMonth(date) && monthOf(date) % 3 === 1;
    // These come when something else happens.
    case "event":
    case "anniversary":
      return false;
  }
}

const isFirstOfMonth = (date: string): boolean => Number(date.slice(8)) <= 7;
const monthOf = (date: string): number => Number(date.slice(5, 7));

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function workingDayFrom(date: string, isHoliday: (date: string) => boolean): string {
  let next = date;
  while (weekday(next) > 5 || isHoliday(next)) next = addDays(next, 1);
  return next;
}

/** How long one turn is, in days: what is older than two of them is no news. */
export const turnDays: Readonly<Record<Cadence, number>> = {
  weekly: 7,
  fortnightly: 14,
  monthly: 31,
  quarterly: 92,
  event: 92,
  anniversary: 92,
};

/** "2026-Q4", of a local date. */
export const quarterOf = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(monthOf(date) / 3)}`;
