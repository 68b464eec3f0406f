/** Scores of cells that are not visible: of one wave, where they may be told after all, or of several together. */
import { type Atom, atomsOf, type Cell, type Counts, countOf, itemsIn, narrowFirst, type Stratum } from "./cells.js";
import { peopleLeft } from "./remainders.js";
import { FEWEST_ANSWERS } from "./suppression.js";

/** A score and agreement of one wave or of consecutive ones together; never items. */
export interface Pool<C extends Cell = Cell> {
  readonly cell: C;
  /** How many, 1 to 4; the last is the one with which it is published. */
  readonly waves: number;
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

/** A pool is over so many waves at most, and so many are looked at. */
export const MOST_WAVES = 4;

/** A wave that a pool may be over: what it asked, its visible cells' atoms, and the strata in another pool there. */
interface Open {
  readonly wave: ClosedWave;
  readonly items: readonly string[];
  readonly atoms: readonly Atom[];
  readonly taken: ReadonlySet<Stratum>;
}

/**
 * The pools to publish with the last of some consecutive waves of a measure, the oldest first, beside those that it has.
 * `candidates`, the most important first, are cells that are not visible in it. Each is pooled over as few waves as will
 * do, of at most as many as `longest` says, in none of which it was visible or the threshold another. As many are as can
 * be found.
 *
 * 1. Pools that share a wave share no stratum.
 * 2. In each wave and atom a pool counts, item by item, with its own people or with those of the atom who are in no pool
 *    so far, whichever are fewer. So counted, it has the threshold over its waves.
 * 3. Each item has five answers. Nobody knows whether those who answered twice were the same, so it also has five people,
 *    counted as above, in some one wave, and some one wave asked as many as the threshold.
 *
 * Then nothing that can be worked out, by adding and taking away, is about fewer answers than the threshold. Of the pools
 * that it uses, take the one published last. That weighs all its answers to an item alike, and no other pool weighs them
 * (1). Visible figures can take those of an atom away, but only by weighing everybody else in the atom, and of those in
 * no earlier pool nothing takes that away again: one or the other is left (2). What uses no pool is made of single waves,
 * where `visibleCells` holds.
 */
export function poolsToPublish<C extends Cell>(
  recent: readonly ClosedWave[],
  candidates: readonly C[],
  longest: (cell: C) => number = () => MOST_WAVES,
): readonly Pool<C>[] {
  const threshold = recent.at(-1)?.threshold ?? 0;
  const changed = recent.findLastIndex((wave) => wave.threshold !== threshold);
  const waves = recent.slice(changed + 1).slice(-MOST_WAVES);
  const inOrder = admit(waves, candidates, threshold, longest);
  const narrow = admit(waves, narrowFirst(candidates), threshold, longest);
  return narrow.length > inOrder.length ? narrow : inOrder;
}

function admit<C extends Cell>(
  recent: readonly ClosedWave[],
  candidates: readonly C[],
  threshold: number,
  longest: (cell: C) => number,
): readonly Pool<C>[] {
  const admitted: Pool<C>[] = [];
  const known = recent.map((wave) => ({ wave, items: itemsIn(wave.counts), atoms: atomsOf(wave.visible) }));
  const lengths = recent.map((_, index) => index + 1);
  const openNow = () => known.map((wave, at) => ({ ...wave, taken: takenIn(recent, at, admitted) }));
  let open = openNow();
  for (const cell of candidates) {
    const waves = lengths.find((length) => length <= longest(cell) && fits(cell, open.slice(-length), threshold));
    if (waves === undefined) continue;
    admitted.push({ cell, waves });
    open = openNow();
  }
  return admitted;
}

/** The strata of all pools over the wave at an index. */
function takenIn(recent: readonly ClosedWave[], index: number, admitted: readonly Pool[]): ReadonlySet<Stratum> {
  const last = recent.length - 1;
  const over = recent.flatMap(({ pools }, at) =>
    [...pools, ...(at === last ? admitted : [])].filter(({ waves }) => at - waves < index && index <= at),
  );
  return new Set(over.flatMap(({ cell }) => cell.strata));
}

function fits({ name, strata }: Cell, open: readonly Open[], threshold: number): boolean {
  const isFree = open.every(
    ({ wave, taken }) =>
      !strata.some((stratum) => taken.has(stratum)) && !wave.visible.some((visible) => visible.name === name),
  );
  if (!isFree) return false;
  const answers = open.map(({ wave }) => countOf(wave.counts, strata).items);
  const items = new Set(open.flatMap((wave) => wave.items));
  const asked = open.map(({ wave }) => sum(strata.map((stratum) => wave.asked[stratum] ?? 0)));
  const isLarge =
    [...items].every((item) => sum(answers.map((each) => each[item] ?? 0)) >= FEWEST_ANSWERS) &&
    Math.max(...asked) >= threshold;
  if (!isLarge) return false;
  const people = open.map(({ wave, atoms, taken }) => peopleLeft(wave.counts, atoms, strata, taken));
  return Math.max(...people) >= FEWEST_ANSWERS && sum(people) >= threshold;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
