/** Keeps every limit that a platform sets, by giving each message its turn. */
import type { Limit } from "../chat/platform.js";
import { later, MINUTE, SECOND } from "./clock.js";

/** Buckets kept before the full ones are forgotten. */
const MOST_KEYS = 10_000;

export interface Pacer {
  /**
   * The instant at which `id` has its turn under every limit at once; at or before `now`, the turn is taken.
   * A later turn is kept for it, so that it waits in the database and not in a worker's place.
   */
  turn(id: string, limits: readonly Limit[], now: Date): Date;
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
  const kept = new Map<string, Date>();
  const holds = new Map<string, Date>();

  return {
    turn(id, limits, now) {
      const turn = kept.get(id) ?? nextTurn(limits, fullAt, now);
      if (turn > now) kept.set(id, turn);
      else kept.delete(id);
      if (fullAt.size + kept.size > MOST_KEYS) forgetPast(fullAt, kept, now);
      return turn;
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

/**
 * Each bucket is charged with one turn from now on. One that a tighter bucket delays leaves its place in the others
 * to whoever comes now: their average holds, and a platform says so when a burst was too much.
 */
function nextTurn(limits: readonly Limit[], fullAt: Map<string, number>, now: Date): Date {
  const turn = Math.ceil(Math.max(now.getTime(), ...limits.map((limit) => turnUnder(limit, fullAt, now))));
  for (const limit of limits) {
    const { key, perSecond } = limit;
    const own = Math.ceil(turnUnder(limit, fullAt, now));
    fullAt.set(key, Math.max(fullAt.get(key) ?? 0, own) + SECOND / perSecond);
  }
  return new Date(turn);
}

function turnUnder({ key, burst, perSecond }: Limit, fullAt: ReadonlyMap<string, number>, now: Date): number {
  const ahead = ((burst - 1) * SECOND) / perSecond;
  return Math.max(now.getTime(), (fullAt.get(key) ?? 0) - ahead);
}

/** Full buckets, and turns that nobody came for: their message lapsed, or another replica sent it. */
function forgetPast(fullAt: Map<string, number>, kept: Map<string, Date>, now: Date): void {
  for (const [key, at] of fullAt) if (at <= now.getTime()) fullAt.delete(key);
  for (const [id, at] of kept) if (at < later(now, -MINUTE)) kept.delete(id);
}

/** How long to wait before attempt number `attempts` + 1: doubling from 5 seconds to an hour, in milliseconds. */
export function backOff(attempts: number, now: Date): Date {
  return later(now, Math.min(5 * SECOND * 2 ** Math.max(0, attempts - 1), 3600 * SECOND));
}
