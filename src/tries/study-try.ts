/** Whoever started a try says what happened and decides: adopt, adapt or abandon. Or they need longer. */
import { note, text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, open, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type TryId } from "../database/ids.js";
import { type TryDecision, tryDecisions } from "../database/tables/practice.js";
import { noticeCard } from "../directory/directory-cards.js";
import { dueDayField, dueDayQuestion } from "../directory/in-hand.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { readDueDay } from "../schedule/due-days.js";
import { revise } from "../schedule/messages.js";
import { startTry } from "./start-try.js";
import { studyLater } from "./study-later.js";
import { decideTry, ownTry, putOff, type Try } from "./tries.js";
import { decidedCard } from "./try-cards.js";

/** `about` is the try. */
export const studyTry = defineForm({
  name: "study-try",
  fields: {
    saw: { kind: "paragraph", max: 600, required: true },
    learned: { kind: "paragraph", max: 400, required: true },
    decision: { kind: "one", required: true },
  },
  async present(context: Context, about) {
    const { words, interaction } = context;
    const one = await asked(context, about);
    // What is sent a second time says nothing else than the first.
    if (one === undefined || (one.decidedAt !== null && interaction.deed.kind !== "submitted"))
      return reply(noticeCard(words.tries.gone));
    const { studyForm: form, prediction } = words.tries;
    return {
      title: form.title,
      send: form.send,
      before: [text(one.aim), note(`${prediction}: ${one.prediction}`)],
      after: await safetyNodes(context),
      questions: {
        saw: { label: form.saw, hint: form.sawHint, missing: form.sawMissing },
        learned: { label: form.learned, hint: form.learnedHint, missing: form.learnedMissing },
        decision: {
          label: form.decision,
          missing: form.decisionMissing,
          choices: tryDecisions.map((value) => ({ value, label: form.choices[value] })),
        },
      },
    };
  },
  async submit(context, { saw, learned, decision: chosen }, about) {
    const { words, now, write } = context;
    const problems = await identifierProblems(context, { saw, learned }, { refused: ["curator"] });
    if (Object.keys(problems).length > 0) return correct({ ...problems });
    // The form has checked that it is one of what it offered.
    const decision = chosen as TryDecision;
    return write(async (tx, me) => {
      const one = await asked({ ...context, read: tx }, about);
      if (one === undefined || !(await decideTry(tx, one.id, me.id, { saw, learned, decision }, now)))
        return reply(noticeCard(words.tries.gone));
      await revise(tx, `try:${one.id}`, now);
      if (decision === "adapt") return open(startTry, one.id);
      return reply(decidedCard(words, { ...one, saw, learned, decision }, words.tries.thanks[decision]));
    });
  },
});

/** `about` is the try. */
export const putOffTry = defineForm({
  name: "put-off-try",
  fields: { studyOn: dueDayField },
  async present(context: Context, about) {
    const { words, interaction } = context;
    const one = await asked(context, about);
    if (one === undefined || (one.decidedAt !== null && interaction.deed.kind !== "submitted"))
      return reply(noticeCard(words.tries.gone));
    const { laterForm, form } = words.tries;
    return {
      title: laterForm.title,
      send: laterForm.send,
      before: [text(one.aim)],
      questions: {
        studyOn: { ...dueDayQuestion(context), label: form.studyOn },
      },
    };
  },
  async submit(context, { studyOn: typed }, about) {
    const { words, now, system, write } = context;
    const due = readDueDay(typed, now, system.timeZone);
    if ("problem" in due) return correct({ studyOn: words.dueDay[due.problem] });
    const { date } = due;
    return write(async (tx, me) => {
      const one = await asked({ ...context, read: tx }, about);
      if (one === undefined || !(await putOff(tx, one.id, me.id, date))) return reply(noticeCard(words.tries.gone));
      await studyLater(tx, one.id, date, system.timeZone);
      await revise(tx, `try:${one.id}`, now);
      return reply(noticeCard(words.tries.laterForm.saved(date)));
    });
  },
});

async function asked({ read, asker }: Pick<Context, "read" | "asker">, about: string): Promise<Try | undefined> {
  return ownTry(read, readId<TryId>(about), asker.memberId);
}
