/** How often rituals are answered, for whoever looks after them. */
import type { Page } from "../../chat/feature.js";
import { reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { allRituals } from "../rituals.js";
import { mayChangeRituals } from "../switching/scoped-rituals.js";
import { countRituals } from "./counted-rituals.js";
import { COUNTS_PAGE, countsCard } from "./counts-cards.js";

export const countsPage: Page<Context> = {
  name: COUNTS_PAGE,
  async visited({ read, words, asker, now }) {
    if (!(await mayChangeRituals(read, asker.memberId))) return reply(noticeCard(words.rituals.catalogueCard.notYours));
    return reply(countsCard(words, await countRituals(read, now), await allRituals(read, words)));
  },
};
