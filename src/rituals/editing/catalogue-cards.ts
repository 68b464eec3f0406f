/** How the catalogue looks to those who change it: the list, and one ritual with all that makes it. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  heading,
  note,
  plain,
  shows,
  strong,
  text,
} from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import { type Ritual, type StandardKey, standards } from "../catalogue.js";
import { COUNTS_PAGE } from "../counting/counts-cards.js";
import { RITUAL_PAGE } from "../ritual-cards.js";

export const CATALOGUE_PAGE = "ritual-catalogue";
/** More would not fit into one message of a chat. */
export const MOST_LISTED = 10;

export interface Listed {
  readonly ritual: Ritual;
  /** On for the whole system. */
  readonly on: boolean;
  /** Changed here since the start. */
  readonly edited: boolean;
}

export interface CatalogueView {
  /** One more than is shown, where there are more. */
  readonly listed: readonly Listed[];
  readonly isSteward: boolean;
  readonly news: string | undefined;
}

export function catalogueCard(words: Words, { listed, isSteward, news }: CatalogueView): Card {
  const { catalogueCard: said, page } = words.rituals;
  const shown = listed.slice(0, MOST_LISTED);
  const last = shown.at(-1);
  const more = { label: page.more, press: does("more-ritual-catalogue", last?.ritual.key ?? "") };
  return {
    summary: news ?? said.title,
    body: [
      heading(said.title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      note(said.intro),
      buttons(
        ...(isSteward ? [{ label: said.add, press: opens("ritual-words", "") }] : []),
        { label: page.counts, press: shows(COUNTS_PAGE) },
        { label: words.rituals.open, press: shows(RITUAL_PAGE) },
      ),
      ...shown.flatMap((one) => listedNodes(words, one)),
      ...(listed.length > shown.length ? [buttons(more)] : []),
    ],
  };
}

function listedNodes({ rituals }: Words, { ritual, on, edited }: Listed): readonly CardNode[] {
  const { catalogueCard: said, terms } = rituals;
  const comes = ritual.cadence === "event" ? undefined : on;
  const state = said.state(terms(ritual.cadence, ritual.minutes), comes, edited && !ritual.own);
  return [
    text([strong(ritual.name), plain(` · ${ritual.own ? `${said.own} ` : ""}${state}`)]),
    buttons({ label: said.look(ritual.name), press: does("open-ritual", ritual.key) }),
  ];
}

export interface RitualView {
  readonly ritual: Ritual;
  readonly edited: boolean;
  readonly isSteward: boolean;
  /** There is somewhere that they may switch it. */
  readonly maySwitch: boolean;
  readonly news: string | undefined;
}

export function ritualCard(words: Words, { ritual, edited, isSteward, maySwitch, news }: RitualView): Card {
  const { one } = words.rituals;
  const { key, name } = ritual;
  const switching: readonly Button[] = maySwitch ? [{ label: one.where, press: does("ritual-switches", key) }] : [];
  return {
    summary: news ?? name,
    body: [
      heading(name),
      ...(news === undefined ? [] : [text([strong(news)])]),
      { kind: "facts", facts: factsOf(words, ritual) },
      ...(isSteward ? [] : [note(one.stewardsOnly)]),
      buttons(...(isSteward ? stewardButtons(words, ritual, edited) : []), ...switching, {
        label: one.all,
        press: shows(CATALOGUE_PAGE),
      }),
    ],
  };
}

function stewardButtons({ rituals: { one } }: Words, { key, name, own }: Ritual, edited: boolean): readonly Button[] {
  const restore: Button = {
    ...{ label: one.restore, press: does("restore-ritual", key) },
    sure: { question: one.restoreSure(name), yes: one.restoreYes, no: one.restoreNo },
  };
  const remove: Button = {
    ...{ label: one.remove, press: does("remove-ritual", key), tone: "danger" },
    sure: { question: one.removeSure(name), yes: one.removeYes, no: one.removeNo },
  };
  return [
    { label: one.words, press: opens("ritual-words", key) },
    { label: one.plan, press: opens("ritual-plan", key) },
    ...(own ? [remove] : edited ? [restore] : []),
  ];
}

function factsOf(words: Words, ritual: Ritual) {
  const { rituals, addition } = words;
  const { one, asked, taken, ways, cadences, when, minutes } = rituals;
  const comes = ritual.cadence !== "event" && ritual.cadence !== "anniversary";
  return [
    { name: one.purpose, value: ritual.purpose },
    { name: one.asks, value: ritual.prompt },
    { name: one.element, value: addition.elements[ritual.element] },
    { name: one.way, value: ways[ritual.way] },
    { name: one.often, value: cadences[ritual.cadence] },
    ...(comes ? [{ name: one.when, value: when(ritual.day, ritual.time) }] : []),
    { name: one.minutes, value: minutes(ritual.minutes) },
    { name: one.who, value: asked[ritual.audience] },
    { name: one.done, value: taken[ritual.completion] },
    { name: one.counted, value: isStandard(ritual.key) ? rituals.catalogue[ritual.key].counted : one.countedOwn },
  ];
}

const isStandard = (key: string): key is StandardKey => Object.hasOwn(standards, key);

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
