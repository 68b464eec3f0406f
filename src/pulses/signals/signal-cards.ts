/** How a signal looks: what stood out, who sees to it, and what came of it. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  note,
  plain,
  quote,
  strong,
  text,
} from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import { subjectOf } from "../results/shown.js";
import { ownerOf, type Signal } from "./pulse-signals.js";
import type { SignalView } from "./view-signal.js";

/** What whoever reads it may do. */
export interface May {
  readonly answer: boolean;
  readonly read: boolean;
}

export function signalNodes(words: Words, view: SignalView, may: May): readonly CardNode[] {
  const { signals } = words;
  const { signal, sentence } = view;
  const owner = ownerOf(signal);
  const chart = may.read ? [chartButton(words, view)] : [];
  if (signal.answeredAt !== null) return [text(sentence), ...answerNodes(words, signal), ...row(chart)];
  if (owner === undefined && may.answer)
    return [text(`${sentence} ${signals.who}`), ...row([...ownButtons(words, view), ...chart])];
  const taken = owner && takenNodes(signal, signals.will(owner.name, signal.dueOn ?? ""));
  const answer = may.answer ? [answerButton(words, view)] : [];
  return [text(sentence), ...(taken ?? []), ...row([...answer, ...chart])];
}

const row = (all: readonly Button[]): readonly CardNode[] => (all.length === 0 ? [] : [buttons(...all)]);

/** To whoever has it. */
export function ownedCard(words: Words, view: SignalView, said: string, may: May): Card {
  const { signals } = words;
  const { signal } = view;
  return {
    summary: said,
    body: [
      ...takenNodes(signal, said),
      text(view.sentence),
      buttons(
        answerButton(words, view),
        { label: signals.handOn, press: opens("own-signal", `${signal.id} other`) },
        ...(may.read ? [chartButton(words, view)] : []),
      ),
    ],
  };
}

/** Once its day has come. */
export function dueCard(words: Words, view: SignalView, said: string, may: May): Card {
  const { signals } = words;
  const { signal } = view;
  return {
    summary: `${said} ${signals.cameOfIt}`,
    body: [
      ...takenNodes(signal, said),
      text(view.sentence),
      text([strong(signals.cameOfIt)]),
      buttons(
        answerButton(words, view),
        { label: signals.longer, press: opens("own-signal", `${signal.id} mine`) },
        ...(may.read ? [chartButton(words, view)] : []),
      ),
    ],
  };
}

function takenNodes({ action }: Signal, said: string): readonly CardNode[] {
  return [text(said), ...(action === null ? [] : [quote(action)])];
}

/** What came of it: to everybody who was asked, from whoever answered. */
export function answeredCard(words: Words, view: SignalView, may: Pick<May, "read">, from: string | undefined): Card {
  const summary = words.signals.cameOf(view.where);
  return {
    summary,
    body: [
      text([strong(summary)]),
      text(view.sentence),
      ...answerNodes(words, view.signal),
      ...(from === undefined ? [] : [note(from)]),
      ...row(may.read ? [chartButton(words, view)] : []),
    ],
  };
}

/** What was heard, done, and could not be done. */
export function answerNodes({ signals }: Words, { said, did, couldNot }: Signal): readonly CardNode[] {
  const parts = [
    [signals.youSaid, said],
    [signals.weDid, did],
    [signals.weCouldNot, couldNot],
  ] as const;
  return parts.flatMap(([label, words]) =>
    words === null || words === "" ? [] : [text([strong(label), plain(` ${words}`)])],
  );
}

export function chartButton({ signals }: Words, { signal, name, where }: SignalView): Button {
  const press = does("show-pulse-chart", subjectOf(signal));
  return { label: signals.chart, spoken: signals.spoken(signals.chart, name, where), press };
}

/** For whoever may say who sees to it. */
export function ownButtons({ signals }: Words, { signal, name, where }: SignalView): readonly Button[] {
  const button = (label: string, who: "mine" | "other"): Button => ({
    label,
    spoken: signals.spoken(label, name, where),
    press: opens("own-signal", `${signal.id} ${who}`),
  });
  return [button(signals.mine, "mine"), button(signals.other, "other")];
}

function answerButton({ signals }: Words, { signal, name, where }: SignalView): Button {
  const { answer, spoken } = signals;
  return { label: answer, spoken: spoken(answer, name, where), press: opens("answer-signal", signal.id) };
}

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
