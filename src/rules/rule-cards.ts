/** How a rule that stopped joint work looks: to whoever raised it, and to whoever may answer. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  heading,
  note,
  quote,
  strong,
  text,
} from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { Words } from "../words/en-GB.js";
import type { BlockedRule } from "./rules.js";

export const RULE_PAGE = "rules";

const MOST_SHOWN = 5;

/** What it is, for whoever may answer, and what they can do. `said` is why they are told. */
export function askedCard(words: Words, rule: BlockedRule, said: string): Card {
  return { summary: said, body: [text(said), ...askedNodes(words, rule)] };
}

function askedNodes(words: Words, rule: BlockedRule): readonly CardNode[] {
  const { rules } = words;
  const state = rule.owner === undefined ? [] : [note(rules.hasIt(rule.owner, rule.dueOn))];
  return [
    quote(rule.rule),
    { kind: "facts", facts: [{ name: rules.stopped, value: rule.stopped }] },
    ...state,
    buttons(...ownButtons(words, rule), button(words, rule, rules.answer, opens("answer-rule", rule.id))),
  ];
}

function ownButtons(words: Words, rule: BlockedRule): readonly Button[] {
  const { rules } = words;
  const other = button(words, rule, rules.other, opens("hand-rule", rule.id));
  if (rule.owner !== undefined) return [other];
  return [button(words, rule, rules.mine, does("own-rule", rule.id)), other];
}

function button({ rules }: Words, { rule }: BlockedRule, label: string, press: Button["press"]): Button {
  return { label, spoken: rules.spoken(label, excerpt(rule, 60)), press };
}

/** Once it is answered, for everybody who was told of it. */
export function answeredCard(words: Words, rule: BlockedRule): Card {
  const summary = words.rules.answered(rule.answeredByName, rule.owners);
  return { summary, body: [text([strong(summary)]), quote(rule.rule), ...answerNodes(words, rule)] };
}

function answerNodes({ rules }: Words, { outcome, answer }: BlockedRule): readonly CardNode[] {
  return outcome === null ? [] : [text([strong(rules.outcome(outcome))]), text(answer)];
}

/** To whoever raised it, while it waits. */
export function raisedCard(words: Words, rule: BlockedRule, said: string): Card {
  return { summary: said, body: [text(said), ...raisedNodes(words, rule)] };
}

function raisedNodes(words: Words, rule: BlockedRule): readonly CardNode[] {
  const { rules } = words;
  const sure = { question: rules.takeBackSure, yes: rules.takeBackYes, no: rules.takeBackNo };
  return [
    quote(rule.rule),
    note(stateOf(words, rule)),
    buttons({ ...button(words, rule, rules.takeBack, does("withdraw-rule", rule.id)), sure }),
  ];
}

function stateOf({ rules }: Words, { owner, owners, dueOn, escalatedAt }: BlockedRule): string {
  if (owner !== undefined) return rules.hasIt(owner, dueOn);
  return escalatedAt === null ? rules.waits(owners, dueOn) : rules.withStewards;
}

export interface RulesView {
  readonly waiting: readonly BlockedRule[];
  readonly yours: readonly BlockedRule[];
  readonly lately: readonly BlockedRule[];
}

export function rulesCard(words: Words, { waiting, yours, lately }: RulesView): Card {
  const { rules } = words;
  return {
    summary: rules.title,
    body: [
      heading(rules.title),
      text(rules.intro),
      buttons({ label: rules.raise, press: opens("raise-rule", ""), tone: "primary" }),
      ...section(words, rules.waiting, waiting, (rule) => askedNodes(words, rule)),
      ...(yours.length === 0 ? [note(rules.none)] : []),
      ...section(words, rules.yours, yours, (rule) =>
        rule.answeredAt === null ? raisedNodes(words, rule) : [quote(rule.rule), ...answerNodes(words, rule)],
      ),
      ...section(words, rules.lately, lately, (rule) => [quote(rule.rule), ...answerNodes(words, rule)]),
    ],
  };
}

function section(
  { rules }: Words,
  title: string,
  all: readonly BlockedRule[],
  nodes: (rule: BlockedRule) => readonly CardNode[],
): readonly CardNode[] {
  if (all.length === 0) return [];
  const more = all.length - MOST_SHOWN;
  return [heading(title), ...all.slice(0, MOST_SHOWN).flatMap(nodes), ...(more > 0 ? [note(rules.more(more))] : [])];
}

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
