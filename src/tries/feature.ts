/** Tries: plan, do, study, act. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";

export const tries = (_words: Words): Feature => ({});
