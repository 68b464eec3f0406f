/** Time, and the only room that asks the machine for it: everything else is given a clock. */
import { schedule } from "node-cron";

export interface Clock {
  now(): Date;
  /** Calls `tick` at the start of each minute, never twice at once. Returns what stops it. */
  everyMinute(tick: () => Promise<void>): () => void;
  /** Calls `wake` once, at or soon after `instant`. Returns what cancels it. */
  at(instant: Date, wake: () => void): () => void;
}

/** The longest that setTimeout waits before it wraps round and fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  everyMinute(tick) {
    // A wake-up and nothing more: what is due is worked out from the database, so a tick may come late or not at all.
    const task = schedule("* * * * *", tick, { timezone: "UTC", noOverlap: true });
    return () => void task.destroy();
  },
  at(instant, wake) {
    const delay = Math.min(Math.max(0, instant.getTime() - Date.now()), LONGEST_TIMER_MS);
    const timer = setTimeout(wake, delay);
    return () => clearTimeout(timer);
  },
};

/** Resolves at `instant` on that clock. */
export function until(clock: Clock, instant: Date): Promise<void> {
  return instant <= clock.now() ? Promise.resolve() : new Promise((resolve) => void clock.at(instant, resolve));
}

/** `ms` milliseconds after `instant`. */
export const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
