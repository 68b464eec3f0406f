/** How what somebody chose looks, and the way to change it. */
import { type Button, buttons, type Card, does, text } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";

export const STOP_WRITING = "stop-writing";

/** One press, for whatever Causeway says unasked. */
export const stopButton = ({ directory }: Words): Button => ({
  label: directory.quiet.stop,
  press: does(STOP_WRITING, ""),
});

export function savedCard({ directory: { quiet } }: Words, saved: string): Card {
  const again = { label: quiet.change, press: { kind: "opens", form: "choose-quiet", about: "" } } as const;
  return { summary: saved, body: [text(saved), buttons(again)] };
}
