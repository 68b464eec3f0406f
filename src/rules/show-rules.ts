/** The page of rules: what waits for me, what I raised, what was answered lately where I work. */
import type { Page } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { noticeCard } from "../directory/directory-cards.js";
import { DAY, later } from "../schedule/clock.js";
import { RULE_PAGE, rulesCard } from "./rule-cards.js";
import { rulesAnsweredAt, rulesRaisedBy, rulesWaitingFor } from "./rules.js";

/** A few more than a page shows, so that it can say so. */
const MOST = 50;
const LATELY_MS = 56 * DAY;

export const rulePage: Page<Context> = {
  name: RULE_PAGE,
  async visited({ words, read, asker, system, now }) {
    if (asker.employers.length === 0) return reply(noticeCard(words.directory.notSetUp(system.name)));
    const { memberId, employer } = asker;
    const yours = memberId === undefined ? [] : await rulesRaisedBy(read, memberId, MOST);
    const waiting = memberId === undefined ? [] : await rulesWaitingFor(read, memberId, MOST);
    const answered =
      employer === undefined ? [] : await rulesAnsweredAt(read, employer.id, later(now, -LATELY_MS), MOST);
    const lately = answered.filter(({ id }) => !yours.some((own) => own.id === id));
    return reply(rulesCard(words, { waiting, yours, lately }));
  },
};
