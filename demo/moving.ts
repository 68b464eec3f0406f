/** Moves the demo on as time itself would: what comes due on the way is done in its turn, and not in one go at the end. */
import { addDays, instantOf, localDate } from "../src/schedule/occurrences.js";
import { type Demo, timeZone } from "./causeway.js";

/** When the working day begins and ends: what is planned here falls on one of the two, or on where the move ends. */
const STOPS = ["09:00", "17:00"] as const;

export async function moveOn({ clock, core }: Pick<Demo, "clock" | "core">, to: Date): Promise<void> {
  for (const stop of [...stopsBetween(clock.now(), to), to]) {
    await clock.moveTo(stop);
    await core.delivery.idle();
  }
}

function stopsBetween(from: Date, to: Date): readonly Date[] {
  const stops: Date[] = [];
  for (let day = localDate(from, timeZone); day <= localDate(to, timeZone); day = addDays(day, 1))
    stops.push(...STOPS.map((time) => instantOf(day, time, timeZone)));
  return stops.filter((stop) => stop > from && stop < to);
}
