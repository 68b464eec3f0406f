/** A round: everybody who asked to be in it, two by two, and one group of three where their number is odd. */
import { diceOf, shuffled } from "./dice.js";
import { costOf, type Grouped, pairFew } from "./pair-few.js";
import { pairMany } from "./pair-many.js";
import { type Pairing, type Pool, poolOf, REPEAT, type Round } from "./people.js";

/** Up to here the best is found at once; it takes some hundredths of a second. */
const FEW = 64;
/** Up to here it is looked for where the quick way leaves somebody out or has people meet again. */
const SOME = 200;

/** Yields every now and then, so that whoever runs it can let others have the machine. */
export function* pairUp(round: Round): Generator<void, Pairing> {
  const pool = yield* poolOf(round);
  const { groups, left } = yield* grouped(pool, round.seed);
  const named = (numbers: readonly number[]) => numbers.map((at) => pool.ids[at] ?? "");
  return { groups: groups.map(named), left: named(left) };
}

function* grouped(pool: Pool, seed: string): Generator<void, Grouped> {
  const dice = diceOf(seed);
  const everybody = shuffled([...Array(pool.size).keys()], dice);
  if (pool.size <= FEW) return pairFew(pool, everybody);
  const quick = yield* pairMany(pool, dice);
  const isFine = quick.left.length === 0 && costOf(pool, quick.groups) < REPEAT;
  return isFine || pool.size > SOME ? quick : pairFew(pool, everybody);
}

/** The same in one go. */
export function pairAtOnce(round: Round): Pairing {
  const steps = pairUp(round);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
