/** Whoever has what a digest asked says in a sentence what was done. */
import { note, text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type DigestAskId, readId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { revise } from "../schedule/messages.js";
import { askedSentence } from "./ask-words.js";
import { findAsk, finishAsk } from "./digest-asks.js";
import { viewAsk } from "./settle-ask.js";

/** `about` is the ask. */
export const finishAskForm = defineForm({
  name: "finish-ask",
  fields: { did: { kind: "paragraph", max: 300, required: true } },
  async present(context: Context, about) {
    const { words, read, asker, interaction } = context;
    const { finish, noLonger, doneAlready } = words.digest.ask;
    const ask = await findAsk(read, readId<DigestAskId>(about));
    if (ask === undefined || ask.ownerId === null || ask.ownerId !== asker.memberId) return reply(noticeCard(noLonger));
    // What is sent a second time says nothing else than the first.
    if (ask.doneAt !== null && interaction.deed.kind !== "submitted") return reply(noticeCard(doneAlready));
    const view = await viewAsk(context, ask);
    const asked = view?.subject === undefined ? [] : [text(askedSentence(words, view.subject, view.at))];
    return {
      title: finish.title,
      send: finish.send,
      before: [...asked, note(finish.intro)],
      after: await safetyNodes(context),
      questions: { did: { label: finish.did, hint: finish.didHint, missing: finish.didMissing } },
    };
  },
  async submit(context, { did }, about) {
    const { words, now } = context;
    const { finish, noLonger, doneAlready } = words.digest.ask;
    const problems = await identifierProblems(context, { did }, { refused: ["curator"] });
    if (problems.did !== undefined) return correct({ did: problems.did });
    return context.write(async (tx, me) => {
      const ask = await findAsk(tx, readId<DigestAskId>(about));
      if (ask === undefined || ask.ownerId !== me.id) return reply(noticeCard(noLonger));
      if (!(await finishAsk(tx, ask.id, me.id, did, now))) return reply(noticeCard(doneAlready));
      await revise(tx, `digest:${ask.digestId}`, now);
      return reply(noticeCard(finish.thanks));
    });
  },
});
