/** The comments of a wave, in no order. */
import { randomInt } from "node:crypto";
import type { AnswerKeys } from "../../safeguards/sealed-answers.js";
import { openedComment } from "../answers.js";

export interface CommentRow {
  readonly token: string;
  /** As it is sealed; null where the wave takes none. */
  readonly comment: string | null;
}

/**
 * Adds what somebody wrote, if they wrote anything, at any place with the same likelihood, whose holder moves to the
 * end: Fisher and Yates, with random numbers that nobody can foresee.
 */
export function collectComment(keys: AnswerKeys, { token, comment }: CommentRow, collected: string[]): void {
  const words = comment === null ? undefined : openedComment(keys, token, comment);
  if (words === undefined || words === "") return;
  const place = randomInt(collected.length + 1);
  collected.push(collected[place] ?? words);
  collected[place] = words;
}
