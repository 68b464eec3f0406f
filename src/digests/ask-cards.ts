/** How the one ask of a digest looks: in its room, to whoever has it, and a week later. */
import { fadeButtons } from "../celebrations/celebration-cards.js";
import { type Button, buttons, type Card, type CardNode, does, plain, strong, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import { slippedButtons } from "../pulses/signals/slipping-cards.js";
import { DAY } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import type { Subject } from "./ask-subjects.js";
import { askedQuestion, askedSentence, named, type Standing, shortly, standingOf } from "./ask-words.js";
import type { Ask } from "./digest-asks.js";

export interface AskView {
  readonly ask: Ask;
  /** What it asks about, which may be something else than was settled for it. */
  readonly about: string;
  /** Undefined where it is no more. */
  readonly subject: Subject | undefined;
  /** To where the digest that asked it reaches. */
  readonly at: Date;
}

export function askNodes(words: Words, view: AskView): readonly CardNode[] {
  const { ask: said } = words.digest;
  const { ask, subject, at } = view;
  const standing = standingOf(words, ask, subject);
  const label = strong(said.label);
  const line = (...parts: readonly string[]): CardNode => text([label, plain(` ${parts.join(" ")}`)]);
  const what = subject === undefined ? [] : whatOf(words, subject, at, standing.kind);
  switch (standing.kind) {
    case "over":
      return [line(said.over)];
    case "done":
      return [line(...what, said.done(standing.how, standing.owner, standing.did))];
    case "taken":
      return [line(...what, standing.said)];
    case "open":
      if (subject === undefined) return [line(said.over)];
      return [
        line(...what, standing.isRefused ? said.refused : askedQuestion(words, subject, ask)),
        buttons(...askButtons(words, view, subject, standing.isRefused)),
      ];
  }
}

/** Whose voice is missing stands in the digest in any case, and is not said twice while the ask waits. */
function whatOf(words: Words, subject: Subject, at: Date, kind: Standing["kind"]): readonly string[] {
  const isSilence = subject.kind === "silence";
  if (isSilence && kind === "open") return [];
  if (isSilence) return [words.digest.ask.ringThem(named(subject.name))];
  return [kind === "done" ? `${shortly(words, subject)}.` : askedSentence(words, subject, at)];
}

/** Whoever owns what has owners of its own is settled where that is done; of the rest, here. */
function askButtons(words: Words, { ask }: AskView, subject: Subject, isRefused: boolean): readonly Button[] {
  const { mine, other, notNow, spoken } = words.digest.ask;
  const about = excerpt(shortly(words, subject), 60);
  const button = (label: string, press: Button["press"]): Button => ({ label, spoken: spoken(label, about), press });
  const later = isRefused ? [] : [button(notNow, does("decline-ask", ask.id))];
  const pair = (take: Button["press"], hand: Button["press"]) => [button(mine, take), button(other, hand)];
  switch (subject.kind) {
    case "signal": {
      const [chart, ...own] = slippedButtons(words, subject.view);
      return [...own, ...later, ...(chart === undefined ? [] : [chart])];
    }
    case "celebration":
      return [...fadeButtons(words, subject.fade.celebration).slice(0, 2), ...later];
    case "rule":
      if (!subject.isOurs) break;
      return [...pair(does("own-rule", subject.rule.id), opens("hand-rule", subject.rule.id)), ...later];
    case "need":
    case "silence":
      break;
  }
  return [...pair(does("take-ask", ask.id), opens("hand-ask", ask.id)), ...later];
}

/** What the last digest asked, and what became of it. */
export function lastAskNodes(words: Words, { ask, subject, at }: AskView, until: Date): readonly CardNode[] {
  const { ask: said } = words.digest;
  const standing = standingOf(words, ask, subject);
  const label = said.last(until.getTime() - at.getTime() < 8 * DAY);
  const what = subject === undefined ? "" : shortly(words, subject);
  const line = (sentence: string) => [text([strong(label), plain(` ${sentence}`)])];
  switch (standing.kind) {
    case "over":
      return line(said.lastOver);
    case "done":
      return line(said.lastDone(what, standing.how, standing.owner, standing.did));
    case "taken":
      return line(said.lastTaken(what, standing.said));
    case "open":
      return line(standing.isRefused ? said.lastRefused(what) : said.lastOpen(what));
  }
}

/** To whoever has it: `said` is why they are told. */
export function ownedCard(words: Words, { ask, subject, at }: AskView, said: string): Card {
  const { isDone, other } = words.digest.ask;
  const what = subject === undefined ? [] : [text(taskOf(words, subject, at))];
  return {
    summary: said,
    body: [
      text(said),
      ...what,
      buttons(
        { label: isDone, press: opens("finish-ask", ask.id), tone: "primary" },
        { label: other, press: opens("hand-ask", ask.id) },
      ),
    ],
  };
}

function taskOf(words: Words, subject: Subject, at: Date): string {
  const what = askedSentence(words, subject, at);
  const { ringThem } = words.digest.ask;
  if (subject.kind === "silence") return `${what} ${ringThem(subject.name)}`;
  return subject.kind === "rule" ? `${what} ${ringThem(subject.rule.owners)}` : what;
}

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
