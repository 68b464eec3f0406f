/** Meetings across organisations: coffee trials, listening slots and days in the life. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";

export const meetings = (_words: Words): Feature => ({});
