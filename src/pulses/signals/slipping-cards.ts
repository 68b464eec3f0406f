/** What has slipped, as a digest tells it. */
import { buttons, type CardNode, note, plain, type Span, strong, text } from "../../chat/card.js";
import { firstWords } from "../../chat/text.js";
import type { Words } from "../../words/en-GB.js";
import { ownerOf } from "./pulse-signals.js";
import { chartButton, ownButtons } from "./signal-cards.js";
import type { Slipping } from "./slipping-pulses.js";
import type { SignalView } from "./view-signal.js";

const MOST_SHOWN = 2;
const MOST_BETTER = 1;
/** Of what was done: a digest has 250 words for everything. */
const MOST_WORDS_DONE = 20;

export function slippingNodes(words: Words, { signals: views, better, othersUsual }: Slipping): readonly CardNode[] {
  const { signals } = words;
  const shown = views.slice(0, MOST_SHOWN);
  const more = views.length - shown.length;
  const label = strong(signals.slipping);
  return [
    ...(shown.length === 0 ? [text([label, plain(` ${restOf(words, othersUsual, better.length > 0)}`)])] : []),
    ...shown.flatMap((view, at) => slippedNodes(words, view, at === 0 ? [label, plain(" ")] : [])),
    ...(more > 0 ? [note(signals.moreSlipping(more))] : []),
    ...(shown.length > 0 && othersUsual === true ? [text(signals.othersUsual)] : []),
    ...betterNodes(words, better),
  ];
}

function restOf({ signals }: Words, isUsual: boolean | undefined, isBetter: boolean): string {
  if (isUsual === undefined) return signals.few;
  return isUsual && !isBetter ? signals.usual : signals.nothingNew;
}

function slippedNodes(words: Words, view: SignalView, label: readonly Span[]): readonly CardNode[] {
  const { signals } = words;
  const { signal, sentence } = view;
  const owner = ownerOf(signal);
  const isFree = signal.answeredAt === null && owner === undefined;
  const has = owner !== undefined && signal.answeredAt === null ? [signals.has(owner.name, signal.dueOn ?? "")] : [];
  const line = [sentence, ...(isFree ? [signals.who] : has), ...doneOf(words, view)].join(" ");
  return [text([...label, plain(line)]), buttons(chartButton(words, view), ...(isFree ? ownButtons(words, view) : []))];
}

function doneOf({ signals }: Words, { signal: { answeredAt, did, couldNot } }: SignalView): readonly string[] {
  if (answeredAt === null) return [];
  const parts = [
    [signals.weDid, did],
    [signals.weCouldNot, couldNot],
  ] as const;
  const [first] = parts.flatMap(([label, said]) => (said === null || said === "" ? [] : [{ label, said }]));
  return first === undefined ? [] : [`${first.label} ${firstWords(first.said, MOST_WORDS_DONE)}`];
}

function betterNodes({ signals }: Words, better: readonly string[]): readonly CardNode[] {
  if (better.length === 0) return [];
  const more = better.length - MOST_BETTER;
  const said = [...better.slice(0, MOST_BETTER), ...(more > 0 ? [signals.moreBetter(more)] : [])].join(" ");
  return [text([strong(signals.better), plain(` ${said}`)])];
}
