/** Keeps every limit that a platform sets, by giving each message its turn. */
import type { Limit } from "../chat/platform.js";
import { later, MINUTE, SECOND } from "./clock.js";

/** Buckets kept before the full ones are forgotten. */
const MOST_KEYS = 10_000;

export interface Pacer {
  /**
   * The instant at which a message has its turn under every limit; at or before `now`, the turn is taken.
   * A later turn in a busy room is kept for this message, so that it waits in the database and not in a worker's place.
   * Where what the whole workspace shares is used up, its lane is held until there is room for several again.
   */
  turn(message: { readonly id: string; readonly lane: string }, limits: readonly Limit[], now: Date): Date;
  /** Nothing in this lane before `until`. */
  hold(lane: string, until: Date): void;
  /** The lanes that are held at `now`. */
  held(now: Date): readonly string[];
  /** When the first held lane opens again; undefined where none is held. */
  nextRelease(): Date | undefined;
}

/** A lane that was held opens for this many messages at once, so that it is not looked at for each. */
const BATCH = 8;

/**
 * A generic cell rate algorithm (GCRA): for each key one number, the instant at which its bucket would be full again.
 * Keys whose bucket is full are forgotten, so that memory follows what is in use.
 */
export function createPacer(): Pacer {
  const fullAt = new Map<string, number>();
  const kept = new Map<string, Date>();
  const holds = new Map<string, Date>();

  function hold(lane: string, until: Date): void {
    const known = holds.get(lane);
    if (known === undefined || known < until) holds.set(lane, until);
  }

  function charge({ key, perSecond }: Limit, at: number): void {
    fullAt.set(key, Math.max(fullAt.get(key) ?? 0, at) + SECOND / perSecond);
  }

  /** The turn in the room alone, charged when it is first given. */
  function roomTurn(id: string, limits: readonly Limit[], now: Date): Date {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const turn = Math.ceil(Math.max(now.getTime(), ...limits.map((limit) => turnUnder(limit, fullAt, now))));
    for (const limit of limits) charge(limit, turn);
    return new Date(turn);
  }

  return {
    turn({ id, lane }, limits, now) {
      if (fullAt.size + kept.size > MOST_KEYS) forgetPast(fullAt, kept, now);
      const shared = limits.filter((limit) => limit.shared === true);
      const usedUp = shared.filter((limit) => turnUnder(limit, fullAt, now) > now.getTime());
      if (usedUp.length > 0) {
        const opens = openFor(BATCH, usedUp, fullAt);
        hold(lane, opens);
        return opens;
      }
      const turn = roomTurn(
        id,
        limits.filter((limit) => limit.shared !== true),
        now,
      );
      if (turn > now) {
        kept.set(id, turn);
        return turn;
      }
      kept.delete(id);
      for (const limit of shared) charge(limit, now.getTime());
      const emptied = shared.filter((limit) => turnUnder(limit, fullAt, now) > now.getTime());
      if (emptied.length > 0) hold(lane, openFor(BATCH, emptied, fullAt));
      return turn;
    },
    hold,
    held(now) {
      for (const [lane, until] of holds) if (until <= now) holds.delete(lane);
      return [...holds.keys()];
    },
    nextRelease: () => [...holds.values()].sort((a, b) => a.getTime() - b.getTime())[0],
  };
}

/** When each of these buckets will have `wanted` turns, or as many as it ever has. */
function openFor(wanted: number, limits: readonly Limit[], fullAt: ReadonlyMap<string, number>): Date {
  const opens = limits.map(({ key, burst, perSecond }) => {
    const missing = burst - Math.min(wanted, burst);
    return (fullAt.get(key) ?? 0) - (missing * SECOND) / perSecond;
  });
  return new Date(Math.ceil(Math.max(...opens)));
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
