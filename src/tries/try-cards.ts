/** How tries look. */
import { type Button, buttons, type Card, type CardNode, heading, note, strong, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { Words } from "../words/en-GB.js";
import type { Try } from "./tries.js";

export const TRY_PAGE = "tries";

/** What fits on a card beside its buttons. */
const MOST_SHOWN = 5;

/** One that goes on, for whoever started it. `said` is why they see it. */
export function openCard(words: Words, one: Try, said: string): Card {
  return { summary: said, body: [text(said), ...openNodes(words, one)] };
}

function openNodes(words: Words, one: Try): readonly CardNode[] {
  const { tries } = words;
  return [
    text([strong(one.aim)]),
    {
      kind: "facts",
      facts: [
        { name: tries.prediction, value: one.prediction },
        { name: tries.test, value: one.test },
        { name: tries.who, value: one.who },
      ],
    },
    note(noteOf(words, one, tries.studies(one.studyOn))),
    buttons(
      button(words, one, tries.study, opens("study-try", one.id)),
      button(words, one, tries.longer, opens("put-off-try", one.id)),
    ),
  ];
}

function noteOf({ tries }: Words, { tag, round }: Try, last: string): string {
  const parts = [tries.tags[tag], ...(round > 1 ? [tries.cycle(round)] : []), last];
  return parts.map((part) => part.replace(/\.$/, "")).join(". ");
}

/** One that is decided, for whoever started it. */
export function decidedCard(words: Words, one: Try, said: string): Card {
  return { summary: said, body: [text(said), ...decidedNodes(words, one), buttons(...decidedButtons(words, one))] };
}

function decidedNodes(words: Words, one: Try): readonly CardNode[] {
  const { tries } = words;
  const decided = one.decision === null ? "" : tries.decided[one.decision];
  return [
    text([strong(one.aim)]),
    {
      kind: "facts",
      facts: [
        { name: tries.saw, value: one.saw },
        { name: tries.learned, value: one.learned },
      ],
    },
    note(noteOf(words, one, decided)),
  ];
}

/** A next round that was not begun at once waits here. */
function decidedButtons(words: Words, one: Try): readonly Button[] {
  const next = button(words, one, words.tries.next, opens("start-try", one.id));
  return [...(one.decision === "adapt" && !one.goesOn ? [next] : []), shareButton(words, one)];
}

/** What failed is a lesson, and is told as one. */
function shareButton(words: Words, one: Try): Button {
  const fill = {
    kind: one.decision === "adopt" ? "win" : "lesson",
    happened: `${one.aim}\n\n${one.test}\n\n${one.saw}`,
    changed: one.learned,
  };
  return button(words, one, words.tries.share, { kind: "opens", form: "share-story", about: "", fill });
}

function button({ tries }: Words, { aim }: Try, label: string, press: Button["press"]): Button {
  return { label, spoken: tries.spoken(label, excerpt(aim, 60)), press };
}

export interface TriesView {
  readonly yours: readonly Try[];
  readonly lately: readonly Try[];
}

export function triesCard(words: Words, { yours, lately }: TriesView): Card {
  const { tries } = words;
  const own = yours.slice(0, MOST_SHOWN).flatMap((one): readonly CardNode[] => {
    return one.decision === null
      ? openNodes(words, one)
      : [...decidedNodes(words, one), buttons(...decidedButtons(words, one))];
  });
  const others = lately
    .slice(0, MOST_SHOWN)
    .flatMap((one): readonly CardNode[] => [note(tries.by(one.organisation)), ...decidedNodes(words, one)]);
  return {
    summary: tries.title,
    body: [
      heading(tries.title),
      text(tries.intro),
      buttons({ label: tries.start, press: opens("start-try", ""), tone: "primary" }),
      heading(tries.yours),
      ...(own.length === 0 ? [text(tries.none)] : own),
      ...(yours.length > MOST_SHOWN ? [note(tries.more(yours.length - MOST_SHOWN))] : []),
      heading(tries.lately),
      ...(others.length === 0 ? [text(tries.noneLately)] : others),
    ],
  };
}

const opens = (form: string, about: string) => ({ kind: "opens", form, about }) as const;
