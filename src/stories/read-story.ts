/** "Read it": a whole story, wherever it was shortened. What stays in somebody's chat follows the story. */
import { z } from "zod";
import { buttons } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId, OrganisationId, StoryId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { reactionButtons } from "../reactions/reaction-cards.js";
import type { MessageKind, Scene } from "../schedule/messages.js";
import { concernButton } from "./consent/consent-cards.js";
import { ownState } from "./consent/own-state.js";
import { notReadable, readable } from "./readable-stories.js";
import { maySpeakUp } from "./review/concerns.js";
import { readableStory, type Story, standingOwnStory } from "./stories.js";
import { ownButtons, storyCard, thankButtons } from "./story-cards.js";
import { standingStory } from "./telling/own-story.js";

export const readStoryAction: Action<Context> = {
  name: "read-story",
  async pressed(context, about) {
    const { asker, interaction } = context;
    const story = (await readable(context, about)) ?? (await standingStory(context, about));
    if (story === undefined) return notReadable(context);
    if (interaction.answerTo === undefined) return reply(await cardFor(context, story, asker.memberId));
    // Without an employer of their own, it is their own story that somebody reads.
    const organisation = asker.employer?.id ?? story.organisationId;
    return context.write((tx, me) =>
      context.confirm(tx, me, storyRead, { story: story.id, organisation, reader: me.id }),
    );
  },
};

const payload = z.object({ story: z.string(), organisation: z.string(), reader: z.string() });

export const storyRead: MessageKind<z.infer<typeof payload>> = {
  name: "story-read",
  payloads: { 1: payload },
  async compose({ story: id, organisation, reader }, scene) {
    const { read } = scene;
    // Its author reads it even while nobody else may.
    const story =
      (await readableStory(read, id as StoryId, organisation as OrganisationId)) ??
      (await standingOwnStory(read, id as StoryId, reader as MemberId));
    const card =
      story === undefined ? noticeCard(scene.words.story.gone) : await cardFor(scene, story, reader as MemberId);
    return { card, about: [`story:${id}`] };
  },
};

async function cardFor(scene: Pick<Scene, "read" | "words" | "system">, story: Story, reader: MemberId | undefined) {
  const { read, words, system } = scene;
  const own = story.authorId === reader;
  const speaksUp = !own && (await maySpeakUp(read, story.id, reader));
  const may = [
    ...(own ? [ownButtons(words, story)] : [thankButtons(words, story), reactionButtons(words, story)]),
    ...(speaksUp ? [buttons(concernButton(words, story))] : []),
  ];
  const state = own ? await ownState(scene, story) : [];
  return storyCard(words, story, system.timeZone, { state, may });
}
