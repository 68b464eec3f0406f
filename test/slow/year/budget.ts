/** Over the budget the longest unseen goes: by the oracle's own arithmetic. Times are milliseconds. */
import { HOUR, WEEK } from "./calendar.js";

const MOST = 2;
/** A prompt may come so much later, where that is all that keeps it from fitting; and clear of the second itself. */
const PATIENCE = 2 * HOUR;
const CLEAR = 1000;

export interface Wanted {
  readonly key: string;
  readonly at: number;
  /** Undefined where they never saw it. */
  readonly lastSeen: number | undefined;
  readonly order: number;
}

/** When each goes; undefined for one that the week has no room for. */
export function allowed(wanted: readonly Wanted[], had: readonly number[]): ReadonlyMap<string, number | undefined> {
  const kept = [...had];
  const answer = new Map<string, number | undefined>();
  const rank = (one: Wanted): readonly number[] => [one.lastSeen ?? Number.NEGATIVE_INFINITY, one.order, one.at];
  const inTurn = wanted.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    const at = x.findIndex((value, place) => value !== y[place]);
    return at === -1 ? 0 : (x[at] ?? 0) < (y[at] ?? 0) ? -1 : 1;
  });
  for (const { key, at } of inTurn) {
    const moments = [at, ...kept.map((one) => one + WEEK + CLEAR).sort((a, b) => a - b)];
    const found = moments.find((one) => one >= at && one <= at + PATIENCE && crowd([...kept, one], one) <= MOST);
    if (found !== undefined) kept.push(found);
    answer.set(key, found);
  }
  return answer;
}

/** The most that any seven days hold with `one` among them. */
function crowd(all: readonly number[], one: number): number {
  const ends = all.filter((end) => end >= one && end < one + WEEK);
  return Math.max(...ends.map((end) => all.filter((at) => at <= end && at > end - WEEK).length));
}
