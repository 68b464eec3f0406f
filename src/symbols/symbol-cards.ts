/** How a story's picture and poster are offered. */
import { buttons, type Card, note, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { Story } from "../stories/stories.js";
import { bylineOf } from "../stories/story-cards.js";
import type { Words } from "../words/en-GB.js";

export interface Addresses {
  readonly picture: string;
  readonly poster: string;
}

/** Alternative text is read in one go; the story itself stands where the button was. */
const LONGEST_TOLD = 600;
const LONGEST_CHANGED = 300;

export function symbolsCard(words: Words, story: Story, { picture, poster }: Addresses): Card {
  const { made, openPicture, openPoster, alt, reach, notYet, lasts } = words.symbols;
  const told = excerpt(story.happened, LONGEST_TOLD);
  const isOpen = story.sharedAt !== null || story.audience === "organisation";
  return {
    summary: made,
    body: [
      text(made),
      { kind: "image", url: picture, alt: alt(bylineOf(words, story), told, excerpt(story.changed, LONGEST_CHANGED)) },
      buttons(
        { label: openPicture, press: { kind: "visits", url: picture } },
        { label: openPoster, press: { kind: "visits", url: poster } },
      ),
      note(isOpen ? reach[story.audience](story.organisation) : notYet(story.organisation)),
      note(lasts),
    ],
  };
}
