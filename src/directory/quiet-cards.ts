/** How what somebody chose looks, and the way to change it. */
import { buttons, type Card, type CardNode, does, text } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";

export const STOP_WRITING = "stop-writing";

const chooseQuiet = { kind: "opens", form: "choose-quiet", about: "" } as const;

/** Below whatever Causeway says unasked: when it may write, and one press for nothing of it any more. */
export function quietButtons({ directory: { quiet } }: Words): CardNode {
  const sure = { question: quiet.stopSure, yes: quiet.stopYes, no: quiet.stopNo };
  return buttons({ label: quiet.when, press: chooseQuiet }, { label: quiet.stop, press: does(STOP_WRITING, ""), sure });
}

export function savedCard({ directory: { quiet } }: Words, saved: string): Card {
  return { summary: saved, body: [text(saved), buttons({ label: quiet.change, press: chooseQuiet })] };
}
