/**
 * Which cells of a wave may be seen: statistical disclosure control by complementary suppression. Where one small cell is
 * hidden, the next smallest is hidden with it, since a total without its other parts would give the small one away.
 */
import {
  type Atom,
  atomsOf,
  type Cell,
  type Count,
  type Counts,
  countOf,
  itemsIn,
  narrowFirst,
  refine,
} from "./cells.js";

/** Answers that each item needs, whatever the threshold. */
export const FEWEST_ANSWERS = 5;

/** What a set of answers needs to be spoken of: so many people, and so many answers to each item. */
interface Floor {
  readonly people: number;
  readonly answers: number;
}

/**
 * The cells of one wave and one measure whose score and agreement may be shown, in the order given.
 *
 * `cells` come the most important first; the first, as a rule the whole group, goes before all others. `threshold` is how
 * many people a set needs, 5 to 30. As many cells are told as can be found: those shown, and as many as `more` says could
 * be told beside them; among equal choices those that let items be shown. Several orders are tried, each place once as
 * the first: that finds nearly as many as trying every set of cells does.
 *
 * Each shown cell has the threshold in people and half of it, and five, in answers to each item; so has each atom of the
 * shown cells that anybody is in. Then nothing that can be worked out from what is shown, by adding and taking away, is
 * about fewer people than the threshold. A score is the mean of its items' means, so a combination c of scores weighs an
 * answer to item i in atom a by f(i, a), the sum of c(v) / n(i, v) over cells v around a. The sum of f(i, a) n(i, a) over
 * the atoms is that of the c(v): the same for each item.
 * - An item weighs nothing anywhere: that sum is 0, so any other that weighs something does so in two atoms or more, and
 *   two halves are a threshold.
 * - Every item weighs something: in two atoms, as before; or in one alone, and then all of that atom.
 */
export function visibleCells<C extends Cell>(
  cells: readonly C[],
  counts: Counts,
  threshold: number,
  more: (visible: readonly C[]) => number = () => 0,
): readonly C[] {
  const floors = [threshold, fewestAnswers(threshold)].map((answers) => ({ people: threshold, answers }));
  const families = floors.flatMap((floor) => ordersOf(cells).map((order) => admit(order, counts, floor)));
  const visible = different(families.map((family) => cells.filter((cell) => family.has(cell))));
  const told = visible.map((family) => family.length + more(family));
  return visible[told.indexOf(Math.max(...told))] ?? [];
}

/** Many orders come to the same. */
function different<C extends Cell>(families: readonly (readonly C[])[]): readonly (readonly C[])[] {
  return [...new Map(families.map((family) => [family.map(({ name }) => name).join("\n"), family])).values()];
}

/** As given; organisations before places; and each place before all organisations. The first is always the first. */
function ordersOf<C extends Cell>(cells: readonly C[]): readonly (readonly C[])[] {
  const [first, ...others] = cells;
  if (first === undefined) return [];
  const narrow = narrowFirst(others);
  const places = others.filter(({ strata }) => strata.length > 1);
  return [
    cells,
    [first, ...narrow],
    ...places.map((place) => [first, place, ...narrow.filter((one) => one !== place)]),
  ];
}

/**
 * Whether the items of the shown cells may be shown too: of all of them or of none. Each item of each atom then has the
 * threshold by itself. One cell's items alone could be played off against the other cells' scores, which weigh the same
 * answers differently.
 */
export function mayShowItems(visible: readonly Cell[], counts: Counts, threshold: number): boolean {
  const floor = { people: threshold, answers: threshold };
  return atomsOf(visible).every((atom) => isSafe(countOf(counts, atom), floor));
}

/** How many answers each item of a cell needs: half of the threshold, so that two different sets of them make it up. */
function fewestAnswers(threshold: number): number {
  return Math.max(FEWEST_ANSWERS, Math.ceil(threshold / 2));
}

/** Takes one cell after the other, unless some atom would become too small. A cell that does not fit now never will. */
function admit<C extends Cell>(cells: readonly C[], counts: Counts, floor: Floor): ReadonlySet<C> {
  const admitted = new Set<C>();
  const items = itemsIn(counts);
  let atoms: readonly Atom[] = [];
  for (const cell of cells) {
    const refined = refine(atoms, cell.strata);
    const cut = refined.filter((atom) => !atoms.includes(atom));
    const isLarge = isEnough(countOf(counts, cell.strata), items, floor);
    if (!isLarge || !cut.every((atom) => isSafe(countOf(counts, atom), floor))) continue;
    admitted.add(cell);
    atoms = refined;
  }
  return admitted;
}

const isEnough = (count: Count, items: readonly string[], floor: Floor): boolean =>
  count.people >= floor.people && items.every((item) => (count.items[item] ?? 0) >= floor.answers);

const isSafe = ({ people, items }: Count, floor: Floor): boolean =>
  people === 0 ||
  (people >= floor.people && Object.values(items).every((answers) => answers === 0 || answers >= floor.answers));
