/** What is left of a pool once visible figures have been taken from it. */
import { type Atom, type Count, type Counts, countOf, fewestPeople, type Stratum } from "./cells.js";

/**
 * The fewest people whom anything that uses a pool is about in one wave. `atoms` are those of its visible cells, `strata`
 * the pool's, `taken` those of pools before it. In each atom, and for each item, either the pool's own are left or, where
 * visible figures take those away, the rest of the atom that is in no pool. Outside the atoms nothing can be taken away.
 */
export function peopleLeft(
  counts: Counts,
  atoms: readonly Atom[],
  strata: readonly Stratum[],
  taken: ReadonlySet<Stratum>,
): number {
  const own = new Set(strata);
  const met = atoms.filter((atom) => atom.some((one) => own.has(one)));
  const seen = new Set(met.flat());
  const unseen = strata.filter((one) => !seen.has(one));
  return met.reduce((people, atom) => {
    const inside = atom.filter((one) => own.has(one));
    const rest = atom.filter((one) => !own.has(one) && !taken.has(one));
    return people + fewerOf(countOf(counts, inside), countOf(counts, rest));
  }, countOf(counts, unseen).people);
}

/** The fewest people where each item is the one count's or the other's. */
function fewerOf(own: Count, rest: Count): number {
  const items = Object.keys(own.items);
  const people = subsetsOf(items).map((kept) => {
    const taken = items.filter((item) => !kept.includes(item));
    return fewestPeople(own, kept) + fewestPeople(rest, taken);
  });
  return Math.min(...people);
}

/** Of a measure's items, which are one or three. */
function subsetsOf(items: readonly string[]): readonly (readonly string[])[] {
  return items.reduce<readonly (readonly string[])[]>(
    (subsets, item) => subsets.flatMap((subset) => [subset, [...subset, item]]),
    [[]],
  );
}
