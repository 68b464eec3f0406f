/** How the way into pulses looks. */
import { type Card, type CardNode, heading, note } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";

export const PULSE_PAGE = "pulse";

/** `parts` are what this person can do. */
export function pulseCard({ pulse }: Words, parts: readonly CardNode[]): Card {
  return { summary: pulse.title, body: [heading(pulse.title), ...parts, note(pulse.comeBack)] };
}
