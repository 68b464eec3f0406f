/** What somebody may do with thanks that they were given: say that it helped, let others see it, reply. */
import { z } from "zod";
import { quote, text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { defineForm } from "../chat/form.js";
import { correct, replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type ThankedId, type ThanksId, type ThanksReplyId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { aboutAll, isTooLate } from "./send-words.js";
import {
  addReply,
  answersOf,
  anyReply,
  anyThanksTo,
  markHelped,
  setAgreed,
  type Thanked,
  type Thanks,
  thanksTo,
} from "./thanks.js";
import { helpedCard, receivedCard, replyCard } from "./thanks-cards.js";
import { ofColleagues } from "./thanks-form.js";

type Given = { readonly thanks: Thanks; readonly person: Thanked };

/** An answer to thanks that the asker was given, after which every copy follows. */
const answering = (name: string, answer: (tx: Writer, given: Given, now: Date) => Promise<void>): Action<Context> => ({
  name,
  pressed(context, about) {
    const { words, now } = context;
    return context.write(async (tx, me) => {
      const id = readId<ThanksId>(about);
      const given = await thanksTo(tx, id, me.id);
      if (given === undefined) return reply(noticeCard(words.thanks.gone));
      await answer(tx, given, now);
      await revise(tx, `thanks:${given.thanks.id}`, now);
      const after = (await thanksTo(tx, id, me.id)) ?? given;
      return replace(receivedCard(words, after.thanks, after.person, await answersOf(tx, after.person)));
    });
  },
});

export const helpedAction = answering("thanks-helped", async (tx, { thanks, person }, now) => {
  if (!(await markHelped(tx, person.id, now))) return;
  const to = { kind: "member", ...thanks.sender } as const;
  await say(tx, { to, message: thanksHelped, payload: { thanked: person.id }, manner: "personal", now });
});

export const showAction = answering("show-thanks", (tx, { person, thanks }, now) =>
  // The sender may have meant it for nobody else.
  thanks.seenBy === "others" ? setAgreed(tx, person.id, now) : Promise.resolve(),
);

export const hideAction = answering("hide-thanks", (tx, { person }) => setAgreed(tx, person.id, null));

const helpedPayload = z.object({ thanked: z.string() });

export const thanksHelped: MessageKind<z.infer<typeof helpedPayload>> = {
  name: "thanks-helped",
  payloads: { 1: helpedPayload },
  async compose({ thanked }, { read, words }, occasion) {
    const to = await anyThanksTo(read, thanked as ThankedId);
    if (to === undefined || isTooLate(to.thanks, occasion)) return undefined;
    return { card: helpedCard(words, to.thanks, to.person), about: aboutAll(to.thanks) };
  },
};

export const replyToThanks = defineForm({
  name: "reply-to-thanks",
  fields: { reply: { kind: "paragraph", max: 600, required: true } },
  async present(context: Context, about) {
    const { words, read, asker } = context;
    const given = await thanksTo(read, readId<ThanksId>(about), asker.memberId);
    if (given === undefined) return reply(noticeCard(words.thanks.gone));
    const { title, send, to, question, hint, missing } = words.thanks.replyForm;
    const { senderName, organisation, words: wrote } = given.thanks;
    return {
      title,
      send,
      before: [text(to(senderName, organisation)), quote(wrote)],
      after: await safetyNodes(context),
      questions: { reply: { label: question, hint, missing } },
    };
  },
  async submit(context, answers, about) {
    const { words, now } = context;
    const { reply: problem } = await identifierProblems(context, answers, { allowed: ofColleagues });
    if (problem !== undefined) return correct({ reply: problem });
    return context.write(async (tx, me) => {
      const given = await thanksTo(tx, readId<ThanksId>(about), me.id);
      if (given === undefined) return reply(noticeCard(words.thanks.gone));
      const { thanks, person } = given;
      const payload = { reply: await addReply(tx, person.id, answers.reply, now) };
      const to = { kind: "member", ...thanks.sender } as const;
      await say(tx, { to, message: thanksReplied, payload, manner: "personal", now });
      await revise(tx, `thanks:${thanks.id}`, now);
      return reply(noticeCard(words.thanks.replySent(thanks.senderName)));
    });
  },
});

const replyPayload = z.object({ reply: z.string() });

/** A reply stays its writer's own word: it goes even where the thanks were taken back meanwhile. */
export const thanksReplied: MessageKind<z.infer<typeof replyPayload>> = {
  name: "thanks-replied",
  keeps: true,
  payloads: { 1: replyPayload },
  async compose({ reply: id }, { read, words }) {
    const answer = await anyReply(read, id as ThanksReplyId);
    if (answer === undefined) return undefined;
    const { thanks, person, words: wrote } = answer;
    return { card: replyCard(words, thanks, person, wrote), about: aboutAll(thanks) };
  },
};
