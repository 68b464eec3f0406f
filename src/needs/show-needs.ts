/** The page of needs and offers: mine, and what others need and can lend. */
import type { Action, Page } from "../chat/feature.js";
import { replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type NeedId, readId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { noticeCard } from "../directory/directory-cards.js";
import { endMatchesOf } from "./match-needs.js";
import { MOST_LISTED, NEED_PAGE, needsCard } from "./need-cards.js";
import { needsOf, openElsewhere, takeNeedBack } from "./needs.js";

export const needPage: Page<Context> = {
  name: NEED_PAGE,
  async visited(context) {
    const { words, asker, system } = context;
    if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
    return reply(await cardFor(context, context.read));
  },
};

async function cardFor({ words, asker, now }: Context, read: Reader) {
  const { memberId, employer } = asker;
  const yours = memberId === undefined ? [] : await needsOf(read, memberId, now, MOST_LISTED);
  const others = employer === undefined ? [] : await openElsewhere(read, employer.id, now, { limit: MOST_LISTED + 1 });
  return needsCard(words, { yours, others });
}

export const takeNeedBackAction: Action<Context> = {
  name: "take-need-back",
  async pressed(context, about) {
    const { words, now, write } = context;
    const id = readId<NeedId>(about);
    return write(async (tx, me) => {
      if (id === undefined || !(await takeNeedBack(tx, id, me.id, now))) return reply(noticeCard(words.needs.gone));
      await endMatchesOf(tx, id, now);
      return replace(await cardFor(context, tx));
    });
  },
};
