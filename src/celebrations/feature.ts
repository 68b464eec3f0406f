/** Celebrated changes, and the watch over whether they last. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";

export const celebrations = (_words: Words): Feature => ({});
