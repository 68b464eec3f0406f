/** Somebody of a group chooses the one behaviour that it counts each week. */
import { note, text } from "../chat/card.js";
import { defineForm } from "../chat/form.js";
import { correct, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type TeamId } from "../database/ids.js";
import { type MeasureKind, measureKinds } from "../database/tables/celebrations.js";
import { noticeCard } from "../directory/directory-cards.js";
import { identifierProblems } from "../directory/refuse-identifiers.js";
import { safetyNodes } from "../directory/routes.js";
import { teamCardFor } from "./show-celebrations.js";
import { chooseMeasure, measureOf, teamFor } from "./team-measures.js";

/** `about` is the group. */
export const chooseMeasureForm = defineForm({
  name: "choose-measure",
  fields: {
    question: { kind: "line", max: 150, required: true },
    kind: { kind: "one", required: true },
  },
  async present(context: Context, about) {
    const { words, read, asker } = context;
    const { chooseForm, notYours } = words.celebrations;
    const team = await teamFor(read, readId<TeamId>(about), asker.memberId);
    if (team === undefined) return reply(noticeCard(notYours));
    const standing = await measureOf(read, team.id);
    return {
      title: chooseForm.title,
      send: chooseForm.send,
      before: [
        text(chooseForm.intro(team.name)),
        ...(standing === undefined ? [] : [note(chooseForm.ends(standing.question))]),
      ],
      after: await safetyNodes(context),
      questions: {
        question: { label: chooseForm.question, hint: chooseForm.questionHint, missing: chooseForm.questionMissing },
        kind: {
          label: chooseForm.kind,
          missing: chooseForm.kindMissing,
          choices: measureKinds.map((value) => ({ value, label: chooseForm.kinds[value] })),
        },
      },
    };
  },
  async submit(context, { question, kind }, about) {
    const { words, now } = context;
    const { chooseForm, notYours } = words.celebrations;
    const { question: unfit } = await identifierProblems(context, { question }, { refused: ["curator"] });
    if (unfit !== undefined) return correct({ question: unfit });
    return context.write(async (tx, me) => {
      const team = await teamFor(tx, readId<TeamId>(about), me.id);
      if (team === undefined) return reply(noticeCard(notYours));
      // Reading the form has checked that it is one of them.
      const chosen = { question, kind: kind as MeasureKind };
      await chooseMeasure(tx, { teamId: team.id, ...chosen, chosenBy: me.id, now });
      return reply(await teamCardFor({ ...context, read: tx }, team, chooseForm.done(team.name)));
    });
  },
});
