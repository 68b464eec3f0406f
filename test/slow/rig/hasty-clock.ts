/** A clock that runs ahead of the machine's, so that what is paced by the second need not be waited for. */
import { type Clock, later, systemClock } from "../../../src/schedule/clock.js";

/** Starts `aheadMs` from now, and runs `times` as fast. */
export function hastyClock(aheadMs: number, times: number): Clock {
  const start = systemClock.now();
  const now = (): Date => later(start, aheadMs + (systemClock.now().getTime() - start.getTime()) * times);
  return {
    now,
    everyMinute: (tick) => systemClock.everyMinute(tick),
    at: (instant, wake) =>
      systemClock.at(later(systemClock.now(), Math.max(0, instant.getTime() - now().getTime()) / times), wake),
  };
}
