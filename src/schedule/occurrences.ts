/**
 * When a local time comes round, with `Intl` alone.
 *
 * A local date is written YYYY-MM-DD and a local time HH:MM, both in an IANA zone.
 */
import { DAY, MINUTE } from "./clock.js";

/** A weekly moment: `day` is 1 for Monday to 7 for Sunday. */
export interface Weekly {
  readonly day: number;
  readonly time: string;
  readonly timeZone: string;
}

export interface Occurrence {
  /** Names the occurrence: there is one each local date, whatever the clocks do. */
  readonly localDate: string;
  readonly at: Date;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** True of an IANA name that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The local clock at an instant, written as if it were UTC: milliseconds. */
function localMs(instant: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The last answer for each zone: `Intl` is slow, and a date changes at a quarter of an hour at the earliest. */
const lastDates = new Map<string, { readonly quarter: number; readonly date: string }>();

export function localDate(instant: Date, timeZone: string): string {
  const quarter = Math.floor(instant.getTime() / (15 * MINUTE));
  const last = lastDates.get(timeZone);
  if (last?.quarter === quarter) return last.date;
  const date = isoDate(localMs(instant, timeZone));
  lastDates.set(timeZone, { quarter, date });
  return date;
}

/** HH:MM on the local clock. */
export function localTime(instant: Date, timeZone: string): string {
  return new Date(localMs(instant, timeZone)).toISOString().slice(11, 16);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(`${date}T00:00:00Z`) + days * DAY);
}

/** The Monday on or before an instant, on the local calendar. */
export function weekOf(instant: Date, timeZone: string): string {
  const date = localDate(instant, timeZone);
  return addDays(date, 1 - weekday(date));
}

/**
 * The instant of a local time. A time that the clocks skip is taken as much later as they skip;
 * of one that they repeat, the first is meant.
 */
export function instantOf(date: string, time: string, timeZone: string): Date {
  const local = Date.parse(`${date}T${time}:00Z`);
  // The zone's offset a day before and a day after: around a clock change, the two that may apply.
  const candidates = [local - DAY, local + DAY]
    .map((near) => local - (localMs(new Date(near), timeZone) - near))
    .sort((a, b) => a - b);
  const [first = local, last = local] = candidates;
  const meant = candidates.find((ms) => localMs(new Date(ms), timeZone) === local);
  return new Date(meant ?? Math.max(first, last));
}

/** The newest occurrence at or before `now`. */
export function latestOccurrence(weekly: Weekly, now: Date): Occurrence {
  const today = localDate(now, weekly.timeZone);
  for (let back = 0; ; back += 1) {
    const date = addDays(today, -back);
    if (weekday(date) !== weekly.day) continue;
    const at = instantOf(date, weekly.time, weekly.timeZone);
    if (at <= now) return { localDate: date, at };
  }
}

/** The first occurrence after `now`. */
export function nextOccurrence(weekly: Weekly, now: Date): Occurrence {
  const today = localDate(now, weekly.timeZone);
  for (let ahead = 0; ; ahead += 1) {
    const date = addDays(today, ahead);
    if (weekday(date) !== weekly.day) continue;
    const at = instantOf(date, weekly.time, weekly.timeZone);
    if (at > now) return { localDate: date, at };
  }
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
