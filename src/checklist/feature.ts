/** What leaders do themselves: for each alone, and in totals only. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";

export const checklist = (_words: Words): Feature => ({});
