/** On which day a pulse may begin. */
import { addDays, weekday } from "../../schedule/occurrences.js";
import { isLeftOut } from "../asking/due-waves.js";

/**
 * Months of national surveys, which ask the same people: the National Quarterly Pulse Survey in January, April and July,
 * and the NHS Staff Survey in October and November. Source: https://www.england.nhs.uk/fft/nqps/faqs/data-and-results/
 */
export const surveyMonths = { quarterly: [1, 4, 7], staff: [10, 11] } as const;

/** The next Monday after `today` that is no bank holiday, and on which a wave would not run into a month that is left out. */
export function firstMonday(
  today: string,
  leftOut: readonly number[],
  isHoliday: (date: string) => boolean,
): string | undefined {
  const monday = addDays(today, 8 - weekday(today));
  const weeks = Array.from({ length: 53 }, (_, week) => addDays(monday, week * 7));
  return weeks.find((date) => !isHoliday(date) && !isLeftOut(date, leftOut));
}

/** What is wrong with a day, in the order in which it is told; undefined where nothing is. */
export function dayProblem(
  date: string,
  { today, leftOut }: { readonly today: string; readonly leftOut: readonly number[] },
  isHoliday: (date: string) => boolean,
): "past" | "weekend" | "holiday" | "left-out" | "far" | undefined {
  if (date < today) return "past";
  if (date > addDays(today, 366)) return "far";
  if (weekday(date) > 5) return "weekend";
  if (isHoliday(date)) return "holiday";
  return isLeftOut(date, leftOut) ? "left-out" : undefined;
}
