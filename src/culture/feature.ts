/** The web check: how a team sees the six elements of its culture, and the balance of what is told and done. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { askTeams, planWebChecks, webCheckDue } from "./ask-each-quarter.js";
import { checkWeb } from "./check-web.js";
import { culturePage, webcheckVerb } from "./show-culture.js";

export const culture = (words: Words): Feature => ({
  verbs: [webcheckVerb(words)],
  forms: [checkWeb],
  pages: [culturePage],
  messages: [webCheckDue],
  jobs: [askTeams],
  plan: planWebChecks,
});
