/** Pulses: three questions every few weeks, answered by nobody in particular. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { answerPulse, changeAnswers } from "./asking/answer-pulse.js";
import { askInvited } from "./asking/ask-invited.js";
import { commentOnWave } from "./asking/comment-on-wave.js";
import { forgetReminders } from "./asking/forget-reminders.js";
import { inviteToWave } from "./asking/invite-to-wave.js";
import { layRows } from "./asking/lay-rows.js";
import { openWave, planWaves } from "./asking/open-waves.js";
import { pulseAsked } from "./asking/pulse-asked.js";
import { pulseTooSmall } from "./asking/tell-too-small.js";
import { closeWave, planClosings } from "./closing/close-waves.js";
import { forgetWave } from "./closing/forget-wave.js";
import { changePulseForm } from "./planning/change-pulse.js";
import { endPulse } from "./planning/end-pulse.js";
import { addQuestion, retireQuestion } from "./planning/own-questions.js";
import { planPulse } from "./planning/plan-pulse.js";
import { morePulses, planPage } from "./planning/show-planning.js";
import { talkThrough } from "./planning/talk-through.js";
import { askedToAnswer } from "./planning/tell-leader.js";
import { pulseVerb } from "./pulse-verb.js";
import { proofPage } from "./show-proof.js";
import { pulsePage } from "./show-pulse.js";

export const pulses = (words: Words): Feature => ({
  verbs: [pulseVerb(words)],
  forms: [commentOnWave, planPulse, changePulseForm, addQuestion],
  actions: [answerPulse, changeAnswers, morePulses, endPulse, talkThrough, retireQuestion],
  pages: [pulsePage, proofPage, planPage],
  messages: [pulseAsked, pulseTooSmall, askedToAnswer],
  jobs: [openWave, inviteToWave, layRows, askInvited, forgetReminders, closeWave, forgetWave],
  plan: async (tx, scene) => {
    await planWaves(tx, scene);
    await planClosings(tx, scene);
  },
});
