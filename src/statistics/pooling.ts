/** Cells too small to be seen by themselves, over several waves together. */
import { atomsOf, type Cell, type Counts, countOf, itemsIn, type Stratum } from "./cells.js";
import { FEWEST_ANSWERS } from "./suppression.js";

/** A score and agreement over waves together; never items. */
export interface Pool<C extends Cell = Cell> {
  readonly cell: C;
  /** How many consecutive waves, 1 to 4, the last being the one with which it is published. */
  readonly waves: number;
  /** The largest of its waves'. */
  readonly threshold: number;
}

/** What has been counted and shown of one measure in one wave. */
export interface ClosedWave {
  readonly threshold: number;
  readonly counts: Counts;
  /** How many people were asked, whether or not they answered. */
  readonly asked: Readonly<Record<Stratum, number>>;
  readonly visible: readonly Cell[];
  /** Those published with it. */
  readonly pools: readonly Pool[];
}

/** The wave that closes, and three before it. */
export const MOST_WAVES = 4;

/**
 * The pools to publish with the last of some consecutive waves of a measure, the oldest first. Four suffice.
 * `candidates`, the most important first, are the cells that are not visible in the last wave. Each is pooled over as few
 * waves as will do. A pool of one wave is a cell whose score may be shown although it would break up the others' atoms.
 *
 * 1. A pool has the threshold in people, summed over its waves, and five answers to each item. Nobody knows whether they
 *    were the same people in each wave. So it also has five people in some one wave, and was the threshold asked in one.
 * 2. Pools that share a wave share no stratum.
 * 3. In each wave and each atom of what is visible there, pools have no answer to an item, or the rest of the atom has the
 *    threshold in answers to it.
 *
 * Then nothing that can be worked out, by adding and taking away, is about fewer than the threshold. Say a combination
 * was. Where it uses visible figures of an atom with a pool in it, it weighs the rest of that atom (3): a threshold. So it
 * uses none of those, and on pools it is constant (2): nothing, or a whole pool (1). What is left of it lies in single
 * waves, out of reach of pools, where `visibleCells` holds.
 */
export function poolsToPublish<C extends Cell>(
  recent: readonly ClosedWave[],
  candidates: readonly C[],
): readonly Pool<C>[] {
  return candidates.reduce<readonly Pool<C>[]>((pools, cell) => {
    const pool = shortestPool(recent, cell, pools);
    return pool === undefined ? pools : [...pools, pool];
  }, []);
}

function shortestPool<C extends Cell>(
  recent: readonly ClosedWave[],
  cell: C,
  newPools: readonly Pool[],
): Pool<C> | undefined {
  for (let waves = 1; waves <= Math.min(MOST_WAVES, recent.length); waves += 1) {
    const covered = recent.slice(-waves);
    const pool = { cell, waves, threshold: Math.max(...covered.map(({ threshold }) => threshold)) };
    const fits = (wave: ClosedWave, at: number): boolean =>
      hasRoom(wave, pool, poolsOver(recent, recent.length - waves + at, newPools));
    if (isLarge(covered, pool) && covered.every(fits)) return pool;
  }
  return undefined;
}

/** Rule 1. */
function isLarge(covered: readonly ClosedWave[], { cell, threshold }: Pool): boolean {
  const perWave = covered.map(({ counts }) => countOf(counts, cell.strata));
  const people = perWave.map((count) => count.people);
  const asked = covered.map((wave) => sum(cell.strata.map((stratum) => wave.asked[stratum] ?? 0)));
  const items = new Set(covered.flatMap(({ counts }) => itemsIn(counts)));
  return (
    sum(people) >= threshold &&
    Math.max(...people) >= FEWEST_ANSWERS &&
    Math.max(...asked) >= threshold &&
    [...items].every((item) => sum(perWave.map((count) => count.items[item] ?? 0)) >= FEWEST_ANSWERS)
  );
}

/** Rules 2 and 3, in one wave with the pools that it is part of already. */
function hasRoom({ visible, counts }: ClosedWave, pool: Pool, others: readonly Pool[]): boolean {
  const taken = new Set(others.flatMap(({ cell }) => cell.strata));
  if (pool.cell.strata.some((stratum) => taken.has(stratum))) return false;
  const pooled = new Set([...taken, ...pool.cell.strata]);
  const threshold = Math.max(pool.threshold, ...others.map((other) => other.threshold));
  return atomsOf(visible).every((atom) => {
    const answersOf = (strata: readonly Stratum[]) => countOf(counts, strata).items;
    const inside = answersOf(atom.filter((stratum) => pooled.has(stratum)));
    const rest = answersOf(atom.filter((stratum) => !pooled.has(stratum)));
    return Object.entries(inside).every(([item, answers]) => answers === 0 || (rest[item] ?? 0) >= threshold);
  });
}

/** The pools that the wave at an index is part of. */
function poolsOver(recent: readonly ClosedWave[], index: number, newPools: readonly Pool[]): readonly Pool[] {
  const last = recent.length - 1;
  return recent.flatMap(({ pools }, at) =>
    [...pools, ...(at === last ? newPools : [])].filter(({ waves }) => index <= at && index > at - waves),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
