/** How a leader's own list looks. */
import { buttons, type Card, type CardNode, does, heading, note, strong, text } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";
import { deeds, FEWEST_LEADERS, type LeaderDeed, TOTAL_WEEKS } from "./checklist.js";

export const CHECKLIST_PAGE = "checklist";

export interface ChecklistView {
  readonly done: ReadonlySet<LeaderDeed>;
  readonly total: number | undefined;
}

export function checklistCard(words: Words, { done, total }: ChecklistView): Card {
  const { checklist } = words;
  return {
    summary: checklist.title,
    body: [
      heading(checklist.title),
      text(checklist.intro),
      text([strong(checklist.week)]),
      ...deeds.flatMap((deed) => deedNodes(words, deed, done.has(deed))),
      note(total === undefined ? checklist.noTotal(FEWEST_LEADERS) : checklist.total(total, TOTAL_WEEKS)),
    ],
  };
}

function deedNodes({ checklist }: Words, deed: LeaderDeed, done: boolean): readonly CardNode[] {
  const said = checklist.deeds[deed];
  const label = done ? checklist.undo : checklist.did;
  const press = does(done ? "undo-leader-deed" : "do-leader-deed", deed);
  return [
    text(done ? `${checklist.done}: ${said}` : said),
    buttons({ label, spoken: checklist.spoken(label, checklist.short[deed]), press }),
  ];
}
