/** A curator lets a story go that nobody signed, or says no. */
import { z } from "zod";
import type { Action } from "../chat/feature.js";
import { replace } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type OrganisationId, readId, type StoryId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { curatorsOf } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { weekOf } from "../schedule/occurrences.js";
import { refuseStory, releaseStory } from "./held-stories.js";
import { anyStory } from "./stories.js";
import { heldCard } from "./story-cards.js";

const payload = z.object({ story: z.string() });

/** Asks every curator of the organisation; whoever decides first has decided. */
export async function askCurators(tx: Writer, story: StoryId, organisation: OrganisationId, now: Date): Promise<void> {
  for (const curator of await curatorsOf(tx, organisation)) {
    const to = { kind: "member", ...curator } as const;
    await say(tx, { to, message: storyHeld, payload: { story }, manner: "personal", now });
  }
}

export const storyHeld: MessageKind<z.infer<typeof payload>> = {
  name: "story-held",
  payloads: { 1: payload },
  async compose({ story: id }, { read, words }, occasion) {
    const story = await anyStory(read, id as StoryId);
    if (story === undefined) return undefined;
    const about = [`story:${story.id}`];
    if (story.heldAt !== null && story.withdrawnAt === null) return { card: heldCard(words, story), about };
    const { refused, released } = words.story.held;
    const decided = story.withdrawnAt === null ? released(story.organisation) : refused;
    return occasion === "post" ? undefined : { card: noticeCard(decided), about };
  },
};

export const releaseAction: Action<Context> = {
  name: "release-story",
  async pressed({ words, now, system, write }, about) {
    return write(async (tx, me) => {
      const id = readId<StoryId>(about);
      const week = weekOf(now, system.timeZone);
      if (id === undefined || !(await releaseStory(tx, id, me.id, { now, week })))
        return replace(noticeCard(words.story.held.decided));
      await revise(tx, `story:${id}`, now);
      const story = await anyStory(tx, id);
      return replace(noticeCard(words.story.held.released(story?.organisation ?? "")));
    });
  },
};

export const refuseAction: Action<Context> = {
  name: "refuse-story",
  async pressed({ words, now, write }, about) {
    return write(async (tx, me) => {
      const id = readId<StoryId>(about);
      if (id === undefined || !(await refuseStory(tx, id, me.id, now)))
        return replace(noticeCard(words.story.held.decided));
      await revise(tx, `story:${id}`, now);
      return replace(noticeCard(words.story.held.refused));
    });
  },
};
