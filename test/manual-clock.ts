/** A clock that stands still until a test moves it. */
import type { Clock } from "../src/schedule/clock.js";

export interface ManualClock extends Clock {
  /** Moves to an instant and does what had come due by then, minute ticks included: once, as after a sleep. */
  moveTo(instant: Date | string): Promise<void>;
  /** Moves to the next timer, if it rings within `ms`: past what a pacer waits for, not past what waits for a day. */
  moveToNextTimer(ms: number): boolean;
}

export function manualClock(start: Date | string): ManualClock {
  let now = new Date(start);
  let timers: { readonly at: Date; readonly wake: () => void }[] = [];
  const ticks = new Set<() => Promise<void>>();

  function ring(): void {
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
  }

  return {
    now: () => new Date(now),
    everyMinute(tick) {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
    at(instant, wake) {
      const timer = { at: instant, wake };
      timers.push(timer);
      if (instant <= now) queueMicrotask(ring);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async moveTo(instant) {
      now = new Date(instant);
      ring();
      for (const tick of ticks) await tick();
    },
    moveToNextTimer(ms) {
      const [next] = timers.toSorted((a, b) => a.at.getTime() - b.at.getTime());
      if (next === undefined || next.at.getTime() - now.getTime() > ms) return false;
      now = next.at > now ? next.at : now;
      ring();
      return true;
    },
  };
}
