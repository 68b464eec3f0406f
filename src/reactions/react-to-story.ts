/** "We could use this" and "Me too", on every whole story: once for each person, and taken back as easily. */
import type { Action } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type StoryId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { notReadable, readable } from "../stories/readable-stories.js";
import { anyStory } from "../stories/stories.js";
import { saidCard } from "./reaction-cards.js";
import { addReaction, removeReaction, type Said, sayings } from "./reactions.js";
import { tellOfReactions } from "./tell-of-reaction.js";

/** It comes from the person's own device. */
function readSubject(about: string): { readonly said: Said | undefined; readonly id: string } {
  const [said, id = ""] = about.split(",");
  return { said: sayings.find((one) => one === said), id };
}

export const reactToStory: Action<Context> = {
  name: "react-to-story",
  async pressed(context, about) {
    const { words, now } = context;
    const { said, id } = readSubject(about);
    const story = await readable(context, id);
    if (story === undefined || said === undefined) return notReadable(context);
    return context.write(async (tx, me) => {
      if (story.authorId === me.id) return reply(noticeCard(words.reactions.own));
      const isNew = await addReaction(tx, { storyId: story.id, memberId: me.id, reaction: said, createdAt: now });
      if (isNew) await tellOfReactions(tx, story, context);
      // A second press may be a slip: what stands is said, with the way back beside it.
      return reply(saidCard(words, story, said, isNew));
    });
  },
};

export const takeReactionBack: Action<Context> = {
  name: "take-reaction-back",
  async pressed(context, about) {
    const { words } = context;
    const { said, id } = readSubject(about);
    const storyId = readId<StoryId>(id);
    return context.write(async (tx, me) => {
      const isTaken =
        storyId !== undefined &&
        said !== undefined &&
        (await removeReaction(tx, { storyId, memberId: me.id, reaction: said }));
      const story = isTaken ? await anyStory(tx, storyId) : undefined;
      if (story !== undefined) await tellOfReactions(tx, story, context);
      return reply(noticeCard(isTaken ? words.reactions.takenBack : words.reactions.notThere));
    });
  },
};
