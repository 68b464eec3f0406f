/** Somebody in a group that works a new way says what it does to a day, by role and without their name. */
import { note } from "../../chat/card.js";
import { type Answers, defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { readId, type TeamId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { findTeam, type Team } from "../../groups/team-groups.js";
import { addGroupNote, isInGroupOf } from "./day-notes.js";

const LONGEST = 300;

const fields = {
  role: { kind: "line", max: 60, required: true },
  adds: { kind: "paragraph", max: LONGEST, required: false },
  removes: { kind: "paragraph", max: LONGEST, required: false },
  changes: { kind: "paragraph", max: LONGEST, required: false },
} as const;

/** `about` is the group. */
export const noteGroupDay = defineForm({
  name: "note-group-day",
  fields,
  async present(context: Context, about) {
    const { words, asker } = context;
    const { teamForm } = words.meetings.days;
    const team = await groupOf(context, about);
    if (team === undefined) return reply(noticeCard(teamForm.notYours));
    const { title, send, intro, role, roleMissing: missing } = teamForm;
    return {
      ...{ title, send, before: [note(intro(team.name))], after: await safetyNodes(context) },
      questions: {
        role: { label: role, missing, initial: asker.role },
        adds: { label: teamForm.adds },
        removes: { label: teamForm.removes },
        changes: { label: teamForm.changes },
      },
    };
  },
  async submit(context, answers: Answers<typeof fields>, about) {
    const { words, now } = context;
    const { days } = words.meetings;
    const problems = await identifierProblems(context, answers, { refused: ["curator"] });
    if (Object.keys(problems).length > 0) return correct({ ...problems });
    const notes = (["adds", "removes", "changes"] as const).flatMap((field) =>
      answers[field] === "" ? [] : [{ question: days[field], answer: answers[field] }],
    );
    if (notes.length === 0) return correct({ adds: days.teamForm.nothing });
    return context.write(async (tx, me) => {
      const team = await groupOf({ ...context, read: tx }, about);
      if (team === undefined) return reply(noticeCard(days.teamForm.notYours));
      await addGroupNote(tx, { teamId: team.id, memberId: me.id, role: answers.role, notes }, now);
      return reply(noticeCard(days.teamForm.saved));
    });
  },
});

/** One that goes on and that the asker is in. */
async function groupOf({ read, asker }: Pick<Context, "read" | "asker">, about: string): Promise<Team | undefined> {
  const id = readId<TeamId>(about);
  return id !== undefined && (await isInGroupOf(read, id, asker.memberId)) ? findTeam(read, id) : undefined;
}
