/** Which sums wait for the next waves. How many answered decides it, and never what: else their being kept would tell. */
import { type Atom, atomsOf, type Cell, refine, type Stratum } from "../../statistics/cells.js";
import { addTallies, type Tally } from "../../statistics/scores.js";
import { FEWEST_ANSWERS } from "../../statistics/suppression.js";
import { notOfOneMind } from "./of-one-mind.js";

export interface KeptSum<C extends Cell> {
  readonly cell: C;
  readonly tally: Tally;
}

/** What is shown of the wave: cells side by side, and of others pools over this wave alone. */
export interface Shown {
  readonly visible: readonly Cell[];
  readonly pooled: readonly Cell[];
}

/**
 * Sums of hidden cells, in their order. Beside one another and beside what is shown they speak of atoms: each has no
 * answer to an item, or five. So taking one from another tells of no fewer. Of an atom into which a pool reaches nothing
 * is kept: the pool is more than its part of it.
 */
export function sumsToKeep<C extends Cell>(
  hidden: readonly C[],
  shown: Shown,
  tallyOf: (strata: readonly Stratum[]) => Tally,
): readonly KeptSum<C>[] {
  const around = atomsOf(shown.visible);
  const kept = cellsToKeep(hidden, around, shown.pooled, tallyOf);
  const atoms = atomsOf([...shown.visible, ...kept]);
  const parted = [...around.map((whole) => atoms.filter((atom) => isWithin(atom, whole))), ...outside(atoms, around)];
  const told = parted.flatMap((beside) => {
    const tallies = notOfOneMind(beside.map(tallyOf));
    return beside.map((atom, at) => ({ atom, tally: tallies[at] ?? {} }));
  });
  return kept.map((cell) => {
    const within = told.filter(({ atom }) => isWithin(atom, cell.strata));
    return { cell, tally: addTallies(within.map(({ tally }) => tally)) };
  });
}

function cellsToKeep<C extends Cell>(
  hidden: readonly C[],
  around: readonly Atom[],
  pooled: readonly Cell[],
  tallyOf: (strata: readonly Stratum[]) => Tally,
): readonly C[] {
  const taken = new Set(pooled.flatMap(({ strata }) => strata));
  const reached = around.filter((atom) => atom.some((one) => taken.has(one))).flat();
  const closed = new Set([...taken, ...reached]);
  const kept: C[] = [];
  let atoms = around;
  for (const cell of hidden) {
    const refined = refine(atoms, cell.strata);
    const isFree = !cell.strata.some((one) => closed.has(one));
    if (!isFree || !refined.every((atom) => Object.values(tallyOf(atom)).every(isOfNoFew))) continue;
    kept.push(cell);
    atoms = refined;
  }
  return kept;
}

const isOfNoFew = ({ answers }: Tally[string]): boolean => answers === 0 || answers >= FEWEST_ANSWERS;

const isWithin = (atom: Atom, strata: readonly Stratum[]): boolean => atom.every((one) => strata.includes(one));

/** Each by itself: nothing is shown that says what they come to together. */
const outside = (atoms: readonly Atom[], around: readonly Atom[]): readonly (readonly Atom[])[] =>
  atoms.filter((atom) => !around.some((whole) => isWithin(atom, whole))).map((atom) => [atom]);
