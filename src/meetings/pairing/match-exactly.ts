/** The best pairs of a small pool, by Edmonds' maximum matching: as many as can be, and of those the least costly. */
import { createRequire } from "node:module";
import { NEVER, type Pool, REPEAT } from "./people.js";

/** From, to, weight: whole numbers. What comes back has each person's partner, -1 for none. */
type Blossom = (edges: readonly (readonly [number, number, number])[], most: boolean) => readonly number[];
const blossom = createRequire(import.meta.url)("edmonds-blossom-fixed") as Blossom;

/** Above what a pair may cost together with what may be gained by it, so that every pair is worth something. */
const WORTH = 2 * REPEAT;

/** Of these people, by number. Whoever is in no pair is left. */
export function matchExactly(pool: Pool, people: readonly number[]): readonly (readonly [number, number])[] {
  const edges = edgesOf(pool, people);
  if (edges.length === 0) return [];
  const mates = blossom(edges, true);
  return mates.flatMap((mate, at): readonly (readonly [number, number])[] => {
    const [one, other] = [people[at], people[mate]];
    return mate > at && one !== undefined && other !== undefined ? [[one, other]] : [];
  });
}

function edgesOf(pool: Pool, people: readonly number[]): readonly (readonly [number, number, number])[] {
  return people.flatMap((one, at) =>
    people.slice(at + 1).flatMap((other, ahead): readonly (readonly [number, number, number])[] => {
      const cost = pool.cost(one, other);
      if (cost === NEVER) return [];
      return [[at, at + 1 + ahead, WORTH - cost + pool.gain(one) + pool.gain(other)]];
    }),
  );
}
