/** Reads a local date as people in England write it. */
import { addDays } from "./occurrences.js";

const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long" })
    .format(new Date(Date.UTC(2026, month, 1)))
    .toLowerCase(),
);

const inWords =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?(?:\s+(\d{4}))?$/i;
const inFigures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * "7 December", "Monday 7th Dec 2026", "07/12/2026" or "2026-12-07" as YYYY-MM-DD. Without a year, the next such day
 * from `today` on is meant. Undefined where it is no date. A weekday that is written besides is not looked at.
 */
export function readDate(typed: string, today: string): string | undefined {
  const text = typed.trim();
  const [, isoYear, isoMonth, isoDay] = iso.exec(text) ?? [];
  if (isoYear !== undefined) return dateOf(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, day, month, year] = inFigures.exec(text) ?? [];
  if (day !== undefined) return dateOf(Number(year), Number(month), Number(day));
  const [, wordDay, name = "", wordYear] = inWords.exec(text) ?? [];
  const named = months.findIndex((one) => name !== "" && one.startsWith(name.toLowerCase())) + 1;
  if (wordDay === undefined || named === 0) return undefined;
  if (wordYear !== undefined) return dateOf(Number(wordYear), named, Number(wordDay));
  // Four years on, there has been a 29 February.
  const years = [0, 1, 2, 3, 4].map((ahead) => dateOf(Number(today.slice(0, 4)) + ahead, named, Number(wordDay)));
  return years.find((date) => date !== undefined && date >= today);
}

/** Undefined of a day that its month does not have. */
function dateOf(year: number, month: number, day: number): string | undefined {
  const written = [String(year), pad(month), pad(day)].join("-");
  if (Number.isNaN(Date.parse(`${written}T00:00:00Z`))) return undefined;
  return addDays(written, 0) === written ? written : undefined;
}

const pad = (number: number): string => String(number).padStart(2, "0");
