/** What Causeway told somebody: for those whom it reaches nowhere else, and for anybody who has lost it. */
import { type CardNode, divider, heading, note, text } from "../chat/card.js";
import type { Page } from "../chat/feature.js";
import { nothing, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MessageKind } from "../schedule/messages.js";
import { postedTo } from "../schedule/posted-messages.js";

const MOST_SHOWN = 10;

export const messagesPage = (kinds: () => readonly MessageKind[]): Page<Context> => ({
  name: "messages",
  async visited(context) {
    const { asker, words, system } = context;
    const { messages, noMessages } = words.home;
    const told = asker.memberId === undefined ? [] : await postedTo(asker.memberId, context, kinds(), MOST_SHOWN);
    const unseen = told.flatMap(({ seen }) => seen ?? []);
    if (unseen.length > 0) {
      await context.write(async (tx) => {
        for (const seen of unseen) await seen(tx, { ...context, read: tx });
        return nothing;
      });
    }
    const listed = told.flatMap(({ card, postedAt }): readonly CardNode[] => [
      divider,
      note(words.date(postedAt, system.timeZone)),
      ...card.body,
    ]);
    return reply({
      summary: messages,
      body: [heading(messages), ...(listed.length === 0 ? [text(noMessages)] : listed)],
    });
  },
});
