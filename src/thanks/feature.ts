/** Thanks from one person to others, whatever their organisations and platforms. No points, and no counts. */
import type { Feature } from "../context.js";
import { DAY, later } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { helpedAction, hideAction, replyToThanks, showAction, thanksHelped, thanksReplied } from "./answer-sender.js";
import { choosePeople } from "./choose-people.js";
import { dropDraftsBefore } from "./drafts.js";
import { thanksReceived, thanksSent, thanksToPassOn } from "./send-words.js";
import { takeBackAction } from "./take-back.js";
import { passedOnAction, thanksPassedOn } from "./tell-passed-on.js";
import { thankPeople, thanksVerb } from "./thank-people.js";

/** How long words wait for their sender to say who is meant. */
const DRAFT_LIFE_MS = DAY;

export const thanks = (words: Words): Feature => ({
  verbs: [thanksVerb(words)],
  forms: [thankPeople, choosePeople, replyToThanks],
  actions: [helpedAction, showAction, hideAction, takeBackAction, passedOnAction],
  messages: [thanksSent, thanksReceived, thanksToPassOn, thanksHelped, thanksReplied, thanksPassedOn],
  plan: (tx, { now }) => dropDraftsBefore(tx, later(now, -DRAFT_LIFE_MS)),
});
