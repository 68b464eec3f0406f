/** Tries: plan, do, study, act. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { tryPage } from "./show-tries.js";
import { startTry, tryVerb } from "./start-try.js";
import { studyTryLater, tryDue, tryStarted } from "./study-later.js";
import { putOffTry, studyTry } from "./study-try.js";

export const tries = (words: Words): Feature => ({
  verbs: [tryVerb(words)],
  forms: [startTry, studyTry, putOffTry],
  pages: [tryPage],
  messages: [tryStarted, tryDue],
  jobs: [studyTryLater],
});
