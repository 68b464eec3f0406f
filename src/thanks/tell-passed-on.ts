/** A curator says that they passed thanks on to somebody whom Causeway cannot reach. */
import { z } from "zod";
import type { Action } from "../chat/feature.js";
import { replace } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { readId, type ThankedId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import { type MessageKind, revise, say } from "../schedule/messages.js";
import { aboutAll, isTooLate } from "./send-words.js";
import { anyThanksTo, markPassedOn } from "./thanks.js";
import { wasPassedOnCard } from "./thanks-cards.js";

export const passedOnAction: Action<Context> = {
  name: "thanks-passed-on",
  async pressed({ words, now, write }, about) {
    const id = readId<ThankedId>(about);
    return write(async (tx, me) => {
      const isMarked = id !== undefined && (await markPassedOn(tx, id, me.id, now));
      const passed = isMarked ? await anyThanksTo(tx, id) : undefined;
      if (passed === undefined) return replace(noticeCard(words.thanks.notYours));
      const { thanks, person } = passed;
      const to = { kind: "member", ...thanks.sender } as const;
      await say(tx, { to, message: thanksPassedOn, payload: { thanked: person.id }, manner: "personal", now });
      await revise(tx, `thanks:${thanks.id}`, now);
      return replace(noticeCard(words.thanks.gotIt(person.name, person.organisation)));
    });
  },
};

const payload = z.object({ thanked: z.string() });

export const thanksPassedOn: MessageKind<z.infer<typeof payload>> = {
  name: "thanks-passed-on",
  payloads: { 1: payload },
  async compose({ thanked }, { read, words }, occasion) {
    const to = await anyThanksTo(read, thanked as ThankedId);
    if (to === undefined || isTooLate(to.thanks, occasion)) return undefined;
    return { card: wasPassedOnCard(words, to.thanks, to.person), about: aboutAll(to.thanks) };
  },
};
