/** The demo's clock: it goes at its own pace, and a newcomer may move it on. */
import { type Clock, systemClock } from "../src/schedule/clock.js";

export interface DemoClock extends Clock {
  /** Moves on to an instant, never back: what has come due by then is woken. */
  set(instant: Date): void;
  /** The same, and what has come due by then is planned: once, as after a sleep. */
  moveTo(instant: Date): Promise<void>;
}

interface Timer {
  readonly at: Date;
  readonly wake: () => void;
  cancel: () => void;
}

/** A clock that says `start` now. */
export function demoClock(start: Date): DemoClock {
  let ahead = start.getTime() - systemClock.now().getTime();
  const timers = new Set<Timer>();
  const ticks = new Set<() => Promise<void>>();
  const now = (): Date => new Date(systemClock.now().getTime() + ahead);

  function arm(timer: Timer): void {
    timer.cancel = systemClock.at(new Date(timer.at.getTime() - ahead), () => {
      timers.delete(timer);
      timer.wake();
    });
  }

  function set(instant: Date): void {
    if (instant <= now()) return;
    ahead = instant.getTime() - systemClock.now().getTime();
    for (const timer of timers) {
      timer.cancel();
      arm(timer);
    }
  }

  return {
    now,
    everyMinute(tick) {
      ticks.add(tick);
      const stop = systemClock.everyMinute(tick);
      return () => {
        stop();
        ticks.delete(tick);
      };
    },
    at(instant, wake) {
      const timer: Timer = { at: instant, wake, cancel: () => {} };
      timers.add(timer);
      arm(timer);
      return () => {
        timers.delete(timer);
        timer.cancel();
      };
    },
    set,
    async moveTo(instant) {
      set(instant);
      for (const tick of ticks) await tick();
    },
  };
}
