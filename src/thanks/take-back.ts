/** A sender takes thanks back; every copy follows. */
import type { Action } from "../chat/feature.js";
import { replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type ThanksId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { revise } from "../schedule/messages.js";
import { takeBack } from "./thanks.js";

export const takeBackAction: Action<Context> = {
  name: "take-back-thanks",
  async pressed(context, about) {
    const { words, now } = context;
    return context.write(async (tx, me) => {
      const id = readId<ThanksId>(about);
      if (id === undefined || !(await takeBack(tx, id, me.id, now))) return reply(noticeCard(words.thanks.gone));
      await revise(tx, `thanks:${id}`, now);
      return replace(noticeCard(words.thanks.takenBack));
    });
  },
};
