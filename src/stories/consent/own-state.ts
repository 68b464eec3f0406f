/** How a story stands, to its author: who can read it now, and who has still to agree. */
import { type CardNode, text } from "../../chat/card.js";
import type { Scene } from "../../schedule/messages.js";
import type { Words } from "../../words/en-GB.js";
import type { Story } from "../stories.js";
import { stateNodes } from "./consent-cards.js";
import { consentsOf } from "./consents.js";

export async function ownState(
  { read, words, system }: Pick<Scene, "read" | "words" | "system">,
  story: Story,
): Promise<readonly CardNode[]> {
  if (story.concernAt !== null) return [text(words.consent.concern.withheld)];
  if (story.heldAt !== null) return [text(words.story.held.first(story.authorName, story.organisation))];
  if (story.audience === "organisation") return [];
  const state = stateNodes(words, await consentsOf(read, story.id), system.timeZone);
  return story.sharedAt === null ? [text(words.consent.later[story.audience]), ...state] : state;
}

/** What a change has come to. */
export function changedSentence({ consent, story: { edited, held } }: Words, story: Story): string {
  if (story.concernAt !== null) return consent.changed.withheld;
  if (story.heldAt !== null) return held.editedFirst;
  return story.audience !== "organisation" && story.sharedAt === null
    ? consent.changed.asked(story.organisation)
    : edited;
}
