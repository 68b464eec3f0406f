/** The front door. */
import type { Verb } from "../chat/feature.js";
import type { Context, Feature } from "../context.js";
import type { MessageKind } from "../schedule/messages.js";
import type { Words } from "../words/en-GB.js";
import { helpVerb, homePage, homeVerb } from "./show-home.js";
import { messagesPage } from "./show-messages.js";

/** `verbs` lists what anyone can say, and `messages` what anyone is told, once every feature is known. */
export const home = (
  words: Words,
  verbs: () => readonly Verb<Context>[],
  messages: () => readonly MessageKind[],
): Feature => ({
  verbs: [homeVerb(words), helpVerb(words, verbs)],
  pages: [homePage, messagesPage(messages)],
});
