/** Which sums may wait for the next waves: those from which nobody's answer could be told, whoever read them. */
import { atomsOf, type Cell, refine, type Stratum } from "../../statistics/cells.js";
import type { ItemTally, Tally } from "../../statistics/scores.js";
import { FEWEST_ANSWERS } from "../../statistics/suppression.js";

export interface KeptSum<C extends Cell> {
  readonly cell: C;
  readonly tally: Tally;
}

/**
 * Sums of hidden cells, in their order. Beside one another and beside what is shown they speak of atoms: each has no
 * answer to an item, or five that are not all the same. So taking one from another tells of no fewer.
 */
export function sumsToKeep<C extends Cell>(
  hidden: readonly C[],
  visible: readonly Cell[],
  tallyOf: (strata: readonly Stratum[]) => Tally,
): readonly KeptSum<C>[] {
  const kept: KeptSum<C>[] = [];
  let atoms = atomsOf(visible);
  for (const cell of hidden) {
    const refined = refine(atoms, cell.strata);
    if (!refined.every((atom) => Object.values(tallyOf(atom)).every(tellsNobody))) continue;
    kept.push({ cell, tally: tallyOf(cell.strata) });
    atoms = refined;
  }
  return kept;
}

function tellsNobody(tally: ItemTally): boolean {
  return tally.answers === 0 || (tally.answers >= FEWEST_ANSWERS && !isOfOneMind(tally));
}

/** Everybody must have answered the same for it to come to this: 5, 4, 3 or 1. Of nothing but 2s others could be meant. */
function isOfOneMind({ answers, sum, agree }: ItemTally): boolean {
  if (agree === answers) return sum === 5 * answers || sum === 4 * answers;
  return agree === 0 && (sum === 3 * answers || sum === answers);
}
