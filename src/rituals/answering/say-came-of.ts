/** Whoever sees to an answer says what came of it; whoever wrote it is told. */
import { note } from "../../chat/card.js";
import { defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { revise, say } from "../../schedule/messages.js";
import { saveCameOf } from "./answered-rituals.js";
import { ownedBy } from "./owned-rituals.js";
import { ritualCameOf } from "./owner-messages.js";

const LONGEST = 600;

/** `about` is the answer. */
export const sayCameOf = defineForm({
  name: "ritual-outcome",
  fields: { cameOf: { kind: "paragraph", max: LONGEST, required: true } },
  async present(context: Context, about) {
    const { words, read, asker, interaction } = context;
    const { form } = words.rituals.owned;
    const answer = await ownedBy(read, about, asker.memberId);
    // What is sent a second time says nothing else than the first.
    if (answer === undefined || (answer.cameOf !== undefined && interaction.deed.kind !== "submitted"))
      return reply(noticeCard(form.notYours));
    return {
      title: form.title,
      send: form.send,
      before: answer.answers.map(({ question, answer }) => note(`${question} ${answer}`)),
      after: await safetyNodes(context),
      questions: { cameOf: { label: form.label, hint: form.hint, missing: form.missing } },
    };
  },
  async submit(context, { cameOf }, about) {
    const { words, now } = context;
    const { form } = words.rituals.owned;
    const problems = await identifierProblems(context, { cameOf }, { refused: ["curator"] });
    if (Object.keys(problems).length > 0) return correct({ ...problems });
    return context.write(async (tx, me) => {
      const answer = await ownedBy(tx, about, me.id);
      if (answer === undefined || !(await saveCameOf(tx, answer.id, me.id, cameOf)))
        return reply(noticeCard(form.notYours));
      await revise(tx, `ritual-answer:${answer.id}`, now);
      if (answer.author.id !== me.id) {
        const to = { kind: "member", id: answer.author.id, workspaceId: answer.author.workspaceId } as const;
        await say(tx, { to, message: ritualCameOf, payload: { answer: answer.id }, manner: "personal", now });
      }
      return reply(noticeCard(form.done));
    });
  },
});
