/** What has slipped, a line for each, as a digest tells it. */
import type { Button } from "../../chat/card.js";
import { firstWords } from "../../chat/text.js";
import type { Words } from "../../words/en-GB.js";
import { ownerOf } from "./pulse-signals.js";
import { chartButton, ownButtons } from "./signal-cards.js";
import type { Slipped } from "./slipping-pulses.js";

/** Of what was done: a digest has 250 words for everything. */
const MOST_WORDS_DONE = 20;

export interface SlippedLine {
  readonly line: string;
  readonly buttons: readonly Button[];
}

/** Nobody has it in hand, and it waits for an answer. */
export const isFree = ({ signal }: Slipped): boolean => signal.answeredAt === null && ownerOf(signal) === undefined;

export function slippedLine(words: Words, view: Slipped): SlippedLine {
  const who = isFree(view) ? [words.signals.who] : [stateOf(words, view)];
  const line = [view.sentence, ...who].filter((part) => part !== "").join(" ");
  return { line, buttons: isFree(view) ? slippedButtons(words, view) : [chartButton(words, view)] };
}

/** The chart, and for whoever may say who sees to it. */
export function slippedButtons(words: Words, view: Slipped): readonly Button[] {
  return [chartButton(words, view), ...ownButtons(words, view)];
}

/** Who has it and by when, or what came of it; empty where neither can be said. */
export function stateOf({ signals }: Words, { signal }: Slipped): string {
  const { answeredAt, did, couldNot, dueOn } = signal;
  const owner = ownerOf(signal);
  if (answeredAt === null) return owner === undefined ? "" : signals.has(owner.name, dueOn ?? "");
  const parts = [
    [signals.weDid, did],
    [signals.weCouldNot, couldNot],
  ] as const;
  const [first] = parts.flatMap(([label, said]) => (said === null || said === "" ? [] : [{ label, said }]));
  return first === undefined ? "" : `${first.label} ${firstWords(first.said, MOST_WORDS_DONE)}`;
}
