/**
 * Cells: whose answers a figure is of, and how many they are.
 *
 * Nothing here holds an answer, so what is shown and what is hidden cannot tell what was said.
 */

/** Those whose answers to a wave are counted together and never apart: the people of one organisation. */
export type Stratum = string;

/** A named set of strata: the whole group, a place, an organisation. */
export interface Cell<Name extends string = string> {
  readonly name: Name;
  readonly strata: readonly Stratum[];
}

/** How many people answered a measure at all, and how many answers each of its items has. */
export interface Count {
  readonly people: number;
  readonly items: Readonly<Record<string, number>>;
}

/** What was counted in one wave. An item that was asked is named somewhere, be it with no answer. */
export type Counts = Readonly<Record<Stratum, Count>>;

/** The items that a wave asked. */
export function itemsIn(counts: Counts): readonly string[] {
  return [...new Set(Object.values(counts).flatMap(({ items }) => Object.keys(items)))];
}

/** The count of some strata together. */
export function countOf(counts: Counts, strata: readonly Stratum[]): Count {
  const items: Record<string, number> = {};
  let people = 0;
  for (const part of strata.flatMap((stratum) => counts[stratum] ?? [])) {
    people += part.people;
    for (const [item, answers] of Object.entries(part.items)) items[item] = (items[item] ?? 0) + answers;
  }
  return { people, items };
}

/**
 * The atoms of some cells: strata that belong to the same cells, to one at least. Whatever is worked out from figures of
 * those cells has all of an atom in it or nothing.
 */
export function atomsOf(cells: readonly Cell[]): readonly (readonly Stratum[])[] {
  return cells.reduce<readonly (readonly Stratum[])[]>((atoms, { strata }) => refine(atoms, strata), []);
}

/** The atoms once another cell has joined. */
export function refine(
  atoms: readonly (readonly Stratum[])[],
  strata: readonly Stratum[],
): readonly (readonly Stratum[])[] {
  const within = new Set(strata);
  const known = new Set(atoms.flat());
  const halves = atoms.flatMap((atom) => [
    atom.filter((one) => within.has(one)),
    atom.filter((one) => !within.has(one)),
  ]);
  return [...halves, strata.filter((one) => !known.has(one))].filter((atom) => atom.length > 0);
}
