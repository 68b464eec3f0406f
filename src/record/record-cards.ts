/** How a record is offered. */
import { buttons, type Card, heading, note, strong, text } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";

export const RECORD_PAGE = "record";

export function recordCard({ record }: Words, page: string, saved: string): Card {
  const { title, intro, yours, lasts, open, save } = record;
  return {
    summary: intro,
    body: [
      heading(title),
      text(intro),
      text([strong(yours)]),
      buttons(
        { label: open, press: { kind: "visits", url: page }, tone: "primary" },
        { label: save, press: { kind: "visits", url: saved } },
      ),
      note(lasts),
    ],
  };
}
