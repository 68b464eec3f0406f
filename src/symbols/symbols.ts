/** What stands on the card and the poster of a story, for somebody who may read it. */
import { type OrganisationId, readId, type StoryId } from "../database/ids.js";
import { systemSettings } from "../directory/system-settings.js";
import type { Scene } from "../schedule/messages.js";
import { readableStory, type Story } from "../stories/stories.js";
import { bylineOf } from "../stories/story-cards.js";
import type { StoryOnSheet } from "./story-sheets.js";

/** More would crowd the words out. */
const MOST_NAMED = 5;

/** What a drawing is given. */
export interface StoryToDraw extends StoryOnSheet {
  readonly at: string;
}

export async function storyFor(
  { read }: Scene,
  about: string,
  employer: OrganisationId | undefined,
): Promise<Story | undefined> {
  const id = readId<StoryId>(about);
  return id === undefined || employer === undefined ? undefined : readableStory(read, id, employer);
}

export async function storyToDraw({ read, words, system }: Scene, story: Story): Promise<StoryToDraw> {
  const { colour, purpose } = await systemSettings(read);
  const { title, changed } = words.symbols;
  const named = story.partners.slice(0, MOST_NAMED).map(({ name }) => name);
  const involved = words.story.involvedAndMore(named, story.partners.length - named.length);
  return {
    ...{ system: system.name, colour, purpose, labels: { title, changed } },
    told: story.happened,
    byline: bylineOf(words, story),
    involved: involved === "" ? "" : words.symbols.involved(involved),
    changed: story.changed,
    at: (story.editedAt ?? story.createdAt).toISOString(),
  };
}
