/** How a digest looks: one screen, at most 250 words. */
import { buttons, type Card, type CardNode, does, heading, note, plain, quote, strong, text } from "../chat/card.js";
import { plainCard } from "../chat/plain-text.js";
import { excerpt, firstWords, wordsIn } from "../chat/text.js";
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
}

/** Stories that have a place: the first in full, the others a line each. */
export const PLACES = 5;
const MOST_WORDS = 250;
const LINE_LENGTH = 90;

export function digestCard(words: Words, view: DigestView): Card {
  const { digest } = words;
  const { told } = view;
  const [first, ...others] = told.shown;
  const title = heading(digest.title(view.system, view.since, view.timeZone));
  const rest: readonly CardNode[] = [
    ...(others.length === 0 ? [] : toldInLines(words, others, told.more)),
    ...(view.silent.length === 0
      ? []
      : [text([strong(digest.silent), plain(` ${digest.silentOrganisations(view.silent)}`)])]),
    ...(told.withdrawn === 0 ? [] : [note(digest.withdrawn(told.withdrawn))]),
  ];
  const summary = digest.summary(view.system, told.shown.length + told.more);
  const bodyWith = (inFull: readonly CardNode[]): readonly CardNode[] => [title, ...inFull, ...rest];
  if (first === undefined) return { summary, body: bodyWith(nothingTold(words)) };
  // The story in full gets what everything else leaves of the 250 words.
  const taken = wordsIn(plainCard({ summary, body: bodyWith(toldInFull(words, first, 0)) }));
  return { summary, body: bodyWith(toldInFull(words, first, Math.max(0, MOST_WORDS - taken))) };
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
    buttons(...lines.map(({ button }) => button)),
    ...(more === 0 ? [] : [note(digest.more(more))]),
  ];
}
