/** "Thank them", on every story that somebody reads: with a press, or in words of their own. */
import { z } from "zod";
import { quote } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, reply } from "../chat/interaction.js";
import { excerpt } from "../chat/text.js";
import type { Context } from "../context.js";
import type { MemberId, StoryId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { completePrompt } from "../rituals/prompted-rituals.js";
import { type MessageKind, say } from "../schedule/messages.js";
import { hearersFor } from "./hearers-for-stories.js";
import { notReadable, readable } from "./readable-stories.js";
import { anyStory, type Story } from "./stories.js";
import { thanksCard } from "./story-cards.js";
import { addThanks, thanksWords } from "./thanks-for-stories.js";

export const thankAuthor: Action<Context> = {
  name: "thank-author",
  async pressed(context, about) {
    const story = await readable(context, about);
    return story === undefined ? notReadable(context) : thank(context, story, "");
  },
};

/** `about` is the story. */
export const thankInWords = defineForm({
  name: "thank-in-words",
  fields: { words: { kind: "paragraph", max: 500, required: false } },
  async present(context: Context, about) {
    const { words, read, asker, interaction } = context;
    const story = await readable(context, about);
    if (story === undefined) return notReadable(context);
    if (story.authorId === asker.memberId) return reply(noticeCard(words.story.thankedOwn));
    // What is sent a second time says nothing else than the first.
    if (interaction.deed.kind !== "submitted" && (await thanksWords(read, story.id, asker.memberId)))
      return reply(noticeCard(words.story.thankedAlready));
    const { title, send, question, hint, hintToPassOn } = words.story.thankForm;
    return {
      title,
      send,
      before: [quote(excerpt(story.happened, 200))],
      after: await safetyNodes(context),
      questions: { words: { label: question, hint: story.unsigned ? hintToPassOn : hint } },
    };
  },
  async submit(context, answers, about) {
    const story = await readable(context, about);
    if (story === undefined) return notReadable(context);
    const organisations = [story.organisationId, ...story.partners.map(({ id }) => id)];
    // A colleague who is thanked may be called by a title and a surname.
    const reading = { organisations, allowed: ["titled-surname"] } as const;
    const { words: problem } = await identifierProblems(context, answers, reading);
    return problem === undefined ? thank(context, story, answers.words) : correct({ words: problem });
  },
});

function thank({ words, now, write }: Context, story: Story, said: string): Promise<Outcome> {
  const subject = { done: `story:${story.id}`, about: `story:${story.id}` };
  return write(async (tx, me) => {
    if (story.authorId === me.id) return reply(noticeCard(words.story.thankedOwn));
    if (!(await addThanks(tx, story.id, me.id, now, said))) return reply(noticeCard(words.story.thankedAlready));
    await completePrompt(tx, { memberId: me.id, completions: ["story-thanks"], ...subject, now });
    const payload = { story: story.id, from: me.id, inWords: said !== "" };
    for (const hearer of await hearersFor(tx, story, me.id)) {
      const to = { kind: "member", ...hearer } as const;
      await say(tx, { to, message: storyThanked, payload, manner: "personal", now });
    }
    return reply(noticeCard(story.unsigned ? words.story.held.thanked(story.organisation) : words.story.thanked));
  });
}

const pressedPayload = z.object({ story: z.string(), from: z.string() });

/** The words came with it: thanks by a press that had none keep none, as the words have a message of their own. */
const thanksPayload = pressedPayload.extend({ inWords: z.boolean() });

export const storyThanked: MessageKind<z.infer<typeof thanksPayload>> = {
  name: "story-thanked",
  keeps: true,
  payloads: { 1: pressedPayload.transform((pressed) => ({ ...pressed, inWords: false })), 2: thanksPayload },
  async compose({ story: id, from, inWords }, { read, words }) {
    const story = await anyStory(read, id as StoryId);
    const leader = await findMember(read, from as MemberId);
    if (story === undefined || leader === undefined) return undefined;
    const said = inWords ? ((await thanksWords(read, story.id, leader.id)) ?? "") : "";
    return { card: thanksCard(words, story, leader, said), about: [`story:${story.id}`, `member:${leader.id}`] };
  },
};
