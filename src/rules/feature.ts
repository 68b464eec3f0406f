/** Unblock it: a rule that stopped joint work gets an owner and an answer. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";

export const rules = (_words: Words): Feature => ({});
