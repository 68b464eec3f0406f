/** What leaders do themselves: for each alone, and in totals only. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { checklistPage, checklistVerb, doLeaderDeed, undoLeaderDeed } from "./show-checklist.js";

export const checklist = (words: Words): Feature => ({
  verbs: [checklistVerb(words)],
  actions: [doLeaderDeed, undoLeaderDeed],
  pages: [checklistPage],
});
