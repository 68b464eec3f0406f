/**
 * Pairs of a large pool.
 *
 * People stand in the order of their organisations, the largest first, and the person at i meets the one half the
 * round further on: two of one organisation meet only where it has more than half of all people, and then as few as can
 * be. From there pairs change partners with each other wherever both pairs together are the better for it.
 */
import { type Dice, shuffled } from "./dice.js";
import { type Grouped, joinOne } from "./pair-few.js";
import { NEVER, type Pool, REPEAT } from "./people.js";

/** How many other pairs each pair looks at in a sweep, and how often all are swept. */
const LOOKS = 12;
const SWEEPS = 2;
/** So often does it let others have the machine. */
const STEP = 500;

type Couple = [number, number];

/** Yields every few thousandths of a second. */
export function* pairMany(pool: Pool, dice: Dice): Generator<void, Grouped> {
  const order = inOrder(pool, dice);
  const half = order.length >> 1;
  const couples = order.slice(0, half).map((one, at): Couple => [one, order[at + half] ?? one]);
  const odd = order.slice(2 * half);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) yield* improve(pool, couples, dice);
  yield* repair(pool, couples, dice);
  return settled(pool, couples, odd);
}

/** By organisation, the largest first; within one, by chance. */
function inOrder({ size, organisations }: Pool, dice: Dice): readonly number[] {
  const byOrganisation = new Map<number, number[]>();
  for (const at of shuffled([...Array(size).keys()], dice)) {
    const people = byOrganisation.get(organisations[at] ?? -1);
    if (people === undefined) byOrganisation.set(organisations[at] ?? -1, [at]);
    else people.push(at);
  }
  return [...byOrganisation.values()].toSorted((one, other) => other.length - one.length).flat();
}

function* improve(pool: Pool, couples: Couple[], dice: Dice): Generator<void> {
  for (const [at, couple] of couples.entries()) {
    for (let look = 0; look < LOOKS; look += 1) {
      const other = couples[dice(couples.length)];
      if (other !== undefined && other !== couple) exchange(pool, couple, other);
    }
    if (at % STEP === 0) yield;
  }
}

/** Whoever still meets somebody again, or somebody whom they must not meet, looks at every other pair. */
function* repair(pool: Pool, couples: Couple[], dice: Dice): Generator<void> {
  for (const couple of couples.filter(([one, other]) => pool.cost(one, other) >= REPEAT)) {
    const from = dice(couples.length);
    for (let ahead = 0; ahead < couples.length && pool.cost(...couple) >= REPEAT; ahead += 1) {
      const other = couples[(from + ahead) % couples.length];
      if (other !== undefined && other !== couple) exchange(pool, couple, other);
    }
    yield;
  }
}

/** Changes partners where that is better for both pairs together. */
function exchange(pool: Pool, one: Couple, other: Couple): void {
  const [a, b] = one;
  const [c, d] = other;
  const now = pool.cost(a, b) + pool.cost(c, d);
  const crossed = pool.cost(a, c) + pool.cost(b, d);
  const swapped = pool.cost(a, d) + pool.cost(b, c);
  if (Math.min(crossed, swapped) >= now) return;
  one[1] = crossed <= swapped ? c : d;
  other[0] = b;
  other[1] = crossed <= swapped ? d : c;
}

/** Who must not meet is parted and looks for others who are left; of an odd number, one joins a pair. */
function settled(pool: Pool, couples: readonly Couple[], odd: readonly number[]): Grouped {
  const groups: Couple[] = couples.filter(([one, other]) => pool.cost(one, other) < NEVER);
  const alone = [...couples.filter(([one, other]) => pool.cost(one, other) >= NEVER).flat(), ...odd];
  const left: number[] = [];
  for (const one of alone) {
    const found = left.findIndex((other) => pool.cost(one, other) < NEVER);
    const [other] = found === -1 ? [] : left.splice(found, 1);
    if (other === undefined) left.push(one);
    else groups.push([one, other]);
  }
  return pool.size % 2 === 0 ? { groups, left } : joinOne(pool, { groups, left });
}
