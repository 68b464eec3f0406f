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

/** Strata that no figure tells apart. */
export type Atom = readonly Stratum[];

/** The items that a wave asked. */
export function itemsIn(counts: Counts): readonly string[] {
  return [...new Set(Object.values(counts).flatMap(({ items }) => Object.keys(items)))];
}

/** The count of some strata together. */
export function countOf(counts: Counts, strata: readonly Stratum[]): Count {
  const items: Record<string, number> = {};
  let people = 0;
  for (const stratum of strata) {
    const part = counts[stratum];
    if (part === undefined) continue;
    people += part.people;
    for (const item in part.items) items[item] = (items[item] ?? 0) + (part.items[item] ?? 0);
  }
  return { people, items };
}

/** The fewest people who can have answered one of some items: those of one may be those of another. */
export function fewestPeople({ people, items }: Count, some: readonly string[]): number {
  const others = Object.keys(items).filter((item) => !some.includes(item));
  const answers = some.map((item) => items[item] ?? 0);
  return Math.max(0, ...answers, people - others.reduce((sum, item) => sum + (items[item] ?? 0), 0));
}

/** The atoms of some cells: their strata, those together that belong to the same of them. */
export function atomsOf(cells: readonly Cell[]): readonly Atom[] {
  return cells.reduce<readonly Atom[]>((atoms, { strata }) => refine(atoms, strata), []);
}

/** The atoms once another cell has joined; those that it does not cut are the same ones. */
export function refine(atoms: readonly Atom[], strata: readonly Stratum[]): readonly Atom[] {
  const left = new Set(strata);
  const halves = atoms.flatMap((atom) => {
    const inside = atom.filter((one) => left.delete(one));
    if (inside.length === 0 || inside.length === atom.length) return [atom];
    return [inside, atom.filter((one) => !inside.includes(one))];
  });
  return left.size === 0 ? halves : [...halves, [...left]];
}

/** Organisations before places, and those in the order in which they were. */
export function narrowFirst<C extends Cell>(cells: readonly C[]): readonly C[] {
  return cells.toSorted((a, b) => a.strata.length - b.strata.length);
}
