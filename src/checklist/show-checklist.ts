/** A leader ticks what they did this week, for themselves alone. */
import type { Action, Page, Verb } from "../chat/feature.js";
import { type Outcome, replace, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { authorityOf } from "../directory/authority.js";
import { noticeCard } from "../directory/directory-cards.js";
import { weekOf } from "../schedule/occurrences.js";
import type { Words } from "../words/en-GB.js";
import { addDeed, deeds, deedsOf, type LeaderDeed, takeDeedBack, totalBefore } from "./checklist.js";
import { CHECKLIST_PAGE, checklistCard } from "./checklist-cards.js";

export const checklistVerb = (words: Words): Verb<Context> => ({
  name: "checklist",
  purpose: words.checklist.purpose,
  command: false,
  said: showChecklist,
});

export const checklistPage: Page<Context> = { name: CHECKLIST_PAGE, visited: showChecklist };

async function showChecklist({ words, read, asker, now, system }: Context): Promise<Outcome> {
  const { memberId } = asker;
  if (memberId === undefined || !(await leads(read, memberId))) return reply(noticeCard(words.checklist.notYours));
  return reply(await cardFor(words, read, memberId, weekOf(now, system.timeZone)));
}

async function leads(read: Reader, memberId: MemberId): Promise<boolean> {
  const { steward, leads } = await authorityOf(read, memberId);
  return steward || leads.length > 0;
}

async function cardFor(words: Words, read: Reader, memberId: MemberId, week: string) {
  return checklistCard(words, { done: await deedsOf(read, memberId, week), total: await totalBefore(read, week) });
}

type Change = (tx: Writer, memberId: MemberId, deed: LeaderDeed, when: { week: string; now: Date }) => Promise<void>;

function changing(name: string, change: Change): Action<Context> {
  return {
    name,
    async pressed({ words, write, now, system }, about) {
      const deed = deeds.find((one) => one === about);
      const week = weekOf(now, system.timeZone);
      return write(async (tx, me) => {
        if (deed === undefined || !(await leads(tx, me.id))) return reply(noticeCard(words.checklist.notYours));
        await change(tx, me.id, deed, { week, now });
        return replace(await cardFor(words, tx, me.id, week));
      });
    },
  };
}

export const doLeaderDeed = changing("do-leader-deed", addDeed);
export const undoLeaderDeed = changing("undo-leader-deed", (tx, memberId, deed, { week }) =>
  takeDeedBack(tx, memberId, deed, week),
);
