/** "Tell me more": whoever reads a story asks its author, through Causeway, to be introduced. */
import { z } from "zod";
import { quote, text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, type Outcome, replace, reply } from "../chat/interaction.js";
import { excerpt } from "../chat/text.js";
import type { Context } from "../context.js";
import { type IntroductionId, readId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { hearersFor } from "../stories/hearers-for-stories.js";
import { notReadable, readable } from "../stories/readable-stories.js";
import type { Story } from "../stories/stories.js";
import { askedCard, waitsCard } from "./introduction-cards.js";
import { addIntroduction, hasAsked, takeBackQuestion } from "./introductions.js";
import { partiesTo } from "./parties.js";
import { addReaction } from "./reactions.js";

/** Their own contacts are what these fields are for. */
export const ownContact = ["phone", "email"] as const;

/** `about` is the story. */
export const askAuthor = defineForm({
  name: "ask-author",
  fields: {
    question: { kind: "paragraph", max: 500, required: true },
    contact: { kind: "line", max: 200, required: true },
  },
  async present(context: Context, about) {
    const story = await readable(context, about);
    const refused = story === undefined ? notReadable(context) : await refusal(context, story);
    if (story === undefined || refused !== undefined) return refused ?? notReadable(context);
    const { ask } = context.words.introductions;
    return {
      title: ask.title,
      send: ask.send,
      before: [quote(excerpt(story.happened, 200)), text(ask.intro)],
      after: await safetyNodes(context),
      questions: {
        question: { label: ask.question, hint: ask.questionHint, missing: ask.questionMissing },
        contact: { label: ask.contact, hint: ask.contactHint, missing: ask.contactMissing },
      },
    };
  },
  async submit(context, { question, contact }, about) {
    const { words, now } = context;
    const story = await readable(context, about);
    if (story === undefined) return notReadable(context);
    const organisations = [story.organisationId, ...story.partners.map(({ id }) => id)];
    const problems = {
      ...(await identifierProblems(context, { question }, { organisations })),
      ...(await identifierProblems(context, { contact }, { organisations, allowed: ownContact })),
    };
    if (Object.keys(problems).length > 0) return correct(problems);
    return context.write(async (tx, me) => {
      const asked = { storyId: story.id, askerId: me.id, words: question, askerContact: contact, createdAt: now };
      const id = story.authorId === me.id ? undefined : await addIntroduction(tx, asked);
      if (id === undefined) return reply(noticeCard(words.introductions.askedAlready));
      await addReaction(tx, { storyId: story.id, memberId: me.id, reaction: "tell-more", createdAt: now });
      for (const author of await hearersFor(tx, story, me.id)) {
        const to = { kind: "member", ...author } as const;
        await say(tx, { to, message: introductionAsked, payload: { introduction: id }, manner: "personal", now });
      }
      return context.confirm(tx, me, introductionWaits, { introduction: id });
    });
  },
});

/** Why somebody who may read a story cannot ask its author. */
async function refusal({ words, read, asker, interaction }: Context, story: Story): Promise<Outcome | undefined> {
  if (story.unsigned || asker.unnamed) return reply(noticeCard(words.story.gone));
  if (story.authorId === asker.memberId) return reply(noticeCard(words.reactions.own));
  // What is sent a second time says nothing else than the first.
  if (interaction.deed.kind === "submitted") return undefined;
  return (await hasAsked(read, story.id, asker.memberId))
    ? reply(noticeCard(words.introductions.askedAlready))
    : undefined;
}

export const takeQuestionBack: Action<Context> = {
  name: "take-question-back",
  async pressed({ words, now, write }, about) {
    const id = readId<IntroductionId>(about);
    return write(async (tx, me) => {
      if (id === undefined || !(await takeBackQuestion(tx, id, me.id, now)))
        return replace(noticeCard(words.introductions.over));
      await revise(tx, `introduction:${id}`, now);
      return replace(noticeCard(words.introductions.takenBack));
    });
  },
};

export const introductionPayload = z.object({ introduction: z.string() });

/** To the author. */
export const introductionAsked: MessageKind<z.infer<typeof introductionPayload>> = {
  name: "introduction-asked",
  keeps: true,
  payloads: { 1: introductionPayload },
  async compose(payload, { read, words }, occasion) {
    const { introduction, story, asker, about } = await partiesTo(read, payload);
    if (introduction?.agreedAt) return { card: noticeCard(words.introductions.agreedBySelf), about };
    if (introduction?.declinedAt === null && story !== undefined && asker !== undefined)
      return { card: askedCard(words, introduction, story, asker), about };
    return occasion === "post" ? undefined : { card: noticeCard(words.introductions.over), about };
  },
};

/** To whoever asked, with what becomes of it. */
export const introductionWaits: MessageKind<z.infer<typeof introductionPayload>> = {
  name: "introduction-waits",
  payloads: { 1: introductionPayload },
  async compose(payload, { read, words }) {
    const { introduction, story, about } = await partiesTo(read, payload);
    const { introductions: says } = words;
    if (introduction?.agreedAt) return { card: noticeCard(says.agreed), about };
    const isOpen = introduction?.declinedAt === null && story !== undefined;
    return { card: isOpen ? waitsCard(words, introduction, story) : noticeCard(says.notNow), about };
  },
};
