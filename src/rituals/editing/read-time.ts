/** Times as people write them. */
import { QUIET } from "../../schedule/manners.js";

/** "8:00", "08.00" and "0800" all mean 08:00; undefined where it is no time. */
export function readTime(typed: string): string | undefined {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.trim()) ?? [];
  const isTime = hours !== "" && Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${hours.padStart(2, "0")}:${minutes}` : undefined;
}

export type Timed = { readonly time: string } | { readonly problem: "timeWrong" | "timeQuiet" };

/** One at which somebody may be asked something. */
export function readAskingTime(typed: string): Timed {
  const time = readTime(typed);
  if (time === undefined) return { problem: "timeWrong" };
  return time >= QUIET.to && time < QUIET.from ? { time } : { problem: "timeQuiet" };
}
