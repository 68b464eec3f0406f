/** How it looks how often rituals are answered. */
import { buttons, type Card, heading, note, shows, strong, text } from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import type { Ritual } from "../catalogue.js";
import { type Counts, WEEKS_COUNTED } from "./counted-rituals.js";

export const COUNTS_PAGE = "ritual-counts";

export function countsCard(words: Words, counts: Counts, all: readonly Ritual[]): Card {
  const { title, intro, none, why, reasons, reason, otherReasons, hidden } = words.rituals.counting;
  const because = counts.reasons.map((one) => reason(one.why ?? otherReasons, one.number));
  return {
    summary: title,
    body: [
      heading(title),
      note(intro(WEEKS_COUNTED)),
      ...(counts.rituals.length === 0 ? [text(none)] : [tableOf(words, counts, all)]),
      ...(counts.hidden > 0 ? [note(hidden(counts.hidden))] : []),
      ...(because.length === 0 ? [] : [text([strong(why)]), text(reasons(because))]),
      buttons({ label: words.rituals.catalogueCard.title, press: shows("ritual-catalogue") }),
    ],
  };
}

function tableOf({ rituals: { counting, answer } }: Words, counts: Counts, all: readonly Ritual[]) {
  const { columns, few } = counting;
  const told = (number: number | undefined): string => number?.toLocaleString("en-GB") ?? few;
  const place = (key: string): number => all.findIndex((one) => one.key === key);
  const inOrder = counts.rituals.toSorted((one, other) => place(one.key) - place(other.key));
  return {
    kind: "table",
    columns: [columns.ritual, columns.asked, columns.answered, columns.passed, columns.lapsed],
    rows: inOrder.map(({ key, asked, answered, passed, lapsed }) => [
      all.find((one) => one.key === key)?.name ?? answer.goneRitual,
      ...[asked, answered, passed, lapsed].map(told),
    ]),
  } as const;
}
