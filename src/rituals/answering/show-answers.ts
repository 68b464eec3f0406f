/** What people answered, for those who may read it; and taking one's own back. */
import type { Action, Page } from "../../chat/feature.js";
import { type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MemberId, type RitualAnswerId, readId } from "../../database/ids.js";
import { revise } from "../../schedule/messages.js";
import { allRituals } from "../rituals.js";
import { ANSWERS_PAGE, answersCard, MOST_ANSWERS } from "./answer-cards.js";
import { type AnswerReader, answersReadBy, dropAnswer, type RitualAnswer } from "./answered-rituals.js";

export const answersPage: Page<Context> = { name: ANSWERS_PAGE, visited: showAnswers };

/** `about` is the last one shown. */
export const earlierAnswers: Action<Context> = {
  name: "earlier-ritual-answers",
  pressed: async (context, about) => replace(await cardFor(context, context.read, readId<RitualAnswerId>(about))),
};

export const takeBackAnswer: Action<Context> = {
  name: "take-back-ritual-answer",
  async pressed(context, about) {
    return context.write(async (tx, me) => {
      const id = readId<RitualAnswerId>(about);
      if (id !== undefined && (await dropAnswer(tx, id, me.id))) await revise(tx, `ritual-answer:${id}`, context.now);
      return replace(await cardFor(context, tx));
    });
  },
};

export async function showAnswers(context: Context): Promise<Outcome> {
  return reply(await cardFor(context, context.read));
}

async function cardFor(context: Context, read: Context["read"], before?: RitualAnswerId) {
  const { words, system, asker } = context;
  const answers = await answersReadBy(read, readerOf(context), MOST_ANSWERS + 1, before);
  return answersCard(words, {
    answers: answers.map((one) => withoutAway(one, asker.memberId)),
    rituals: await allRituals(read, words),
    reader: asker.memberId,
    timeZone: system.timeZone,
  });
}

/** Nobody else reads of somebody who is away that they see to something. */
function withoutAway(answer: RitualAnswer, reader: MemberId | undefined): RitualAnswer {
  const { owner } = answer;
  return owner === undefined || owner.awayAt === null || owner.id === reader ? answer : { ...answer, owner: undefined };
}

export const readerOf = ({ asker }: Pick<Context, "asker">): AnswerReader => ({
  memberId: asker.unnamed ? undefined : asker.memberId,
  organisationId: asker.employer?.id,
  isInSystem: asker.employers.length > 0,
});
