/** Whoever followed a partner's day says what they had assumed wrongly: one note ends it, three complete it. */
import { note } from "../../chat/card.js";
import { type Answers, defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MeetingId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { revise } from "../../schedule/messages.js";
import { complete, confirm } from "../ending/say-met.js";
import { type Meeting, type MeetingPerson, meetingFor } from "../open-meetings.js";
import { standingOf } from "../seen.js";
import { noteOf, saveNote } from "./day-notes.js";
import { tellHost } from "./tell-host.js";

const LONGEST = 300;
export const MOST_NOTES = 3;

const fields = {
  one: { kind: "paragraph", max: LONGEST, required: true },
  two: { kind: "paragraph", max: LONGEST, required: false },
  three: { kind: "paragraph", max: LONGEST, required: false },
} as const;

/** `about` is the meeting. */
export const noteDay = defineForm({
  name: "note-day",
  fields,
  async present(context: Context, about) {
    const { words, read } = context;
    const { form } = words.meetings.days;
    const day = await followed(context, about);
    if (day === undefined) return reply(noticeCard(words.meetings.card.none));
    const [one = "", two = "", three = ""] =
      (await noteOf(read, day.meeting.id, day.me.id))?.notes.map(({ answer }) => answer) ?? [];
    return {
      ...{ title: form.title, send: form.send, before: [note(form.intro(day.host.name))] },
      after: await safetyNodes(context),
      questions: {
        one: { label: form.one, missing: form.missing, initial: one },
        two: { label: form.two, initial: two },
        three: { label: form.three, initial: three },
      },
    };
  },
  async submit(context, answers: Answers<typeof fields>, about) {
    const { words, now } = context;
    const problems = await identifierProblems(context, answers, { refused: ["curator"] });
    if (Object.keys(problems).length > 0) return correct({ ...problems });
    const { question, form } = words.meetings.days;
    const said = [answers.one, answers.two, answers.three].filter((answer) => answer !== "");
    return context.write(async (tx, me) => {
      const day = await followed({ ...context, read: tx }, about);
      if (day === undefined) return reply(noticeCard(words.meetings.card.none));
      const { meeting, host } = day;
      const notes = said.map((answer) => ({ question, answer }));
      await saveNote(tx, { meetingId: meeting.id, memberId: me.id, role: host.role, notes }, now);
      if (day.me.met !== true) await confirm(tx, meeting, me.id, now);
      if (notes.length === MOST_NOTES) await complete(tx, meeting, me.id, now);
      await tellHost(tx, { meeting, host, visitor: me.id }, now);
      await revise(tx, `meeting:${meeting.id}`, now);
      return reply(noticeCard(form.saved(notes.length)));
    });
  },
});

interface Followed {
  readonly meeting: Meeting;
  readonly me: MeetingPerson;
  readonly host: MeetingPerson;
}

/** A day that the asker followed, once it has come, and while it did not end another way. */
async function followed(
  { read, asker, now }: Pick<Context, "read" | "asker" | "now">,
  about: string,
): Promise<Followed | undefined> {
  const meeting = await meetingFor(read, readId<MeetingId>(about), asker.memberId);
  const me = meeting?.people.find(({ id }) => id === asker.memberId);
  const host = meeting?.people.find((person) => person.host);
  if (meeting?.kind !== "day" || me === undefined || host === undefined || me.host || me.leftAt !== null)
    return undefined;
  const standing = standingOf({ meeting, me, now });
  const isTime = standing === "due" || standing === "said" || meeting.ended === "met";
  return isTime ? { meeting, me, host } : undefined;
}
