/** The comments of a wave, in no order. */
import { randomInt } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { WaveId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { AnswerKeys } from "../../safeguards/sealed-answers.js";
import { openedComment, rowsOf } from "../answers.js";

const AT_ONCE = 1000;

export async function collectComments(read: Reader, waveId: WaveId, keys: AnswerKeys): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after = "", more = true; more; ) {
    const rows = await rowsOf(read, waveId, after, AT_ONCE);
    for (const { token, comment } of rows) {
      const words = comment === null ? undefined : openedComment(keys, token, comment);
      if (words !== undefined && words !== "") found.push(words);
    }
    after = rows.at(-1)?.token ?? after;
    more = rows.length === AT_ONCE;
    await setImmediate();
  }
  return shuffled(found);
}

/** Fisher and Yates, with random numbers that nobody can foresee: each takes any place, whose holder moves to the end. */
function shuffled(words: readonly string[]): readonly string[] {
  const order: string[] = [];
  for (const one of words) {
    const place = randomInt(order.length + 1);
    order.push(order[place] ?? one);
    order[place] = one;
  }
  return order;
}
