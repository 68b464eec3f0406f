/** A comment of somebody's own, in every third wave, sealed as their answers are. */
import { note } from "../../chat/card.js";
import { defineForm } from "../../chat/form.js";
import { correct, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { readId, type WaveId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { identifierProblems } from "../../directory/refuse-identifiers.js";
import { safetyNodes } from "../../directory/routes.js";
import { answersOf, LONGEST_COMMENT, saveComment } from "../answers.js";
import { findWave } from "../pulses.js";
import { inOpenWave } from "./answer-pulse.js";
import { isOpen } from "./asked.js";

/** What was said before is not shown again: the form would carry it through a chat. */
export const commentOnWave = defineForm({
  name: "pulse-comment",
  fields: { words: { kind: "paragraph", max: LONGEST_COMMENT, required: false } },
  async present(context: Context, about) {
    const { words, read, now } = context;
    const { title, send, intro, words: label, wordsHint } = words.asking.comment;
    const id = readId<WaveId>(about);
    const wave = id && (await findWave(read, id));
    if (wave?.takesComments !== true || !isOpen(wave, now)) return reply(noticeCard(words.asking.closed));
    return {
      title,
      send,
      before: [note(intro(wave.threshold)), note(words.asking.promise(wave.threshold))],
      after: await safetyNodes(context),
      questions: { words: { label, hint: wordsHint } },
    };
  },
  async submit(context, answers, about) {
    const problems = await identifierProblems(context, answers, { refused: ["curator"] });
    if (problems.words !== undefined) return correct({ words: problems.words });
    const { notAsked, comment } = context.words.asking;
    return inOpenWave(context, about, async (tx, me, { wave, keys }) => {
      if ((await answersOf(tx, keys, wave.id, me.id)) === undefined) return reply(noticeCard(notAsked));
      await saveComment(tx, keys, wave.id, me.id, answers.words);
      return reply(noticeCard(answers.words === "" ? comment.takenBack : comment.kept));
    });
  },
});
