/** Moving the demo's clock on. */
import type { Hono } from "hono";
import { DAY, HOUR, later } from "../src/schedule/clock.js";
import { addDays, instantOf, localDate, nextOccurrence } from "../src/schedule/occurrences.js";
import { type Demo, timeZone } from "./causeway.js";
import { moveOn } from "./moving.js";

const moves: Readonly<Record<string, (now: Date) => Date>> = {
  monday: (now) => nextOccurrence({ day: 1, time: "08:00", timeZone }, now).at,
  evening: (now) => nextAt("17:00", now),
  hour: (now) => later(now, HOUR),
  day: (now) => later(now, DAY),
};

function nextAt(time: string, now: Date): Date {
  const today = localDate(now, timeZone);
  const at = instantOf(today, time, timeZone);
  return at > now ? at : instantOf(addDays(today, 1), time, timeZone);
}

export function addClockRoutes(app: Hono, demo: Demo): void {
  const { clock, screens } = demo;
  app.post("/clock", async (context) => {
    const sent = new URLSearchParams(await context.req.text());
    const move = moves[sent.get("to") ?? ""];
    if (move !== undefined) {
      await moveOn(demo, move(clock.now()));
      screens.clear();
    }
    // Back to where it was pressed, and nowhere else.
    const back = sent.get("back") ?? "";
    return context.redirect(`${/^\/demo(\/[\w\-/]*)?(\?[\w\-=%+]*)?$/.test(back) ? back : "/demo"}#clock`, 303);
  });
}
