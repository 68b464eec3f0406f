/** The front door. */
import type { Verb } from "../chat/feature.js";
import type { Context, Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { helpVerb, homePage, homeVerb } from "./show-home.js";

/** `verbs` lists what anyone can say, once every feature is known. */
export const home = (words: Words, verbs: () => readonly Verb<Context>[]): Feature => ({
  verbs: [homeVerb(words), helpVerb(words, verbs)],
  pages: [homePage],
});
