/** "Thank them", on every story that somebody reads. */
import { z } from "zod";
import type { Action } from "../chat/feature.js";
import { type Outcome, open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type MemberId, readId, type StoryId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { chooseEmployer } from "../directory/choose-employer.js";
import { curatorsOf } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { type MessageKind, say } from "../schedule/messages.js";
import { addThanks, anyStory, readableStory, type Story } from "./stories.js";
import { thanksCard } from "./story-cards.js";

export const thankAuthor: Action<Context> = {
  name: "thank-author",
  async pressed(context, about) {
    const { words, now } = context;
    const story = await readable(context, about);
    if (story === undefined) return notReadable(context);
    return context.write(async (tx, me) => {
      if (story.authorId === me.id) return reply(noticeCard(words.story.thankedOwn));
      if (!(await addThanks(tx, story.id, me.id, now))) return reply(noticeCard(words.story.thankedAlready));
      const payload = { story: story.id, from: me.id };
      // Nobody here knows who told it; a curator may, and can pass it on.
      const hearers = story.unsigned
        ? (await curatorsOf(tx, story.organisationId)).filter(({ id }) => id !== me.id)
        : await authorOf(tx, story);
      for (const hearer of hearers) {
        const to = { kind: "member", ...hearer } as const;
        await say(tx, { to, message: storyThanked, payload, manner: "personal", now });
      }
      return reply(noticeCard(story.unsigned ? words.story.held.thanked(story.organisation) : words.story.thanked));
    });
  },
};

const thanksPayload = z.object({ story: z.string(), from: z.string() });

export const storyThanked: MessageKind<z.infer<typeof thanksPayload>> = {
  name: "story-thanked",
  payloads: { 1: thanksPayload },
  async compose({ story: id, from }, { read, words }) {
    const story = await anyStory(read, id as StoryId);
    const leader = await findMember(read, from as MemberId);
    if (story === undefined || leader === undefined) return undefined;
    return { card: thanksCard(words, story, leader), about: [`story:${story.id}`, `member:${leader.id}`] };
  },
};

async function authorOf(tx: Writer, { authorId }: Story) {
  const author = await findMember(tx, authorId);
  return author === undefined ? [] : [{ id: author.id, workspaceId: author.workspaceId }];
}

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
