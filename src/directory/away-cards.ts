/** How those who are away look to whoever looks after their organisation. */
import { buttons, type Card, type CardNode, does, heading, note, strong, text } from "../chat/card.js";
import type { Words } from "../words/en-GB.js";
import type { FoundPerson } from "./known-people.js";

export const AWAY_PAGE = "away";
/** More would not fit into one message of a chat. */
const MOST_SHOWN = 15;

/** `news` is what has just changed. */
export function awayCard({ manners: { away } }: Words, people: readonly FoundPerson[], news?: string): Card {
  const shown = people.slice(0, MOST_SHOWN);
  const more = people.length - shown.length;
  return {
    summary: news ?? away.title,
    body: [
      heading(away.title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      note(away.intro),
      buttons({ label: away.mark, press: { kind: "opens", form: "mark-away", about: "" }, tone: "primary" }),
      ...(shown.length === 0 ? [text(away.nobody)] : shown.flatMap((person) => personNodes(away, person))),
      ...(more > 0 ? [note(away.more(more))] : []),
    ],
  };
}

type AwayWords = Words["manners"]["away"];

function personNodes(away: AwayWords, { id, name, organisation, platform }: FoundPerson): readonly CardNode[] {
  const back = { label: away.back, spoken: away.backSpoken(name), press: does("mark-back", id) };
  return [text(away.person(name, organisation, platform)), buttons(back)];
}

/** Nobody is taken for another by their name: whoever marks somebody sees who it is. */
export function chooseAwayCard({ manners: { away } }: Words, people: readonly FoundPerson[]): Card {
  const found = people.flatMap(({ id, name, organisation, platform }) => [
    text(away.person(name, organisation, platform)),
    buttons({ label: away.this(name), press: does("mark-away", id) }),
  ]);
  return { summary: away.choose, body: [heading(away.choose), note(away.intro), ...found] };
}
