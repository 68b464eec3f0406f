/** English bank holidays, on which nothing unsolicited is said. */
import { createRequire } from "node:module";
import type HolidayCalendar from "date-holidays";

const require = createRequire(import.meta.url);
const years = new Map<number, ReadonlySet<string>>();
let england: HolidayCalendar | undefined;

/** True of a local date (YYYY-MM-DD) that is a bank holiday in England. */
export function isBankHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  let dates = years.get(year);
  if (dates === undefined) {
    dates = new Set(
      calendar()
        .getHolidays(year)
        .map((holiday) => holiday.date.slice(0, 10)),
    );
    years.set(year, dates);
  }
  return dates.has(date);
}

/** Loaded when it is first asked: the calendars of the world take 10 MiB, and most days nobody asks. */
function calendar(): HolidayCalendar {
  if (england === undefined) {
    const Holidays = require("date-holidays") as typeof HolidayCalendar;
    england = new Holidays("GB", "ENG", { types: ["public", "bank"] });
  }
  return england;
}
