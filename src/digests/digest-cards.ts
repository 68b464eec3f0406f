/** How a digest looks: one screen, at most 250 words. */
import { buttons, type Card, type CardNode, does, heading, note, plain, quote, strong, text } from "../chat/card.js";
import { plainCard } from "../chat/plain-text.js";
import { excerpt, firstWords, wordsIn } from "../chat/text.js";
import { slippingNodes } from "../pulses/signals/slipping-cards.js";
import type { Slipping } from "../pulses/signals/slipping-pulses.js";
import type { Story } from "../stories/stories.js";
import { bylineOf, involvedIn, thanking } from "../stories/story-cards.js";
import type { Words } from "../words/en-GB.js";
import type { Told } from "./digests.js";

export interface DigestView {
  readonly system: string;
  readonly since: Date;
  readonly timeZone: string;
  readonly told: Told;
  readonly silent: readonly string[];
  /** Undefined where no pulse has a result yet. */
  readonly slipping: Slipping | undefined;
}

/** Stories that have a place: the first in full, the others a line each. */
export const PLACES = 5;
const MOST_WORDS = 250;
const LEAST_IN_FULL = 40;
const LINE_LENGTH = 90;

export function digestCard(words: Words, view: DigestView): Card {
  const { told } = view;
  const [first, ...others] = told.shown;
  const summary = words.digest.summary(view.system, told.shown.length + told.more);
  if (first === undefined) return { summary, body: bodyWith(words, view, nothingTold(words), []) };
  // The story in full gets what everything else leaves of the 250 words; where that is little, other stories give way.
  for (let lines = others.length; ; lines -= 1) {
    const withStory = (wordsLeft: number): Card => ({
      summary,
      body: bodyWith(words, view, toldInFull(words, first, wordsLeft), others.slice(0, lines)),
    });
    const wordsLeft = MOST_WORDS - wordsIn(plainCard(withStory(0)));
    if (wordsLeft >= LEAST_IN_FULL || lines === 0) return withStory(Math.max(0, wordsLeft));
  }
}

/** `others` are those of the other stories that have a line. */
function bodyWith(
  words: Words,
  { system, since, timeZone, told, silent, slipping }: DigestView,
  inFull: readonly CardNode[],
  others: readonly Story[],
): readonly CardNode[] {
  const { digest } = words;
  const more = told.more + Math.max(0, told.shown.length - 1 - others.length);
  return [
    heading(digest.title(system, since, timeZone)),
    ...(slipping === undefined ? [] : slippingNodes(words, slipping)),
    ...inFull,
    ...(others.length + more === 0 ? [] : toldInLines(words, others, more)),
    ...(silent.length === 0 ? [] : [text([strong(digest.silent), plain(` ${digest.silentOrganisations(silent)}`)])]),
    ...(told.withdrawn === 0 ? [] : [note(digest.withdrawn(told.withdrawn))]),
  ];
}

function nothingTold({ digest, home }: Words): readonly CardNode[] {
  return [text(digest.none), buttons({ label: home.share, press: { kind: "opens", form: "share-story", about: "" } })];
}

function toldInFull(words: Words, story: Story, wordsLeft: number): readonly CardNode[] {
  const { read, involved, whatChanged } = words.story;
  const forChanged = Math.min(wordsIn(story.changed), Math.floor(wordsLeft / 3));
  const partners = involvedIn(words, story);
  return [
    text([strong(words.digest.story), plain(` ${bylineOf(words, story)}`)]),
    quote(firstWords(story.happened, wordsLeft - forChanged)),
    {
      kind: "facts",
      facts: [
        ...(partners === "" ? [] : [{ name: involved, value: partners }]),
        { name: whatChanged, value: firstWords(story.changed, forChanged) },
      ],
    },
    buttons(...thanking(words, story.id), { label: read, press: does("read-story", story.id) }),
  ];
}

function toldInLines(words: Words, others: readonly Story[], more: number): readonly CardNode[] {
  const { digest } = words;
  const lines = others.map((story, index) => {
    const number = index + 2;
    const line = digest.line(number, bylineOf(words, story), excerpt(story.happened, LINE_LENGTH));
    return { line, button: { label: digest.readNumber(number), press: does("read-story", story.id) } };
  });
  return [
    text([strong(digest.others(others.length + more))]),
    ...lines.map(({ line }) => text(line)),
    ...(lines.length === 0 ? [] : [buttons(...lines.map(({ button }) => button))]),
    ...(more === 0 ? [] : [note(digest.more(more))]),
  ];
}
