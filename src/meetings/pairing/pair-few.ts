/** Pairs of a small pool, as good as they can be. */
import { matchExactly } from "./match-exactly.js";
import { NEVER, type Pool, REPEAT } from "./people.js";

/** By number. */
export interface Grouped {
  readonly groups: readonly (readonly number[])[];
  readonly left: readonly number[];
}

/** Up to here every trio is tried. */
const ALL_TRIOS = 11;
/** Beyond, as many as take about as long. */
const TRIED = 20_000;

export function pairFew(pool: Pool, people: readonly number[]): Grouped {
  const pairs = leaving(people, matchExactly(pool, people));
  if (people.length % 2 === 0 || people.length < 3) return pairs;
  const joined = joinOne(pool, pairs);
  if (people.length > ALL_TRIOS && isFine(pool, joined)) return joined;
  const most = people.length > ALL_TRIOS ? Math.ceil(TRIED / people.length ** 2) : Number.POSITIVE_INFINITY;
  return triosOf(pool, people)
    .slice(0, most)
    .map((trio) => {
      const others = people.filter((one) => !trio.includes(one));
      return leaving(people, [trio, ...matchExactly(pool, others)]);
    })
    .reduce((best, found) => (isBetter(pool, found, best) ? found : best), joined);
}

function leaving(people: readonly number[], groups: Grouped["groups"]): Grouped {
  const paired = new Set(groups.flat());
  return { groups, left: people.filter((one) => !paired.has(one)) };
}

/** One of those who are left joins the pair that takes them best. */
export function joinOne(pool: Pool, { groups, left }: Grouped): Grouped {
  let best: { readonly at: number; readonly one: number; readonly cost: number } | undefined;
  for (const one of left)
    for (const [at, group] of groups.entries()) {
      const cost = group.reduce((sum, other) => sum + pool.cost(one, other), -pool.gain(one));
      if (cost < (best?.cost ?? NEVER / 2)) best = { at, one, cost };
    }
  if (best === undefined) return { groups, left };
  const { at, one } = best;
  return {
    groups: groups.map((group, place) => (place === at ? [...group, one] : group)),
    left: left.filter((other) => other !== one),
  };
}

/** Everybody is in a group, and nobody meets somebody again. */
function isFine(pool: Pool, { groups, left }: Grouped): boolean {
  return left.length === 0 && costOf(pool, groups) < REPEAT;
}

function triosOf(pool: Pool, people: readonly number[]): readonly (readonly number[])[] {
  const trios: { readonly trio: readonly number[]; readonly cost: number }[] = [];
  for (const [at, one] of people.entries())
    for (const [ahead, two] of people.slice(at + 1).entries())
      for (const three of people.slice(at + ahead + 2)) {
        const cost = costOf(pool, [[one, two, three]]);
        if (cost < NEVER) trios.push({ trio: [one, two, three], cost });
      }
  return trios.toSorted((a, b) => a.cost - b.cost).map(({ trio }) => trio);
}

export function costOf(pool: Pool, groups: Grouped["groups"]): number {
  let sum = 0;
  for (const [one = 0, two = 0, three] of groups) {
    sum += pool.cost(one, two);
    if (three !== undefined) sum += pool.cost(one, three) + pool.cost(two, three);
  }
  return sum;
}

/** More people first; then what it costs, less what is gained for those who had waited. */
function isBetter(pool: Pool, one: Grouped, other: Grouped): boolean {
  if (one.left.length !== other.left.length) return one.left.length < other.left.length;
  const worth = ({ groups, left }: Grouped) => costOf(pool, groups) + left.reduce((sum, at) => sum + pool.gain(at), 0);
  return worth(one) < worth(other);
}
