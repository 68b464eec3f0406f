/** How being introduced looks, to whoever asks and to the author. */
import { buttons, type Card, does, note, quote, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Story } from "../stories/stories.js";
import type { Words } from "../words/en-GB.js";
import type { Introduction } from "./introductions.js";

/** As somebody is told to the other. */
export interface Named {
  readonly name: string;
  readonly organisation: string | null;
}

/** To the author: who asks, and what they would like to know. */
export function askedCard(words: Words, { id, words: question }: Introduction, story: Story, asker: Named): Card {
  const { introductions: says } = words;
  const summary = says.asks(asker);
  return {
    summary,
    body: [
      text(summary),
      quote(question),
      note(words.reactions.story(excerpt(story.happened, 200))),
      note(story.byline === "name" ? says.known : says.unknown),
      buttons(
        { label: says.agree, press: { kind: "opens", form: "agree-introduction", about: id }, tone: "primary" },
        { label: says.decline, press: does("decline-introduction", id) },
      ),
    ],
  };
}

/** To whoever asked, while the author has not answered. */
export function waitsCard(words: Words, { id, words: question }: Introduction, story: Story): Card {
  const { introductions: says } = words;
  return {
    summary: says.waits,
    body: [
      text(says.waits),
      quote(question),
      note(words.reactions.story(excerpt(story.happened, 200))),
      buttons({ label: says.takeBack, press: does("take-question-back", id) }),
    ],
  };
}

/** To each of the two, once the author agreed: the other. */
export function madeCard(words: Words, introduction: Introduction, other: Named, to: "asker" | "author"): Card {
  const { introductions: says } = words;
  const contact = to === "asker" ? introduction.authorContact : introduction.askerContact;
  if (contact === "") return noticeCard(says.past);
  const summary = says.made(other);
  const facts = [
    { name: says.reach(other.name), value: contact },
    { name: to === "asker" ? says.ownQuestion : says.question, value: introduction.words },
  ];
  return { summary, body: [text(summary), { kind: "facts", facts }, note(says.kept)] };
}
