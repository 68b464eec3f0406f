/** How a digest looks: one screen, at most 250 words. */
import { buttons, type Card, type CardNode, does, heading, note, plain, quote, strong, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { Story } from "../stories/stories.js";
import { bylineOf } from "../stories/story-cards.js";
import type { Words } from "../words/en-GB.js";

export interface DigestView {
  readonly system: string;
  readonly since: Date;
  readonly timeZone: string;
  /** The first is told in full. */
  readonly stories: readonly Story[];
  readonly withdrawn: number;
  readonly silent: readonly string[];
}

const MOST_WORDS = 250;
/** What the title, the labels and the silent organisations may take of them. */
const FRAME_WORDS = 60;
const MOST_LINES = 4;
const LINE_LENGTH = 90;

export function digestCard(words: Words, view: DigestView): Card {
  const { digest } = words;
  const [first, ...others] = view.stories;
  const lines = otherLines(words, others);
  const left = MOST_WORDS - FRAME_WORDS - lines.map(({ line }) => wordsIn(line)).reduce((sum, n) => sum + n, 0);
  const body: readonly CardNode[] = [
    heading(digest.title(view.system, view.since, view.timeZone)),
    ...(first === undefined ? [text(digest.none)] : toldInFull(words, first, left)),
    ...(lines.length === 0 ? [] : told(words, lines, others.length)),
    ...(view.silent.length === 0
      ? []
      : [text([strong(digest.silent), plain(` ${digest.silentOrganisations(view.silent)}`)])]),
    ...(view.withdrawn === 0 ? [] : [note(digest.withdrawn(view.withdrawn))]),
  ];
  return { summary: digest.summary(view.system, view.stories.length), body };
}

function toldInFull(words: Words, story: Story, wordsLeft: number): readonly CardNode[] {
  const { thank, read, involved, whatChanged } = words.story;
  const forChanged = Math.min(wordsIn(story.changed), Math.floor(wordsLeft / 3));
  const partners = words.listed(story.partners.map(({ name }) => name));
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
    buttons(
      { label: thank, press: does("thank-author", story.id), tone: "primary" },
      { label: read, press: does("read-story", story.id) },
    ),
  ];
}

interface Line {
  readonly story: Story;
  readonly number: number;
  readonly line: string;
}

function otherLines(words: Words, others: readonly Story[]): readonly Line[] {
  return others.slice(0, MOST_LINES).map((story, index) => {
    const number = index + 2;
    const start = excerpt(story.happened, LINE_LENGTH);
    return { story, number, line: words.digest.line(number, bylineOf(words, story), start) };
  });
}

function told({ digest }: Words, lines: readonly Line[], others: number): readonly CardNode[] {
  const unseen = others - lines.length;
  return [
    text([strong(digest.others(others))]),
    ...lines.map(({ line }) => text(line)),
    buttons(
      ...lines.map(({ number, story }) => ({ label: digest.readNumber(number), press: does("read-story", story.id) })),
    ),
    ...(unseen === 0 ? [] : [note(digest.more(unseen))]),
  ];
}

function wordsIn(value: string): number {
  return value.split(/\s+/).filter((word) => word !== "").length;
}

/** The first `most` words of a text, as they were written; an ellipsis where there were more. */
function firstWords(value: string, most: number): string {
  const match = new RegExp(`^\\s*(?:\\S+\\s+){0,${Math.max(0, most - 1)}}\\S+`).exec(value);
  const start = match?.[0] ?? "";
  return start.length < value.trimEnd().length ? `${start}…` : value;
}
