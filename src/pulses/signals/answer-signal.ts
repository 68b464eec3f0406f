/** What came of a signal: you said, we did, we could not. Whoever answers tells the people who were asked. */
import { note, quote, text } from "../../chat/card.js";
import { type Answers, defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { readId, type SignalId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { revise } from "../../schedule/messages.js";
import { answerSignal, signalFor } from "./pulse-signals.js";
import { recordSignal } from "./record-signal.js";
import { tellGroupOf } from "./tell-of-answer.js";
import { viewSignal } from "./view-signal.js";

const LONGEST = 500;

const fields = {
  said: { kind: "paragraph", max: LONGEST, required: true },
  did: { kind: "paragraph", max: LONGEST, required: false },
  couldNot: { kind: "paragraph", max: LONGEST, required: false },
} as const;

/** `about` is the signal. */
export const answerSignalForm = defineForm({
  name: "answer-signal",
  fields,
  async present(context: Context, about) {
    const { words, now, interaction } = context;
    const { form, notYours, answered } = words.signals;
    const signal = await asked(context, about);
    const view = signal && (await viewSignal(context, signal, now));
    if (view === undefined) return reply(noticeCard(notYours));
    // What is sent a second time says nothing else than the first.
    if (view.signal.answeredAt !== null && interaction.deed.kind !== "submitted")
      return reply(noticeCard(answered(view.signal.owner?.name)));
    const { action } = view.signal;
    return {
      title: form.title,
      send: form.send,
      before: [text(view.sentence), ...(action === null ? [] : [quote(action)]), note(form.intro(view.where))],
      after: await safetyNodes(context),
      questions: {
        said: { label: form.said, hint: form.saidHint, missing: form.saidMissing },
        did: { label: form.did, hint: form.didHint },
        couldNot: { label: form.couldNot, hint: form.couldNotHint },
      },
    };
  },
  async submit(context, answer: Answers<typeof fields>, about) {
    const { words, now } = context;
    const { form, notYours, answered } = words.signals;
    if (answer.did === "" && answer.couldNot === "") return correct({ did: form.nothing });
    const problems = await identifierProblems(context, answer, { refused: ["curator"] });
    if (Object.keys(problems).length > 0) return correct({ ...problems });
    return context.write(async (tx, me) => {
      const signal = await asked({ ...context, read: tx }, about);
      if (signal === undefined) return reply(noticeCard(notYours));
      if (!(await answerSignal(tx, signal.id, me.id, answer, now)))
        return reply(noticeCard(answered(signal.owner?.name)));
      await recordSignal(tx, signal.id, { deed: "signal-answered", at: now, actorId: me.id });
      await tellGroupOf(tx, signal.id, now);
      await revise(tx, `signal:${signal.id}`, now);
      return reply(noticeCard(form.done));
    });
  },
});

async function asked({ read, asker, now }: Pick<Context, "read" | "asker" | "now">, about: string) {
  return signalFor(read, readId<SignalId>(about), asker.memberId, now);
}
