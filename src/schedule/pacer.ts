/** Keeps every limit that a platform sets, by giving each message its turn. */
import type { Limit } from "../chat/platform.js";
import { later, SECOND } from "./clock.js";

export interface Pacer {
  /** Takes one turn under every limit at once; returns the instant at which it comes. */
  reserve(limits: readonly Limit[], now: Date): Date;
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
    reserve(limits, now) {
      const turn = Math.max(now.getTime(), ...limits.map((limit) => turnUnder(limit, fullAt, now)));
      for (const { key, perSecond } of limits) {
        fullAt.set(key, Math.max(fullAt.get(key) ?? 0, turn) + SECOND / perSecond);
      }
      if (fullAt.size > 10_000) forgetFull(fullAt, now);
      return new Date(turn);
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
  const slack = ((burst - 1) * SECOND) / perSecond;
  return Math.max(now.getTime(), (fullAt.get(key) ?? 0) - slack);
}

function forgetFull(fullAt: Map<string, number>, now: Date): void {
  for (const [key, at] of fullAt) if (at <= now.getTime()) fullAt.delete(key);
}

/** How long to wait before attempt number `attempts` + 1: doubling from 5 seconds to an hour, in milliseconds. */
export function backOff(attempts: number, now: Date): Date {
  return later(now, Math.min(5 * SECOND * 2 ** Math.max(0, attempts - 1), 3600 * SECOND));
}
