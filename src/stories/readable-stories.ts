/** A story as whoever asks for it may read it, in any room. */
import { type Outcome, open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type StoryId } from "../database/ids.js";
import { chooseEmployer } from "../directory/choose-employer.js";
import { noticeCard } from "../directory/directory-cards.js";
import { readableStory, type Story } from "./stories.js";

/** A story that the asker may read. */
export async function readable({ read, asker }: Context, about: string): Promise<Story | undefined> {
  const id = readId<StoryId>(about);
  if (id === undefined || asker.employer === undefined) return undefined;
  return readableStory(read, id, asker.employer.id);
}

/** Whoever has not said whom they work for is asked: what they may read depends on it. */
export function notReadable({ words, asker }: Context): Outcome {
  const isUnknown = asker.employer === undefined && asker.employers.length > 0;
  return isUnknown ? open(chooseEmployer) : reply(noticeCard(words.story.gone));
}
