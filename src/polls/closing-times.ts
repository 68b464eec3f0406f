/** How long a poll may stay open. */
import { HOUR, later } from "../schedule/clock.js";
import { addDays, instantOf, localDate, localTime } from "../schedule/occurrences.js";

export const durations = ["hour", "today", "day", "three-days", "week"] as const;
export type Duration = (typeof durations)[number];

/** When "today" ends: people read a result while they are still there. */
const END_OF_DAY = "17:00";

const days = { day: 1, "three-days": 3, week: 7 } as const;

/** When a poll that is asked now closes. Days end at the same time on the local clock, whatever the clocks do meanwhile. */
export function closingTime(duration: Duration, now: Date, timeZone: string): Date {
  const today = localDate(now, timeZone);
  switch (duration) {
    case "hour":
      return later(now, HOUR);
    case "today":
      return instantOf(today, END_OF_DAY, timeZone);
    case "day":
    case "three-days":
    case "week":
      return instantOf(addDays(today, days[duration]), localTime(now, timeZone), timeZone);
  }
}

/** Those that end after now. */
export function possibleDurations(now: Date, timeZone: string): readonly Duration[] {
  return durations.filter((duration) => closingTime(duration, now, timeZone) > now);
}
