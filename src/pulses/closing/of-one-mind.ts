/** Sums that are kept say of no few that all of them answered the same: at either end they are moved by one answer. */
import { addTallies, type ItemTally, type Tally } from "../../statistics/scores.js";

/**
 * The tallies of sets of people beside one another, as they are kept. Of so many answers, and so many of them 4 or 5, a
 * sum lies between a least and a most; at either end it says what everybody answered, so it is moved one inside. What one
 * set is moved by, others are moved back, as far as none comes to an end: together they come to what is shown of them.
 *
 * So all that is kept and shown is what it would be had somebody answered a little differently, and nobody can see that
 * anything was moved. Whether it is kept never depends on it. How many agree stays as it is, and a score as low or high as
 * this is banded when it is shown.
 */
export function notOfOneMind(tallies: readonly Tally[]): readonly Tally[] {
  const items = Object.keys(addTallies(tallies));
  const moved = items.map((item) => {
    const known = tallies.map((tally) => tally[item] ?? { answers: 0, sum: 0, agree: 0 });
    return [item, notAtAnEnd(known)] as const;
  });
  return tallies.map((_, at) => Object.fromEntries(moved.flatMap(([item, all]) => (all[at] ? [[item, all[at]]] : []))));
}

function notAtAnEnd(tallies: readonly ItemTally[]): readonly ItemTally[] {
  const inside = tallies.map((tally) => moved(tally, 0));
  let owed = sumOf(inside) - sumOf(tallies);
  return inside.map((tally) => {
    const back = moved(tally, owed);
    owed -= tally.sum - back.sum;
    return back;
  });
}

/** With so much less of a sum, as far as it goes. */
function moved({ answers, sum, agree }: ItemTally, less: number): ItemTally {
  if (answers === 0) return { answers, sum, agree };
  const others = answers - agree;
  const [least, most] = [4 * agree + others, 5 * agree + 3 * others];
  return { answers, agree, sum: Math.min(most - 1, Math.max(least + 1, sum - less)) };
}

const sumOf = (tallies: readonly ItemTally[]): number => tallies.reduce((total, { sum }) => total + sum, 0);
