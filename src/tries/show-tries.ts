/** The page of tries: mine, and what others across the system learned lately. */
import type { Page } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { noticeCard } from "../directory/directory-cards.js";
import { DAY, later } from "../schedule/clock.js";
import { triesDecided, triesOf } from "./tries.js";
import { TRY_PAGE, triesCard } from "./try-cards.js";

const MOST = 50;
const LATELY_MS = 91 * DAY;

export const tryPage: Page<Context> = {
  name: TRY_PAGE,
  async visited({ words, read, asker, system, now }) {
    if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
    const { memberId, employer } = asker;
    const yours = memberId === undefined ? [] : await triesOf(read, memberId, MOST);
    const since = later(now, -LATELY_MS);
    const lately = employer === undefined ? [] : await triesDecided(read, { since, but: memberId, limit: MOST });
    return reply(triesCard(words, { yours, lately }));
  },
};
