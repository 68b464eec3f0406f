/** A system as they come: twelve organisations from 40 staff to 6,000, in places that overlap. */
import { type Cell, type Count, type Counts, countOf } from "../../src/statistics/cells.js";
import { type Answered, cellsOf, count } from "./systems.js";

const sizes = [6000, 3800, 2400, 1500, 950, 600, 380, 240, 150, 95, 60, 40];
const staff = new Map(sizes.map((size, index) => [`organisation ${index}`, size]));
const strata = [...staff.keys()];

/** Always the same numbers from a seed, from 0 up to 1: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Some waves of one system. Each organisation belongs to a place or two of four and has a response of its own from 30 to
 * 60 %, a little different each time. In a rotation six in ten are asked one of the dimension's three items.
 */
export function realisticWaves(random: () => number, waves: number, rotates: boolean): readonly Answered[] {
  const homes = strata.map(() => [Math.floor(random() * 4), Math.floor(random() * 4)]);
  const places = [0, 1, 2, 3].map((place) => strata.filter((_, index) => homes[index]?.includes(place)));
  const cells = cellsOf(
    strata,
    places.filter((place) => place.length > 1),
  );
  const rates = strata.map(() => 0.33 + 0.24 * random());
  return Array.from({ length: waves }, () => {
    const counts = Object.fromEntries(
      strata.map((stratum, index) => {
        const rate = (rates[index] ?? 0) + 0.06 * (random() - 0.5);
        return [stratum, answersOf(staff.get(stratum) ?? 0, rate, rotates, random)];
      }),
    );
    return { counts, asked: Object.fromEntries(staff), threshold: 11, cells: bySize(cells, counts) };
  });
}

function answersOf(people: number, rate: number, rotates: boolean, random: () => number): Count {
  const asked = rotates ? ["1", "2", "3", "another", "another"] : ["1"];
  const items: Record<string, number> = {};
  for (const item of asked) if (item !== "another") items[item] = 0;
  for (let person = 0; person < people; person += 1) {
    const item = asked[Math.floor(random() * asked.length)] ?? "another";
    if (random() < rate && item in items) items[item] = (items[item] ?? 0) + 1;
  }
  return count(items);
}

/** The whole group, the places, the organisations; each by size. */
function bySize(cells: readonly Cell[], counts: Counts): readonly Cell[] {
  const kind = ({ name }: Cell): number => ["group", "place", "organisation"].indexOf(name.split(" ")[0] ?? "");
  const people = ({ strata: some }: Cell): number => countOf(counts, some).people;
  return cells.toSorted((a, b) => kind(a) - kind(b) || people(b) - people(a));
}
