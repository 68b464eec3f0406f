/** An answer, by a press of a button; and the way back to it until the wave closes. */
import { z } from "zod";
import type { Action } from "../../chat/feature.js";
import { type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import { readId, type WaveId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { AnswerKeys } from "../../safeguards/sealed-answers.js";
import { answersOf, itemsAskedOf, keysOf, saveAnswers } from "../answers.js";
import { findWave, type Wave } from "../pulses.js";
import { askedAgainCard, askedCard, isOpen } from "./asked.js";

/** The wave, the question and the answer. It comes from the person's own device. */
const pressed = z.tuple([z.string(), z.string(), z.coerce.number().int().min(1).max(5)]);

/** The last answer to each question stands, whatever it was given on. */
export const answerPulse: Action<Context> = {
  name: "answer-pulse",
  async pressed(context, about) {
    const read = pressed.safeParse(about.split(","));
    if (!read.success) return reply(noticeCard(context.words.bot.oldCard));
    const [id, asked, value] = read.data;
    return inOpenWave(context, id, async (tx, me, { wave, keys }) => {
      const item = itemsAskedOf(wave, me.id).find((one) => one === asked);
      const given = await answersOf(tx, keys, wave.id, me.id);
      if (given === undefined || item === undefined) return reply(noticeCard(context.words.asking.notAsked));
      const answers = { ...given.answers, [item]: value };
      await saveAnswers(tx, keys, wave.id, me.id, { ...given, answers });
      return replace(await askedCard({ ...context, read: tx }, wave, me.id, { ...given, answers }));
    });
  },
};

/** Shows all the questions again; what was answered stands until it is answered anew. */
export const changeAnswers: Action<Context> = {
  name: "change-answers",
  pressed: (context, id) =>
    inOpenWave(context, id, async (tx, me, { wave, keys }) => {
      const isAsked = (await answersOf(tx, keys, wave.id, me.id)) !== undefined;
      if (!isAsked) return reply(noticeCard(context.words.asking.notAsked));
      return replace(await askedAgainCard({ ...context, read: tx }, wave, me.id));
    }),
};

export interface OpenWave {
  readonly wave: Wave;
  readonly keys: AnswerKeys;
}

/** Does something in a wave while it is open. Its closing and this are one after the other, whichever comes first. */
export async function inOpenWave(
  context: Context,
  typed: string,
  work: (tx: Writer, me: Me, open: OpenWave) => Promise<Outcome>,
): Promise<Outcome> {
  const { words, now, waveKeys } = context;
  const id = readId<WaveId>(typed);
  const keys = id && (await keysOf(waveKeys, id));
  return context.write(async (tx, me) => {
    const wave = id && (await findWave(tx, id));
    if (wave === undefined) return reply(noticeCard(words.asking.notAsked));
    if (!isOpen(wave, now) || keys === undefined) return replace(noticeCard(words.asking.closed));
    return work(tx, me, { wave, keys });
  });
}
