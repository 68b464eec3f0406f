/** Keeps every limit that a platform sets, by giving each message its turn. */
import type { Limit } from "../chat/platform.js";
import { type Clock, later, SECOND, until } from "./clock.js";

/** Buckets kept before the full ones are forgotten. */
const MOST_KEYS = 10_000;

export interface Pacer {
  /**
   * Takes one turn under every limit at once, where all of them allow it now, and returns `now`.
   * Otherwise takes nothing and returns the instant at which to ask again.
   */
  take(limits: readonly Limit[], now: Date): Date;
  /** Nothing in this lane before `until`: the platform said so. */
  hold(lane: string, until: Date): void;
  /** The lanes that are held at `now`. */
  held(now: Date): readonly string[];
  /** When the first held lane opens again; undefined where none is held. */
  nextRelease(): Date | undefined;
}

/**
 * A generic cell rate algorithm (GCRA): for each key one number, the instant at which its bucket would be full again.
 * Keys whose bucket is full are forgotten, so that memory follows what is in use.
 */
export function createPacer(): Pacer {
  const fullAt = new Map<string, number>();
  const holds = new Map<string, Date>();

  return {
    take(limits, now) {
      const turn = Math.ceil(Math.max(...limits.map((limit) => turnUnder(limit, fullAt, now)), now.getTime()));
      if (turn > now.getTime()) return new Date(turn);
      for (const { key, perSecond } of limits)
        fullAt.set(key, Math.max(fullAt.get(key) ?? 0, turn) + SECOND / perSecond);
      if (fullAt.size > MOST_KEYS) forgetFull(fullAt, now);
      return now;
    },
    hold(lane, until) {
      const known = holds.get(lane);
      if (known === undefined || known < until) holds.set(lane, until);
    },
    held(now) {
      for (const [lane, until] of holds) if (until <= now) holds.delete(lane);
      return [...holds.keys()];
    },
    nextRelease: () => [...holds.values()].sort((a, b) => a.getTime() - b.getTime())[0],
  };
}

function turnUnder({ key, burst, perSecond }: Limit, fullAt: ReadonlyMap<string, number>, now: Date): number {
  const ahead = ((burst - 1) * SECOND) / perSecond;
  return Math.max(now.getTime(), (fullAt.get(key) ?? 0) - ahead);
}

function forgetFull(fullAt: Map<string, number>, now: Date): void {
  for (const [key, at] of fullAt) if (at <= now.getTime()) fullAt.delete(key);
}

/** Resolves when a turn under every limit has been taken. */
export async function takeTurn(pacer: Pacer, limits: readonly Limit[], clock: Clock): Promise<void> {
  for (;;) {
    const now = clock.now();
    const turn = pacer.take(limits, now);
    if (turn <= now) return;
    await until(clock, turn);
  }
}

/** How long to wait before attempt number `attempts` + 1: doubling from 5 seconds to an hour, in milliseconds. */
export function backOff(attempts: number, now: Date): Date {
  return later(now, Math.min(5 * SECOND * 2 ** Math.max(0, attempts - 1), 3600 * SECOND));
}
