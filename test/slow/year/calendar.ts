/**
 * The oracle's own calendar, from domain.md's words and published dates, with arithmetic of its own: it shares nothing
 * with the product's, so that a mistake in one shows against the other. Times are milliseconds.
 */

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** https://www.gov.uk/bank-holidays, England and Wales. */
const bankHolidays = new Set([
  ...["2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31"],
  ...["2027-08-30", "2027-12-27", "2027-12-28"],
]);

export const isHoliday = (date: string): boolean => bankHolidays.has(date);

export type Zone = "Europe/London" | "Europe/Gibraltar" | "America/New_York";
export const zones: readonly Zone[] = ["Europe/London", "Europe/Gibraltar", "America/New_York"];

/** Days since 1 January 1970, which was a Thursday. */
const dayNumber = (date: string): number => Date.parse(`${date}T00:00Z`) / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);
/** 1 for Monday to 7 for Sunday. */
export const weekday = (date: string): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The `nth` Sunday of a month; of -1, the last. */
function sunday(year: number, month: number, nth: number): number {
  const first = Date.UTC(year, month - 1, nth === -1 ? 31 : 1) / DAY;
  const back = weekday(dateOf(first)) % 7;
  return nth === -1 ? first - back : first + ((7 - back) % 7) + 7 * (nth - 1);
}

/** March and October have 31 days, so that the last Sunday is counted back from it. */
function isSummer(ms: number, zone: Zone): boolean {
  const year = new Date(ms).getUTCFullYear();
  if (zone === "America/New_York")
    return ms >= sunday(year, 3, 2) * DAY + 7 * HOUR && ms < sunday(year, 11, 1) * DAY + 6 * HOUR;
  return ms >= sunday(year, 3, -1) * DAY + HOUR && ms < sunday(year, 10, -1) * DAY + HOUR;
}

const winter: Readonly<Record<Zone, number>> = {
  "Europe/London": 0,
  "Europe/Gibraltar": 1,
  "America/New_York": -5,
};

/** The local clock, written as if it were UTC. */
const local = (ms: number, zone: Zone): number => ms + (winter[zone] + (isSummer(ms, zone) ? 1 : 0)) * HOUR;

export const localDate = (ms: number, zone: Zone): string => new Date(local(ms, zone)).toISOString().slice(0, 10);
export const localTime = (ms: number, zone: Zone): string => new Date(local(ms, zone)).toISOString().slice(11, 16);

/** Between one and four in the morning no test asks for a time: there the clocks change. */
export function instantOf(date: string, time: string, zone: Zone): number {
  const wanted = Date.parse(`${date}T${time}Z`);
  const guess = wanted - winter[zone] * HOUR;
  return isSummer(guess - HOUR, zone) ? guess - HOUR : guess;
}

export function mondayOf(ms: number, zone: Zone): string {
  const today = localDate(ms, zone);
  return addDays(today, 1 - weekday(today));
}

export type Shift = "usual" | "early" | "late" | "night";
const shifts: Readonly<Record<Shift, readonly [string, string]>> = {
  usual: ["08:00", "19:00"],
  early: ["06:00", "16:00"],
  late: ["12:00", "22:00"],
  night: ["19:00", "08:00"],
};

/** True within their own hours, which belong to the day on which they begin: those of a bank holiday are none. */
export function isAwake(ms: number, zone: Zone, shift: Shift): boolean {
  const [from, to] = shifts[shift];
  const [date, time] = [localDate(ms, zone), localTime(ms, zone)];
  if (shift !== "night") return time >= from && time < to && !isHoliday(date);
  return (time >= from && !isHoliday(date)) || (time < to && !isHoliday(addDays(date, -1)));
}

export type Cadence = "weekly" | "fortnightly" | "monthly" | "quarterly" | "event" | "anniversary";

/** Every other week, counted from this Monday. */
const FIRST_FORTNIGHT = dayNumber("2024-01-01");

function comesRound(cadence: Cadence, date: string): boolean {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  if (cadence === "weekly") return true;
  if (cadence === "fortnightly") return Math.floor((dayNumber(date) - FIRST_FORTNIGHT) / 7) % 2 === 0;
  if (cadence === "monthly") return day <= 7;
  return cadence === "quarterly" && day <= 7 && [1, 4, 7, 10].includes(month);
}

export interface When {
  readonly cadence: Cadence;
  readonly day: number;
  readonly time: string;
}

/** The local dates of a week on which it comes round: what falls on no working day comes on the next. */
export function datesIn({ cadence, day }: When, monday: string): readonly string[] {
  const planned = [-14, -7, 0].map((days) => addDays(monday, days + day - 1)).filter((one) => comesRound(cadence, one));
  const dates = planned.map((date) => {
    let next = date;
    while (weekday(next) > 5 || isHoliday(next)) next = addDays(next, 1);
    return next;
  });
  return dates.filter((date) => date >= monday && date < addDays(monday, 7));
}

/** The same day so many months later, or the last of that month. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
