/** After a listening slot, its leader says what they fixed: whoever was heard is told. */
import { note } from "../../chat/card.js";
import { type Answers, defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MeetingId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { revise } from "../../schedule/messages.js";
import { tell } from "../news.js";
import { changeMeeting, type Meeting, meetingFor, others } from "../open-meetings.js";

const fields = { fixed: { kind: "paragraph", max: 300, required: true } } as const;

/** `about` is the slot. */
export const fixedOneThing = defineForm({
  name: "fixed-one-thing",
  fields,
  async present(context: Context, about) {
    const { words, asker } = context;
    const { fixForm } = words.meetings.listening;
    const slot = await held(context, about);
    if (slot === undefined || asker.memberId === undefined) return reply(noticeCard(words.meetings.card.none));
    const { title, send, intro, fixed: label, missing } = fixForm;
    return {
      ...{ title, send, before: [note(intro(heardIn(slot, asker.memberId)))], after: await safetyNodes(context) },
      questions: { fixed: { label, missing, initial: slot.fixed } },
    };
  },
  async submit(context, answers: Answers<typeof fields>, about) {
    const { words, now } = context;
    const problems = await identifierProblems(context, answers, { refused: ["curator"] });
    if (Object.keys(problems).length > 0) return correct({ ...problems });
    return context.write(async (tx, me) => {
      const slot = await held({ ...context, read: tx }, about);
      if (slot === undefined) return reply(noticeCard(words.meetings.card.none));
      await changeMeeting(tx, slot.id, { fixed: answers.fixed });
      for (const person of others(slot, me.id)) await tell(tx, slot, person, { news: "fixed", time: "1" }, now);
      await revise(tx, `meeting:${slot.id}`, now);
      return reply(noticeCard(words.meetings.listening.fixForm.saved(heardIn(slot, me.id))));
    });
  },
});

/** One that the asker led and says took place, while there is somebody to tell. */
async function held({ read, asker }: Pick<Context, "read" | "asker">, about: string): Promise<Meeting | undefined> {
  const slot = await meetingFor(read, readId<MeetingId>(about), asker.memberId);
  const me = slot?.people.find(({ id }) => id === asker.memberId);
  const isTheirs = slot?.kind === "listening" && me?.host === true && me.leftAt === null && me.met === true;
  return isTheirs && others(slot, me.id).length > 0 ? slot : undefined;
}

const heardIn = (slot: Meeting, host: Parameters<typeof others>[1]): string =>
  others(slot, host)
    .map(({ name }) => name)
    .join(", ");
