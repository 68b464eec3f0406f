/** What is asked, in a sentence, and how it stands. */
import { sentenceOf } from "../celebrations/celebration-cards.js";
import type { Fade } from "../celebrations/celebrations.js";
import { excerpt, firstWords } from "../chat/text.js";
import { stateOf } from "../pulses/signals/slipping-cards.js";
import type { Slipped } from "../pulses/signals/slipping-pulses.js";
import type { BlockedRule } from "../rules/rules.js";
import { DAY } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { isKeptHere, isUnowned, isWaiting, type Subject } from "./ask-subjects.js";
import type { Ask } from "./digest-asks.js";

const MOST_WORDS_ASKED = 36;
const MOST_WORDS_QUOTED = 20;
const MOST_WORDS_DONE = 20;
const MOST_WORDS_NAMED = 8;
const LONGEST_QUOTED = 160;

/** At most so many words of what somebody wrote, on one line. */
const brief = (written: string): string => firstWords(excerpt(written, LONGEST_QUOTED), MOST_WORDS_QUOTED);
export const named = (name: string): string => firstWords(name, MOST_WORDS_NAMED);
const did = (written: string): string => firstWords(written, MOST_WORDS_DONE);

const daysSince = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY));

/** "“Only our own porters may collect” has stopped joint work for 12 days; Eastshire Council has not answered." */
export function ruleSentence({ rules }: Words, rule: BlockedRule, at: Date): string {
  return rules.digest.stuck(brief(rule.rule), named(rule.owners), daysSince(rule.raisedAt, at));
}

/** What is asked, as it stood at `at`. */
export function askedSentence(words: Words, subject: Subject, at: Date): string {
  const { ask } = words.digest;
  switch (subject.kind) {
    case "signal":
      return firstWords(subject.view.sentence, MOST_WORDS_ASKED);
    case "celebration":
      return firstWords(sentenceOf(words, subject.fade), MOST_WORDS_ASKED);
    case "rule":
      return ruleSentence(words, subject.rule, at);
    case "need": {
      const { organisation, createdAt, words: need } = subject.need;
      return ask.need(named(organisation), Math.floor(daysSince(createdAt, at) / 7), brief(need));
    }
    case "silence":
      return ask.silence(named(subject.name));
  }
}

/** The question that ends it. */
export function askedQuestion({ digest: { ask } }: Words, subject: Subject, { dueOn }: Pick<Ask, "dueOn">): string {
  if (subject.kind === "silence") return ask.ring(named(subject.name), dueOn);
  const isOthers = subject.kind === "rule" && !subject.isOurs;
  return isOthers ? ask.ring(named(subject.rule.owners), dueOn) : ask.find(dueOn);
}

/** A few words for it: "Support in Harbour place". */
export function shortly({ digest: { ask } }: Words, subject: Subject): string {
  switch (subject.kind) {
    case "signal":
      return firstWords(`${subject.view.name} ${subject.view.where}`, MOST_WORDS_NAMED);
    case "celebration":
      return `“${named(subject.fade.celebration.words)}”`;
    case "rule":
      return `“${named(subject.rule.rule)}”`;
    case "need":
      return `“${named(subject.need.words)}”`;
    case "silence":
      return ask.lastRing(named(subject.name));
  }
}

/** How an ask stands: it waits, somebody has it, something came of it, or there is nothing left to ask. */
export type Standing =
  | { readonly kind: "open"; readonly isRefused: boolean }
  | { readonly kind: "taken"; readonly said: string }
  /** `answered` where somebody said what came of it, which may be that nothing could be done. */
  | {
      readonly kind: "done";
      readonly how: "done" | "answered";
      readonly owner: string | undefined;
      readonly did: string;
    }
  | { readonly kind: "over" };

export function standingOf(words: Words, ask: Ask, subject: Subject | undefined): Standing {
  const owner = ask.owner && named(ask.owner.name);
  if (ask.doneAt !== null) return { kind: "done", how: "done", owner, did: did(ask.did) };
  if (subject === undefined) return { kind: "over" };
  const own = ownStanding(words, subject);
  if (own !== undefined) return own;
  if (owner !== undefined && isKeptHere(subject)) return taken(words, owner, ask.dueOn);
  return isWaiting(subject) ? { kind: "open", isRefused: ask.answer === "not-now" } : { kind: "over" };
}

function taken({ digest }: Words, owner: string, dueOn: string): Standing {
  return { kind: "taken", said: digest.ask.has(owner, dueOn) };
}

/** How the thing itself stands, where it has an owner of its own or came to an end; undefined where it waits. */
function ownStanding(words: Words, subject: Subject): Standing | undefined {
  switch (subject.kind) {
    case "signal":
      return signalStanding(words, subject.view);
    case "celebration":
      return fadeStanding(words, subject.fade);
    case "rule":
      return ruleStanding(words, subject.rule);
    case "need": {
      const { closedAt, isMatched, words: need } = subject.need;
      const isMet = isMatched || (closedAt !== null && need !== "");
      if (isMet) return { kind: "done", how: "done", owner: undefined, did: words.digest.ask.met };
      return closedAt === null ? undefined : { kind: "over" };
    }
    case "silence":
      return undefined;
  }
}

function signalStanding(words: Words, view: Slipped): Standing | undefined {
  const { answeredAt, owner: last, did: done } = view.signal;
  const isHere = last?.leftAt === null && last.awayAt === null;
  const owner = isHere ? named(last.name) : undefined;
  const state = stateOf(words, view);
  if (answeredAt !== null)
    return { kind: "done", how: done === "" || done === null ? "answered" : "done", owner, did: state };
  return owner === undefined ? undefined : { kind: "taken", said: state };
}

function fadeStanding({ celebrations }: Words, fade: Fade): Standing | undefined {
  const { owner: name, celebration } = fade;
  const { answeredAt, dueOn, outcome } = celebration;
  const owner = name === undefined ? undefined : named(name);
  if (answeredAt !== null) return { kind: "done", how: "answered", owner, did: did(outcome ?? "") };
  if (isUnowned(fade) || owner === undefined || dueOn === null) return undefined;
  return { kind: "taken", said: celebrations.has(owner, dueOn) };
}

function ruleStanding({ rules }: Words, rule: BlockedRule): Standing | undefined {
  const { answeredAt, answeredByName, outcome, answer, owner } = rule;
  if (answeredAt !== null && outcome !== null) {
    const by = answeredByName === undefined ? undefined : named(answeredByName);
    return { kind: "done", how: "answered", owner: by, did: `${rules.outcome(outcome)} ${did(answer ?? "")}`.trim() };
  }
  if (owner === undefined) return undefined;
  return { kind: "taken", said: rules.digest.has(named(owner)) };
}

/** Who has it in hand or what came of it; empty where neither can be said. */
export function standingOfFade(words: Words, fade: Fade): string {
  const standing = fadeStanding(words, fade);
  if (standing === undefined) return "";
  return standing.kind === "taken" ? standing.said : standing.kind === "done" ? standing.did : "";
}
