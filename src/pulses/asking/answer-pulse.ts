/** An answer, by a press of a button; and the way back to it until the wave closes. */
import { z } from "zod";
import type { Action } from "../../chat/feature.js";
import { replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { itemsAskedOf, saveAnswers } from "../answers.js";
import { askedAgainCard, askedCard } from "./asked.js";
import { inOpenWave } from "./open-wave.js";

/** The wave, the question and the answer. It comes from the person's own device. */
const pressed = z.tuple([z.string(), z.string(), z.coerce.number().int().min(1).max(5)]);

/** The last answer to each question stands, whatever it was given on. */
export const answerPulse: Action<Context> = {
  name: "answer-pulse",
  async pressed(context, about) {
    const read = pressed.safeParse(about.split(","));
    if (!read.success) return reply(noticeCard(context.words.bot.oldCard));
    const [id, asked, value] = read.data;
    return inOpenWave(context, id, async (tx, { wave, keys, memberId, given }) => {
      const item = itemsAskedOf(wave, memberId).find((one) => one === asked);
      if (item === undefined) return reply(noticeCard(context.words.asking.notAsked));
      const answered = { ...given, answers: { ...given.answers, [item]: value } };
      await saveAnswers(tx, keys, wave.id, memberId, answered);
      return replace(await askedCard({ ...context, read: tx }, wave, memberId, answered));
    });
  },
};

/** Shows all the questions again; what was answered stands until it is answered anew. */
export const changeAnswers: Action<Context> = {
  name: "change-answers",
  pressed: (context, id) =>
    inOpenWave(context, id, async (tx, { wave, memberId }) =>
      replace(await askedAgainCard({ ...context, read: tx }, wave, memberId)),
    ),
};
