/** Whoever sees to an answer says who else will; so does whoever wrote it, where nobody has it. */
import { note } from "../../chat/card.js";
import { type Answers, defineForm, type Fields } from "../../chat/form.js";
import { correct, type Outcome, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { findOwner } from "../../directory/find-owner.js";
import { dueDayField, dueDayQuestion, ownerAndDay, ownerField, ownerQuestion } from "../../directory/in-hand.js";
import type { FoundPerson } from "../../directory/known-people.js";
import { readDueDay } from "../../schedule/due-days.js";
import { revise } from "../../schedule/messages.js";
import { localDate } from "../../schedule/occurrences.js";
import { askCameOfLater } from "./ask-came-of.js";
import { handedBy, saveOwner } from "./owned-rituals.js";
import { tellAnswerOwner } from "./owner-messages.js";

const fields = {
  owner: ownerField,
  dueOn: dueDayField,
} as const satisfies Fields;

/** `about` is the answer. */
export const handAnswer = defineForm({
  name: "hand-ritual",
  fields,
  async present(context: Context, about) {
    const { words, read, asker, interaction, now, system } = context;
    const { hand, form } = words.rituals.owned;
    const answer = await handedBy(read, about, asker.memberId);
    // What is sent a second time says nothing else than the first.
    if (answer === undefined && interaction.deed.kind !== "submitted") return reply(noticeCard(form.notYours));
    const isPast = answer?.dueOn != null && answer.dueOn <= localDate(now, system.timeZone);
    return {
      title: hand.title,
      send: hand.send,
      before: (answer?.answers ?? []).map(({ question, answer }) => note(`${question} ${answer}`)),
      questions: {
        owner: ownerQuestion(words),
        // Nobody is given something for a day that is over.
        dueOn: isPast ? { ...dueDayQuestion(context), hint: words.rituals.answerForm.dueOnHint } : undefined,
      },
    };
  },
  async submit(context, given, about) {
    const read = await readHanding(context, given);
    if ("problems" in read) return correct(read.problems);
    return context.write((tx, me) => hand(tx, context, { me, about, ...read }));
  },
});

async function readHanding(context: Context, { owner, dueOn: typed }: Answers<typeof fields>) {
  const { now, system, words } = context;
  const found = await findOwner(context, owner);
  const due = typed === "" ? { date: undefined } : readDueDay(typed, now, system.timeZone);
  return ownerAndDay(words, found, due);
}

interface Handing {
  readonly me: Me;
  readonly about: string;
  readonly owner: FoundPerson;
  /** Undefined where the day stays. */
  readonly dueOn: string | undefined;
}

async function hand(tx: Writer, context: Context, { me, about, owner, ...given }: Handing): Promise<Outcome> {
  const { now, system, words } = context;
  const { form } = words.rituals.owned;
  const { doneMine, doneOwner } = words.rituals.answerForm;
  const answer = await handedBy(tx, about, me.id);
  const dueOn = given.dueOn ?? answer?.dueOn;
  if (answer === undefined || dueOn == null) return reply(noticeCard(form.notYours));
  const { id, ownerId: from } = answer;
  if (!(await saveOwner(tx, { id, from, to: owner.id, dueOn }))) return reply(noticeCard(form.notYours));
  if (owner.id !== me.id) await tellAnswerOwner(tx, { answer: id, owner, by: me.id }, now);
  await askCameOfLater(tx, { answer: id, owner: owner.id, dueOn }, system.timeZone);
  await revise(tx, `ritual-answer:${id}`, now);
  return reply(noticeCard(owner.id === me.id ? doneMine(dueOn) : doneOwner(owner.name, dueOn)));
}
