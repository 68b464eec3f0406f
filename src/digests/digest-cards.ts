/** How a digest looks: one screen, at most 250 words. */
import {
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
import { plainCard } from "../chat/plain-text.js";
import { excerpt, firstWords, wordsIn } from "../chat/text.js";
import { STORIES_PAGE } from "../stories/search/search-cards.js";
import type { Story } from "../stories/stories.js";
import { bylineOf, involvedIn, thanking } from "../stories/story-cards.js";
import { shareInWords } from "../words/en-GB/digest.js";
import type { Words } from "../words/en-GB.js";
import { type AskView, askNodes, lastAskNodes } from "./ask-cards.js";
import type { Trouble } from "./ask-subjects.js";
import { named, standingOf } from "./ask-words.js";
import type { Told } from "./digests.js";
import type { Silent } from "./silent-organisations.js";
import { type Most, stuckNodes } from "./stuck-cards.js";

export interface DigestView {
  readonly system: string;
  readonly since: Date;
  readonly until: Date;
  readonly timeZone: string;
  readonly ask: AskView | undefined;
  readonly trouble: Trouble;
  readonly told: Told;
  readonly silent: readonly Silent[];
  /** Everybody who works in the system. */
  readonly staff: number;
  readonly lastAsk: AskView | undefined;
}

/** Stories that have a place: the first in full, the others a line each. */
export const PLACES = 5;
const MOST_WORDS = 250;
const LEAST_IN_FULL = 40;
const LINE_LENGTH = 90;
const MOST_WORDS_BYLINE = 12;

/** How much each part says. */
interface Room extends Most {
  /** Stories in a line, and silent organisations by name. */
  readonly lines: number;
  readonly silent: number;
  /** Words for who was involved in the story in full. */
  readonly involved: number;
}

/** The story in full gets what everything else leaves; where that is little, the rest is counted step by step. */
const rooms: readonly Room[] = [
  ...[4, 3, 2, 1, 0].map((lines) => ({ lines, slipped: 2, stuck: 1, better: 1, silent: 3, involved: 36 })),
  { lines: 0, slipped: 1, stuck: 1, better: 1, silent: 2, involved: 36 },
  { lines: 0, slipped: 1, stuck: 0, better: 0, silent: 1, involved: 36 },
  { lines: 0, slipped: 0, stuck: 0, better: 0, silent: 1, involved: 36 },
];
const least: Room = { lines: 0, slipped: 0, stuck: 0, better: 0, silent: 1, involved: 12 };

export function digestCard(words: Words, view: DigestView): Card {
  const { told } = view;
  const [first] = told.shown;
  const summary = words.digest.summary(view.system, told.shown.length + told.more);
  const within = (room: Room, wordsLeft: number): Card => ({
    summary,
    body: bodyWith(
      words,
      view,
      room,
      first === undefined ? nothingTold(words) : toldInFull(words, first, wordsLeft, room),
    ),
  });
  const wordsLeft = (room: Room): number => MOST_WORDS - wordsIn(plainCard(within(room, 0)));
  const needed = first === undefined ? 0 : LEAST_IN_FULL;
  const room = rooms.find((one) => wordsLeft(one) >= needed) ?? least;
  return within(room, Math.max(0, wordsLeft(room)));
}

function bodyWith(words: Words, view: DigestView, room: Room, inFull: readonly CardNode[]): readonly CardNode[] {
  const { system, since, until, timeZone, ask, trouble, told, lastAsk } = view;
  const { digest } = words;
  const [, ...others] = told.shown;
  const lines = others.slice(0, room.lines);
  const more = told.more + others.length - lines.length;
  const elsewhere = toldElsewhere(words, view);
  return [
    heading(digest.title(system, since, timeZone)),
    ...(ask === undefined ? [] : askNodes(words, ask)),
    ...stuckNodes(words, trouble, { told: elsewhere, until, most: room }),
    ...inFull,
    ...(lines.length + more === 0 ? [] : toldInLines(words, lines, more)),
    ...silentNodes(words, view, room.silent),
    ...(lastAsk === undefined ? [] : lastAskNodes(words, lastAsk, until)),
    ...(told.withdrawn === 0 ? [] : [note(digest.withdrawn(told.withdrawn))]),
  ];
}

/** What is asked about, and what came of what was asked a week ago, is not said a second time. */
function toldElsewhere(words: Words, { ask, lastAsk }: DigestView): ReadonlySet<string> {
  const isOver = lastAsk !== undefined && standingOf(words, lastAsk.ask, lastAsk.subject).kind === "done";
  return new Set([...(ask === undefined ? [] : [ask.about]), ...(isOver ? [lastAsk.about] : [])]);
}

function silentNodes(
  { digest }: Words,
  { silent, staff, ask, lastAsk }: DigestView,
  most: number,
): readonly CardNode[] {
  if (silent.length === 0) return [];
  const share = shareInWords(
    silent.reduce((all, one) => all + one.staff, 0),
    staff,
  );
  const names = silent.slice(0, most).map(({ name }) => named(name));
  const missing = digest.silentOrganisations(names, silent.length - names.length, share);
  // The one ask says it already, or last week's, to which somebody has answered.
  const isAsked = ask?.subject?.kind === "silence" || (silent.length === 1 && lastAsk?.subject?.kind === "silence");
  const asks = isAsked ? [] : [digest.whoRings(silent.length)];
  return [text([strong(digest.silent), plain(` ${[missing, ...asks].join(" ")}`)])];
}

function nothingTold({ digest, home }: Words): readonly CardNode[] {
  return [text(digest.none), buttons({ label: home.share, press: { kind: "opens", form: "share-story", about: "" } })];
}

function toldInFull(words: Words, story: Story, wordsLeft: number, room: Room): readonly CardNode[] {
  const { read, involved, whatChanged } = words.story;
  const forChanged = Math.min(wordsIn(story.changed), Math.floor(wordsLeft / 3));
  const partners = firstWords(involvedIn(words, story), room.involved);
  const byline = firstWords(bylineOf(words, story), MOST_WORDS_BYLINE);
  return [
    text([strong(words.digest.story), plain(` ${byline}`)]),
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
    const byline = firstWords(bylineOf(words, story), MOST_WORDS_BYLINE);
    const line = digest.line(number, byline, excerpt(story.happened, LINE_LENGTH));
    return { line, button: { label: digest.readNumber(number), press: does("read-story", story.id) } };
  });
  const all = more === 0 ? [] : [{ label: digest.pages.stories, press: shows(STORIES_PAGE) }];
  const pressed = [...lines.map(({ button }) => button), ...all];
  return [
    ...(lines.length === 0 ? [] : [text([strong(digest.others(others.length + more))])]),
    ...lines.map(({ line }) => text(line)),
    ...(more === 0 ? [] : [note(digest.more(more))]),
    ...(pressed.length === 0 ? [] : [buttons(...pressed)]),
  ];
}
