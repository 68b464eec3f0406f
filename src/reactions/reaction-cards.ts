/** How what readers say of a story looks: to them, and to whoever told it. */
import { buttons, type Card, type CardNode, does, note, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { Story } from "../stories/stories.js";
import type { Words } from "../words/en-GB.js";
import type { Said } from "./reactions.js";

/** On a whole story, for whoever may read it and did not tell it. */
export function reactionButtons({ reactions: says }: Words, { id, unsigned }: Story): CardNode {
  return buttons(
    { label: says.use, press: does("react-to-story", reactionSubject("use", id)) },
    { label: says["me-too"], press: does("react-to-story", reactionSubject("me-too", id)) },
    // Of whom nobody knows, nobody can ask.
    ...(unsigned ? [] : [{ label: says.tellMore, press: { kind: "opens", form: "ask-author", about: id } } as const]),
  );
}

export const reactionSubject = (said: Said, story: string): string => `${said},${story}`;

/** To whoever pressed. */
export function saidCard(words: Words, story: Story, said: Said, isNew: boolean): Card {
  const { reactions: says } = words;
  const heard = story.unsigned ? says.saidToPassOn(story.organisation) : says.said[said];
  const summary = isNew ? heard : says.already;
  const takeBack = { label: says.takeBack, press: does("take-reaction-back", reactionSubject(said, story.id)) };
  return { summary, body: [text(summary), buttons(takeBack)] };
}

export interface Saying {
  readonly said: Said;
  readonly named: readonly { readonly name: string; readonly organisation: string | null }[];
  readonly more: boolean;
}

/** To whoever told the story, or to whoever can pass it on. */
export function toldCard(words: Words, story: Story, sayings: readonly Saying[]): Card {
  const { reactions: says } = words;
  const lines = sayings.map(({ said, named, more }) => says.told[said](named, more));
  const intro = story.unsigned ? [text(says.toPassOn(story.organisation))] : [];
  return {
    summary: lines.join(" "),
    body: [...intro, ...lines.map((line) => text(line)), note(says.story(excerpt(story.happened, 200)))],
  };
}
