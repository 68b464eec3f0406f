/** The web check: how a team sees the six elements of its culture. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";

export const culture = (_words: Words): Feature => ({});
