/** A comment of somebody's own, in every third wave, sealed as their answers are. */
import { note } from "../../chat/card.js";
import { defineForm, isOutcome } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { LONGEST_COMMENT, saveComment } from "../answers.js";
import { COMMENT_FORM } from "./asking-cards.js";
import { findOpenWave, inOpenWave } from "./open-wave.js";

/** What was said before is not shown again: the form would carry it through a chat. */
export const commentOnWave = defineForm({
  name: COMMENT_FORM,
  fields: { words: { kind: "paragraph", max: LONGEST_COMMENT, required: false } },
  async present(context: Context, about) {
    const { words } = context;
    const found = await findOpenWave(context, about);
    if (isOutcome(found)) return found;
    const { takesComments, threshold } = found.wave;
    if (!takesComments) return reply(noticeCard(words.bot.oldCard));
    const { title, send, intro, words: label, wordsHint } = words.asking.comment;
    return {
      title,
      send,
      before: [note(intro(threshold))],
      after: await safetyNodes(context),
      questions: { words: { label, hint: wordsHint } },
    };
  },
  async submit(context, answers, about) {
    const problems = await identifierProblems(context, answers, { refused: ["curator"] });
    if (problems.words !== undefined) return correct({ words: problems.words });
    const { kept, takenBack } = context.words.asking.comment;
    return inOpenWave(context, about, async (tx, { wave, keys, memberId }) => {
      await saveComment(tx, keys, wave.id, memberId, answers.words);
      return reply(noticeCard(answers.words === "" ? takenBack : kept));
    });
  },
});
