/** How found stories look. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  divider,
  does,
  heading,
  note,
  type Press,
  plain,
  strong,
  text,
} from "../../chat/card.js";
import { excerpt } from "../../chat/text.js";
import type { Words } from "../../words/en-GB.js";
import type { Story } from "../stories.js";
import { bylineOf } from "../story-cards.js";
import { fillOf, type StoryQuery, subjectOf } from "../story-queries.js";
import { excerptAround, phrasesIn } from "./search-words.js";

/** In a chat as a card. */
export const STORIES_PAGE = "stories";
/** More would not fit into one message of a chat. */
export const MOST_FOUND = 6;
const LONGEST_EXCERPT = 180;
const LONGEST_TITLE = 80;

export interface Found {
  readonly query: StoryQuery;
  /** What it was narrowed down to, in words. */
  readonly filters: readonly string[];
  /** One more than is shown, where there are more. */
  readonly stories: readonly Story[];
  readonly isFirst: boolean;
  readonly timeZone: string;
}

export function foundCard(words: Words, { query, filters, stories, isFirst, timeZone }: Found): Card {
  const { title, within, newest, none, noMore } = words.search;
  const shown = stories.slice(0, MOST_FOUND);
  const last = shown.at(-1);
  const heard = title(excerpt(query.words, LONGEST_TITLE));
  const said = shown.length > 0 ? newest : isFirst ? none : noMore;
  const isOpen = query.words === "" && filters.length === 0;
  const narrow = { label: isOpen ? words.search.open : words.search.narrow, press: narrowed(query) };
  const more = last !== undefined && stories.length > MOST_FOUND ? [moreButton(words, query, last)] : [];
  const foot = isOpen ? more : [...more, narrow];
  return {
    summary: `${heard}. ${said}`,
    body: [
      heading(heard),
      ...(isOpen ? [buttons(narrow)] : []),
      ...(filters.length === 0 ? [] : [note(within(filters))]),
      ...(shown.length === 0 ? [text(said)] : [note(said)]),
      ...shown.flatMap((story) => foundNodes(words, story, query, timeZone)),
      ...(foot.length > 0 && shown.length > 0 ? [divider] : []),
      ...(foot.length > 0 ? [buttons(...foot)] : []),
    ],
  };
}

/** "Find a story", and everything there is to find. */
export function findButtons({ search }: Words): CardNode {
  return buttons(
    { label: search.open, press: { kind: "opens", form: "find-stories", about: "" } },
    { label: search.all, press: { kind: "shows", page: STORIES_PAGE } },
  );
}

function foundNodes(words: Words, story: Story, query: StoryQuery, timeZone: string): readonly CardNode[] {
  const { happened, changed, others, ownWords, kind } = story;
  const phrases = phrasesIn(query.words);
  const excerpt = excerptAround([happened, changed, others, ownWords], phrases.flat(), LONGEST_EXCERPT);
  const shared = words.search.shared(words.fullDate(story.createdAt, timeZone));
  return [
    text([strong(bylineOf(words, story)), plain(`: ${excerpt}`)]),
    note(`${kind === "win" ? "" : `${words.story.kinds[kind]}. `}${shared}.`),
    buttons({ label: words.story.read, press: does("read-story", story.id) }),
  ];
}

function moreButton({ search }: Words, query: StoryQuery, last: Story): Button {
  return { label: search.more, press: does("more-stories", subjectOf(query, last)), tone: "primary" };
}

function narrowed(query: StoryQuery): Press {
  return { kind: "opens", form: "find-stories", about: "", fill: fillOf(query) };
}
