/** Rituals: small prompts that bring people back to what makes a system work. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { answerRitual } from "./answering/answer-ritual.js";
import { askCameOf } from "./answering/ask-came-of.js";
import { declineAnswer, ritualDeclined } from "./answering/decline-answer.js";
import { handAnswer } from "./answering/hand-answer.js";
import { ritualAnswered } from "./answering/keep-answer.js";
import { ritualCameOf, ritualDue, ritualGiven } from "./answering/owner-messages.js";
import { sayCameOf } from "./answering/say-came-of.js";
import { answersPage, earlierAnswers, takeBackAnswer } from "./answering/show-answers.js";
import { countsPage } from "./counting/show-counts.js";
import { editRitualPlan } from "./editing/edit-plan.js";
import { editRitualWords } from "./editing/edit-words.js";
import { removeRitual, restoreRitual } from "./editing/restore-ritual.js";
import { cataloguePage, moreCatalogue } from "./editing/show-catalogue.js";
import { openRitual } from "./editing/show-ritual.js";
import { promptsPart } from "./prompts/prompts-part.js";
import { moreRituals, ritualPage, ritualVerb } from "./show-rituals.js";
import { showSwitches } from "./switching/show-switches.js";
import { switchRitual } from "./switching/switch-ritual.js";

export const rituals = (words: Words): Feature => ({
  ...promptsPart,
  verbs: [ritualVerb(words)],
  pages: [ritualPage, cataloguePage, answersPage, countsPage],
  forms: [answerRitual, sayCameOf, handAnswer, editRitualWords, editRitualPlan, switchRitual],
  actions: [
    ...(promptsPart.actions ?? []),
    ...[moreRituals, openRitual, moreCatalogue, restoreRitual, removeRitual, showSwitches],
    ...[earlierAnswers, takeBackAnswer, declineAnswer],
  ],
  messages: [...(promptsPart.messages ?? []), ritualAnswered, ritualGiven, ritualDue, ritualCameOf, ritualDeclined],
  jobs: [...(promptsPart.jobs ?? []), askCameOf],
});
