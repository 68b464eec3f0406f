/** When a person may be written to unasked: their own hours, on their own clock. */
import type { Hours } from "../database/tables/directory.js";
import { addDays, instantOf, localDate, weekday } from "./occurrences.js";

interface Span {
  readonly from: string;
  /** The next day's, where it is no later than `from`. */
  readonly to: string;
}

interface Kept extends Span {
  /**
   * For what is asked at work: an hour after the hours begin until two or three before they end, as nine to five is in
   * eight to seven. The first hour goes to the handover, the last to the next.
   */
  readonly middle: Span;
}

const USUAL: Kept = { from: "08:00", to: "19:00", middle: { from: "09:00", to: "17:00" } };
const SHIFTS: Readonly<Record<Hours, Kept>> = {
  early: { from: "06:00", to: "16:00", middle: { from: "07:00", to: "14:00" } },
  late: { from: "12:00", to: "22:00", middle: { from: "13:00", to: "20:00" } },
  night: { from: "19:00", to: "08:00", middle: { from: "20:00", to: "05:00" } },
};

/** Between these, nothing unasked is said to whoever works the usual day. */
export const QUIET = { from: USUAL.to, to: USUAL.from } as const;

export interface Clocked {
  readonly timeZone: string;
  /** Null for the usual day. */
  readonly hours: Hours | null;
  /** Tells of a local date, YYYY-MM-DD. */
  readonly isHoliday: (date: string) => boolean;
}

const keptBy = ({ hours }: Clocked): Kept => (hours === null ? USUAL : SHIFTS[hours]);

/** The first instant from `now` on within their hours. Those that begin on a holiday are none, also past midnight. */
export function nextWaking(person: Clocked, now: Date): Date {
  const { begins } = spanAfter(keptBy(person), (date) => !person.isHoliday(date), person, now);
  return begins > now ? begins : now;
}

/** The first instant from `now` on in the middle of their hours, on a working day: that on which the hours begin. */
export function nextWorking(person: Clocked, now: Date): Date {
  const works = (date: string) => weekday(date) <= 5 && !person.isHoliday(date);
  const { begins } = spanAfter(keptBy(person).middle, works, person, now);
  return begins > now ? begins : now;
}

/** When their hours, or the next of them, began or begin; and after those, the beginning of the ones that follow. */
export function mornings(person: Clocked, now: Date): { readonly latest: Date; readonly next: Date } {
  const isOn = (date: string) => !person.isHoliday(date);
  const { begins, ends } = spanAfter(keptBy(person), isOn, person, now);
  return { latest: begins, next: spanAfter(keptBy(person), isOn, person, ends).begins };
}

/** The first such span that ends after `now`. */
function spanAfter({ from, to }: Span, isOn: (date: string) => boolean, { timeZone }: Clocked, now: Date) {
  const wraps = to <= from;
  for (let date = addDays(localDate(now, timeZone), wraps ? -1 : 0); ; date = addDays(date, 1)) {
    if (!isOn(date)) continue;
    const ends = instantOf(wraps ? addDays(date, 1) : date, to, timeZone);
    if (ends > now) return { begins: instantOf(date, from, timeZone), ends };
  }
}
