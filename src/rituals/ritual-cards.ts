/** How the page of rituals looks: what waits, what is on, what was answered, and where the rest stands. */
import { CELEBRATION_PAGE } from "../celebrations/celebration-cards.js";
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  heading,
  note,
  plain,
  quote,
  shows,
  strong,
  text,
} from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import { CHECKLIST_PAGE } from "../checklist/checklist-cards.js";
import { CULTURE_PAGE } from "../culture/culture-cards.js";
import type { RitualPromptId } from "../database/ids.js";
import type { Completion } from "../database/tables/rituals.js";
import { COFFEE_PAGE } from "../meetings/meeting-cards.js";
import { NEED_PAGE } from "../needs/need-cards.js";
import { RULE_PAGE } from "../rules/rule-cards.js";
import { TRY_PAGE } from "../tries/try-cards.js";
import type { Words } from "../words/en-GB.js";
import type { Ritual } from "./catalogue.js";
import { pressToAnswer } from "./press-to-answer.js";

/** Where the rituals stand. */
export const RITUAL_PAGE = "rituals";

/** More would not fit into one message of a chat, besides all else. */
export const MOST_WAITING = 4;
export const MOST_ON = 8;
export const MOST_LATELY = 3;
const MOST_STARTED = 24;
const LONGEST_EXCERPT = 140;

export interface Waiting {
  readonly id: RitualPromptId;
  readonly about: string;
  readonly completion: Completion;
  readonly ritual: Ritual;
  /** What it is about, in somebody's words; undefined where nothing. */
  readonly subject: string | undefined;
}

export interface AnsweredLately {
  readonly title: string;
  readonly by: string;
  readonly words: string;
}

export interface RitualsView {
  readonly waiting: readonly Waiting[];
  /** One more than is shown, where there are more. */
  readonly on: readonly Ritual[];
  /** Those that anybody can start. */
  readonly started: readonly Ritual[];
  readonly lately: readonly AnsweredLately[];
  readonly isLeader: boolean;
  readonly mayChange: boolean;
}

export function ritualsCard(words: Words, view: RitualsView): Card {
  const { page } = words.rituals;
  return {
    summary: page.title,
    body: [
      heading(page.title),
      text(page.intro),
      heading(page.waiting),
      ...(view.waiting.length === 0 ? [text(page.waitingNone)] : []),
      ...view.waiting.slice(0, MOST_WAITING).flatMap((one) => waitingNodes(words, one)),
      heading(page.on),
      ...onNodes(words, view.on),
      heading(page.start),
      ...startButtons(words, view.started),
      heading(page.lately),
      ...latelyNodes(words, view.lately),
      heading(page.elsewhere),
      buttons(...links(words, view)),
    ],
  };
}

function waitingNodes(
  { ritualPrompts }: Words,
  { id, about, completion, ritual, subject }: Waiting,
): readonly CardNode[] {
  const { do: labels, notNow } = ritualPrompts;
  const press = pressToAnswer({ key: ritual.key, completion }, { id, about });
  return [
    text([strong(ritual.name), plain(`: ${ritual.prompt}`)]),
    ...(subject === undefined ? [] : [quote(excerpt(subject, LONGEST_EXCERPT))]),
    buttons(
      { label: labels[completion], press, tone: "primary" },
      { label: notNow, spoken: `${notNow}: ${ritual.name}`, press: does("pass-prompt", id) },
    ),
  ];
}

/** What is on for somebody, a page at a time. */
export function onNodes({ rituals }: Words, on: readonly Ritual[]): readonly CardNode[] {
  const { page, terms, asks } = rituals;
  const shown = on.slice(0, MOST_ON);
  const last = shown.at(-1);
  if (last === undefined) return [text(page.onNone)];
  return [
    ...shown.map(({ name, prompt, cadence, minutes }) =>
      text([strong(name), plain(asks(prompt, terms(cadence, minutes)))]),
    ),
    ...(on.length > shown.length ? [buttons({ label: page.more, press: does("more-rituals", last.key) })] : []),
  ];
}

/** The rest of what is on. */
export function moreOnCard(words: Words, on: readonly Ritual[]): Card {
  const { page, ...said } = words.rituals;
  return {
    summary: page.on,
    body: [heading(page.on), ...onNodes(words, on), buttons({ label: said.open, press: shows(RITUAL_PAGE) })],
  };
}

function startButtons({ rituals }: Words, started: readonly Ritual[]): readonly CardNode[] {
  const all = started
    .slice(0, MOST_STARTED)
    .map((ritual) => ({ label: rituals.startThis(ritual.name), press: pressToAnswer(ritual) }));
  return all.length === 0 ? [note(rituals.page.onNone)] : [buttons(...all)];
}

function latelyNodes({ rituals: { page } }: Words, lately: readonly AnsweredLately[]): readonly CardNode[] {
  if (lately.length === 0) return [text(page.latelyNone)];
  return [
    ...lately
      .slice(0, MOST_LATELY)
      .flatMap(({ title, by, words }) => [text([strong(title)]), quote(excerpt(words, LONGEST_EXCERPT), by)]),
    buttons({ label: page.read, press: shows("ritual-answers") }),
  ];
}

function links({ rituals: { links: said, page } }: Words, { isLeader, mayChange }: RitualsView): readonly Button[] {
  return [
    { label: said.coffee, press: shows(COFFEE_PAGE) },
    { label: said.needs, press: shows(NEED_PAGE) },
    { label: said.tries, press: shows(TRY_PAGE) },
    { label: said.rules, press: shows(RULE_PAGE) },
    { label: said.celebrations, press: shows(CELEBRATION_PAGE) },
    { label: said.culture, press: shows(CULTURE_PAGE) },
    ...(isLeader ? [{ label: said.checklist, press: shows(CHECKLIST_PAGE) }] : []),
    ...(mayChange ? [{ label: page.change, press: shows("ritual-catalogue") }] : []),
  ];
}

/** Whoever typed something that is no ritual's name, or several’s. */
export function meantCard({ rituals }: Words, said: string, meant: readonly Ritual[]): Card {
  const offered = meant.map((ritual) => ({ label: rituals.startThis(ritual.name), press: pressToAnswer(ritual) }));
  return {
    summary: said,
    body: [text(said), buttons(...offered, { label: rituals.meant.all, press: shows(RITUAL_PAGE) })],
  };
}
