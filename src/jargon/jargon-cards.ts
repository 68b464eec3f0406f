/** How abbreviations and their meanings look. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  does,
  heading,
  note,
  type Press,
  plain,
  shows,
  strong,
  text,
} from "../chat/card.js";
import type { JargonId } from "../database/ids.js";
import type { Words } from "../words/en-GB.js";
import type { AddedMeaning, Meaning } from "./jargon.js";

export const JARGON_PAGE = "jargon";
/** More would not fit into one message of a chat. */
export const MOST_LISTED = 12;

/** Who looks, and at which system. */
export interface Viewer {
  readonly system: { readonly name: string; readonly timeZone: string };
  /** The meanings that they may remove. */
  readonly removable: ReadonlySet<JargonId>;
  readonly knowsEmployer: boolean;
}

/** `newest` has one more than is shown, where there are more; `news` is what has just become of one. */
export function listCard(words: Words, newest: readonly AddedMeaning[], viewer: Viewer, news?: string): Card {
  const { title, intro, lookUp, newest: newestTitle, none, more } = words.jargon;
  const listed = newest.slice(0, MOST_LISTED).flatMap((meaning) => meaningNodes(words, meaning, viewer));
  return {
    summary: news ?? title,
    body: [
      heading(title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      text(intro),
      buttons(addButton(words.jargon.add), { label: lookUp, press: opens("ask-jargon") }),
      heading(newestTitle),
      ...(listed.length === 0 ? [text(none)] : listed),
      ...(newest.length > MOST_LISTED ? [note(more)] : []),
      ...employerNodes(words, viewer),
    ],
  };
}

/** The answer to what somebody asked for: each abbreviation with what it means. */
export function answerCard(
  words: Words,
  found: ReadonlyMap<string, readonly [Meaning, ...Meaning[]]>,
  viewer: Viewer,
): Card {
  const { addAnother, open } = words.jargon;
  const answers = [...found.values()];
  const [asked] = found.size === 1 ? answers : [];
  return {
    summary: answers.map((meanings) => summaryOf(words, meanings)).join(" "),
    body: [
      ...answers.flatMap((meanings) => answerNodes(words, meanings, viewer)),
      ...employerNodes(words, viewer),
      buttons(addButton(addAnother, asked?.[0].abbreviation), { label: open, press: shows(JARGON_PAGE) }),
    ],
  };
}

export function unknownCard(words: Words, asked: string): Card {
  const { unknown, addThis, open } = words.jargon;
  const summary = unknown(asked);
  const press = buttons(addButton(addThis, asked), { label: open, press: shows(JARGON_PAGE) });
  return { summary, body: [text(summary), press] };
}

/** To whoever added it, with what they may still do. */
export function savedCard(words: Words, meaning: AddedMeaning, viewer: Viewer): Card {
  const { saved, open } = words.jargon;
  const summary =
    meaning.organisation === null ? saved.system(viewer.system.name) : saved.organisation(meaning.organisation);
  const nodes = meaningNodes(words, meaning, viewer);
  return { summary, body: [text(summary), ...nodes, buttons({ label: open, press: shows(JARGON_PAGE) })] };
}

function summaryOf({ jargon }: Words, [first, ...others]: readonly [Meaning, ...Meaning[]]): string {
  const { abbreviation, meaning } = first;
  if (others.length > 0) return jargon.several(abbreviation, others.length + 1);
  return `${abbreviation}${jargon.means(meaning)}`;
}

function answerNodes(words: Words, meanings: readonly [Meaning, ...Meaning[]], viewer: Viewer): readonly CardNode[] {
  const choice = meanings.length === 1 ? [] : [text(summaryOf(words, meanings))];
  return [...choice, ...meanings.flatMap((meaning) => meaningNodes(words, meaning, viewer))];
}

function meaningNodes(words: Words, meaning: Meaning, viewer: Viewer): readonly CardNode[] {
  const { means, remove, removeSure, removeYes, removeNo } = words.jargon;
  const { abbreviation } = meaning;
  const line = text([strong(abbreviation), plain(means(meaning.meaning))]);
  const source = note(whereUsed(words, meaning, viewer));
  if (meaning.source === "starter" || !viewer.removable.has(meaning.id)) return [line, source];
  const sure = { question: removeSure(abbreviation), yes: removeYes, no: removeNo };
  return [line, source, buttons({ label: remove, press: does("remove-jargon", meaning.id), sure })];
}

function whereUsed(words: Words, meaning: Meaning, { system }: Viewer): string {
  const { at, across, usedIn, common, added } = words.jargon;
  if (meaning.source === "starter") return meaning.where === undefined ? common : usedIn(meaning.where);
  const where = meaning.organisation === null ? across(system.name) : at(meaning.organisation);
  return `${where} ${added(meaning.addedBy, words.date(meaning.addedAt, system.timeZone))}`;
}

/** In a workspace that several organisations share, what they see depends on whom they work for. */
function employerNodes({ jargon, directory }: Words, { knowsEmployer }: Viewer): readonly CardNode[] {
  if (knowsEmployer) return [];
  return [note(jargon.ownLater), buttons({ label: directory.chooseEmployer.open, press: opens("choose-employer") })];
}

function addButton(label: string, abbreviation?: string): Button {
  return { label, press: opens("add-jargon", abbreviation) };
}

function opens(form: string, abbreviation?: string): Press {
  const press = { kind: "opens", form, about: "" } as const;
  return abbreviation === undefined ? press : { ...press, fill: { abbreviation } };
}
