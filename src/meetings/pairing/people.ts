/** Who is to be paired, and what speaks against a pair. */
import type { HalfDay } from "../../database/tables/meetings.js";

/** Somebody who asked to be in a round, by an id that the pairing never looks into. */
export interface Pairable {
  readonly id: string;
  /** Null where it is not known whom they work for. */
  readonly organisation: string | null;
  readonly sector: string | null;
  /** In their own words; empty where they have not said. */
  readonly role: string;
  /** Empty where any time does. */
  readonly free: readonly HalfDay[];
  /** Nobody was found for them last time. */
  readonly waited: boolean;
}

type Pair = readonly [string, string];

export interface Round {
  readonly people: readonly Pairable[];
  /** Who met whom within a year. */
  readonly met: readonly Pair[];
  /** Who is never to be paired with whom, whichever of them said so. */
  readonly never: readonly Pair[];
  /** The same people and the same seed give the same pairs. */
  readonly seed: string;
}

/** Ids. Each group has two people, and at most one has three; who is `left` can be paired with nobody who is left too. */
export interface Pairing {
  readonly groups: readonly (readonly string[])[];
  readonly left: readonly string[];
}

/** What cannot be at all: more than all else together, and still a figure, so that two of them are worse than one. */
export const NEVER = 1e14;
/** More than all that comes after it, of a whole small pool: it is taken only where there is no other way. */
export const REPEAT = 1e9;
/** More than of one pair all that comes after it, and so on down. */
const WAITED = 100_000;
const SAME_ORGANISATION = 10_000;
const SAME_SECTOR = 1_000;
const SAME_ROLE = 500;
const NO_COMMON_TIME = 200;
/** Of each half day short of this many in common. */
const LITTLE_TIME = 20;
const ENOUGH_TIMES = 3;

/** The people by number, and every rule about two of them as one figure. */
export interface Pool {
  readonly size: number;
  readonly ids: readonly string[];
  /** Organisation by number. */
  readonly organisations: Int32Array;
  /** Why two people should rather not meet: the less the better, `NEVER` where they must not. */
  cost(one: number, other: number): number;
  /** What is gained where somebody who had waited is paired. */
  gain(one: number): number;
}

/** Yields now and then, as all that takes long. */
export function* poolOf({ people, met, never }: Round): Generator<void, Pool> {
  const size = people.length;
  const numbers = new Map(people.map(({ id }, at) => [id, at]));
  const organisations = numbered(people.map(({ organisation }) => organisation ?? ""));
  const sectors = numbered(people.map(({ sector }) => sector ?? ""));
  const roles = numbered(people.map(({ role }) => role.trim().toLocaleLowerCase("en-GB")));
  const silent = people.map(({ role }) => role.trim() === "");
  const times = Int32Array.from(people, ({ free }) => bitsOf(free));
  const repeats = yield* keysOf(met, numbers, size);
  const forbidden = yield* keysOf(never, numbers, size);
  return {
    size,
    ids: people.map(({ id }) => id),
    organisations,
    gain: (one) => (people[one]?.waited === true ? WAITED : 0),
    cost(one, other) {
      const key = one < other ? one * size + other : other * size + one;
      if (forbidden.has(key)) return NEVER;
      const isSameRole = roles[one] === roles[other] && silent[one] === false;
      return (
        (repeats.has(key) ? REPEAT : 0) +
        (organisations[one] === organisations[other] ? SAME_ORGANISATION : 0) +
        (sectors[one] === sectors[other] ? SAME_SECTOR : 0) +
        (isSameRole ? SAME_ROLE : 0) +
        timeCost(times[one] ?? 0, times[other] ?? 0)
      );
    },
  };
}

/** Equal values get equal numbers, in the order in which they come up. */
function numbered(values: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(values, (value) => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  });
}

const STEP = 5_000;

/** Both ways at once; of people who are not in the round nothing is kept. */
function* keysOf(
  pairs: readonly Pair[],
  numbers: ReadonlyMap<string, number>,
  size: number,
): Generator<void, ReadonlySet<number>> {
  const keys = new Set<number>();
  for (const [at, [one, other]] of pairs.entries()) {
    const [a, b] = [numbers.get(one), numbers.get(other)];
    if (a !== undefined && b !== undefined && a !== b) keys.add(Math.min(a, b) * size + Math.max(a, b));
    if (at % STEP === 0) yield;
  }
  return keys;
}

const ANY_TIME = 0b11_1111_1111;

function bitsOf(free: readonly HalfDay[]): number {
  const bits = free.reduce((all, half) => all | (1 << (2 * (Number(half[0]) - 1) + (half.endsWith("pm") ? 1 : 0))), 0);
  return bits === 0 ? ANY_TIME : bits;
}

function timeCost(one: number, other: number): number {
  let common = one & other;
  let times = 0;
  for (; common !== 0 && times < ENOUGH_TIMES; times += 1) common &= common - 1;
  return times === 0 ? NO_COMMON_TIME : (ENOUGH_TIMES - times) * LITTLE_TIME;
}
