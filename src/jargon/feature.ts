/** What abbreviations mean: everybody may ask, and everybody may add what theirs mean. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { addJargon } from "./add-jargon.js";
import { askJargon, jargonVerb } from "./ask-jargon.js";
import { removeJargon } from "./remove-jargon.js";
import { jargonPage } from "./show-jargon.js";

export const jargon = (words: Words): Feature => ({
  verbs: [jargonVerb(words)],
  forms: [addJargon, askJargon],
  actions: [removeJargon],
  pages: [jargonPage],
});
