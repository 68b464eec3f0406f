/**
 * Counts a wave's answers, row by row, and keeps no row but for what was said in comments: what it holds grows with the
 * questions and with what was written, not with the people.
 */
import { setImmediate } from "node:timers/promises";
import type { WaveId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { type Dimension, dimensions, type Item } from "../../database/tables/pulses.js";
import type { AnswerKeys } from "../../safeguards/sealed-answers.js";
import type { Stratum } from "../../statistics/cells.js";
import type { ItemTally } from "../../statistics/scores.js";
import { type Given, opened, rowsOf } from "../answers.js";
import { itemsOf } from "../questions.js";
import { collectComment } from "./collect-comments.js";

/** Those who have not said whom they work for are a stratum of their own. */
export const UNSAID: Stratum = "unsaid";

export interface StratumTally {
  readonly items: ReadonlyMap<Item, ItemTally>;
  /** Who answered at least one item of a dimension. */
  readonly people: ReadonlyMap<Dimension, number>;
}

export interface WaveTally {
  /** Who answered anything. */
  readonly answered: number;
  readonly strata: ReadonlyMap<Stratum, StratumTally>;
}

/** A wave's tally, and what people wrote beside their answers, in no order. */
export interface WaveCount {
  readonly tally: WaveTally;
  readonly comments: readonly string[];
}

const AT_ONCE = 500;

interface Counting {
  readonly items: Map<Item, ItemTally>;
  readonly people: Map<Dimension, number>;
}

/** Each row is read once: a second look at the rows of very many would take as long again. */
export async function countWave(read: Reader, waveId: WaveId, keys: AnswerKeys): Promise<WaveCount> {
  const strata = new Map<Stratum, Counting>();
  const comments: string[] = [];
  let answered = 0;
  for (let after = "", more = true; more; ) {
    const rows = await rowsOf(read, waveId, after, AT_ONCE);
    for (const row of rows) {
      const given = opened(keys, row.token, row.sealed);
      if (given !== undefined && count(strata, given)) answered += 1;
      collectComment(keys, row, comments);
    }
    after = rows.at(-1)?.token ?? after;
    more = rows.length === AT_ONCE;
    // Opening some hundred rows takes a while; others have their turn in between.
    await setImmediate();
  }
  return { tally: { answered, strata }, comments };
}

function count(strata: Map<Stratum, Counting>, { organisationId, answers }: Given): boolean {
  const given = Object.entries(answers) as readonly [Item, number][];
  if (given.length === 0) return false;
  const stratum = organisationId ?? UNSAID;
  const counting = strata.get(stratum) ?? { items: new Map(), people: new Map() };
  strata.set(stratum, counting);
  for (const [item, answer] of given) {
    const { answers: n, sum, agree } = counting.items.get(item) ?? { answers: 0, sum: 0, agree: 0 };
    counting.items.set(item, { answers: n + 1, sum: sum + answer, agree: agree + (answer >= 4 ? 1 : 0) });
  }
  for (const dimension of dimensions) {
    const items: readonly Item[] = itemsOf[dimension];
    if (given.some(([item]) => items.includes(item)))
      counting.people.set(dimension, (counting.people.get(dimension) ?? 0) + 1);
  }
  return true;
}
