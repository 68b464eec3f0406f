/** How a pause looks: to the stewards, and to everybody while it lasts. */
import { buttons, type Card, heading, note, strong, text } from "../chat/card.js";
import { UNTIL_SAID } from "../schedule/manners.js";
import type { Words } from "../words/en-GB.js";

export const PAUSE_PAGE = "pause";

/** Until when, and not why. */
export function pauseLine({ manners: { pause } }: Words, until: Date, timeZone: string): string {
  return until < UNTIL_SAID ? pause.until(until, timeZone) : pause.untilSaid;
}

/** `holds` says until when; undefined where nothing is paused. `news` is what has just changed. */
export function pauseCard({ manners: { pause } }: Words, holds: string | undefined, news?: string): Card {
  return {
    summary: news ?? holds ?? pause.title,
    body: [
      heading(pause.title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      ...(news === undefined || holds !== undefined ? [text(holds ?? pause.none)] : []),
      note(pause.intro),
      buttons({
        label: holds === undefined ? pause.pause : pause.change,
        press: { kind: "opens", form: "pause-everything", about: "" },
      }),
    ],
  };
}
