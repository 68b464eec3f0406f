/** Rituals: small prompts that bring people back to what makes a system work. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";
import { promptsPart } from "./prompts/prompts-part.js";

export const rituals = (_words: Words): Feature => ({ ...promptsPart });
