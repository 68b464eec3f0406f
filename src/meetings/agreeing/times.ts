/** When people can meet. */
import type { HalfDay } from "../../database/tables/meetings.js";
import { addDays, instantOf, localDate, weekday } from "../../schedule/occurrences.js";

export const MOST_PROPOSED = 3;
/** From the day after tomorrow, so that both can answer before it. */
const FIRST_DAY = 2;
const LAST_DAY = 14;
const USUAL = { am: "10:00", pm: "14:00" } as const;
type Half = keyof typeof USUAL;

export interface Sought {
  /** Of each person; empty where any time does. */
  readonly free: readonly (readonly HalfDay[])[];
  readonly from: Date;
  readonly timeZone: string;
  readonly isHoliday: (date: string) => boolean;
}

/** Up to three, spread over the next two weeks: when all of them can, or at usual hours where there is no such time. */
export function proposedTimes(sought: Sought): readonly Date[] {
  const days = daysFrom(sought);
  const common = days.flatMap((date) => timeOn(date, sought));
  const times = common.length > 0 ? common : days.flatMap((date) => timeOn(date, { ...sought, free: [] }));
  const apart = Math.max(1, Math.floor(times.length / MOST_PROPOSED));
  return times.filter((_, at) => at % apart === 0).slice(0, MOST_PROPOSED);
}

function daysFrom({ from, timeZone, isHoliday }: Sought): readonly string[] {
  const today = localDate(from, timeZone);
  return Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, ahead) => addDays(today, FIRST_DAY + ahead)).filter(
    (date) => weekday(date) <= 5 && !isHoliday(date),
  );
}

/** Mornings on odd days of the week and afternoons on even ones, where both do. */
function timeOn(date: string, { free, timeZone }: Sought): readonly Date[] {
  const day = weekday(date);
  const halves: readonly Half[] = day % 2 === 1 ? ["am", "pm"] : ["pm", "am"];
  const half = halves.find((one) =>
    free.every((times) => times.length === 0 || times.some((time) => time === `${day}-${one}`)),
  );
  return half === undefined ? [] : [instantOf(date, USUAL[half], timeZone)];
}

const clock = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i;

/** "14:30", "9.30" or "2pm" as HH:MM; undefined where it is no time of the day. */
export function readTime(typed: string): string | undefined {
  const [, hours, minutes = "00", half] = clock.exec(typed.trim()) ?? [];
  if (hours === undefined || (half !== undefined && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}
