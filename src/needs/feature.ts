/** Needs and offers, matched. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { giveNeed, needVerb, offerVerb } from "./give-need.js";
import { helpNeed } from "./help-need.js";
import { declineMatch, needMatched, settleMatch } from "./match-needs.js";
import { needPage, takeNeedBackAction } from "./show-needs.js";

export const needs = (words: Words): Feature => ({
  verbs: [needVerb(words), offerVerb(words)],
  forms: [giveNeed, helpNeed],
  actions: [settleMatch, declineMatch, takeNeedBackAction],
  pages: [needPage],
  messages: [needMatched],
});
