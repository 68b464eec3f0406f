/** Working days: Monday to Friday without bank holidays, from 09:00 to 17:00 on the local clock. */
import { addDays, instantOf, localDate, localTime, weekday } from "./occurrences.js";

const BEGINS = "09:00";
const ENDS = "17:00";

/**
 * So many working days after an instant, at the same local time. What comes outside working hours counts as if it came
 * when they next begin. `isHoliday` tells of a local date, YYYY-MM-DD.
 */
export function afterWorkingDays(
  from: Date,
  days: number,
  timeZone: string,
  isHoliday: (date: string) => boolean,
): Date {
  const works = (date: string): boolean => weekday(date) <= 5 && !isHoliday(date);
  const next = (date: string): string => {
    let day = addDays(date, 1);
    while (!works(day)) day = addDays(day, 1);
    return day;
  };
  const arrived = localDate(from, timeZone);
  const at = localTime(from, timeZone);
  const isLate = !works(arrived) || at >= ENDS;
  let date = isLate ? next(arrived) : arrived;
  for (let day = 0; day < days; day += 1) date = next(date);
  return instantOf(date, isLate || at < BEGINS ? BEGINS : at, timeZone);
}
