/** English bank holidays, on which nothing unsolicited is said. */
import Holidays from "date-holidays";

const england = new Holidays("GB", "ENG", { types: ["public", "bank"] });
const years = new Map<number, ReadonlySet<string>>();

/** True of a local date (YYYY-MM-DD) that is a bank holiday in England. */
export function isBankHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  let dates = years.get(year);
  if (dates === undefined) {
    dates = new Set(england.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));
    years.set(year, dates);
  }
  return dates.has(date);
}
