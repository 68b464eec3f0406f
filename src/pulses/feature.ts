/** Pulses: three questions every few weeks, answered by nobody in particular. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { pulseVerb } from "./pulse-verb.js";
import { pulsePage } from "./show-pulse.js";

export const pulses = (words: Words): Feature => ({
  verbs: [pulseVerb(words)],
  forms: [],
  actions: [],
  pages: [pulsePage],
  messages: [],
});
