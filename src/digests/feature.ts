/** The weekly digest to leaders, and the one thing that it asks of them. */
import type { Feature } from "../context.js";
import { askDue, askGiven } from "./ask-messages.js";
import { askWhetherDone } from "./ask-whether-done.js";
import { composeDigest, weeklyDigest } from "./compose-digest.js";
import { finishAskForm } from "./finish-ask.js";
import { planDigests } from "./plan-digests.js";
import { declineAskAction, handAskForm, takeAskAction } from "./take-ask.js";

export const digests = (): Feature => ({
  forms: [handAskForm, finishAskForm],
  actions: [takeAskAction, declineAskAction],
  messages: [weeklyDigest, askGiven, askDue],
  jobs: [composeDigest, askWhetherDone],
  plan: planDigests,
});
