/** How an offer of time looks until somebody has said that they come. */
import { buttons, type CardNode, does, note, text } from "../../chat/card.js";
import type { Words } from "../../words/en-GB.js";
import { here } from "../open-meetings.js";
import { outButton, type Seen } from "../seen.js";

/** Whoever offers it hears no name before that. */
export function slotNodes(words: Words, { meeting, me, timeZone }: Seen): readonly CardNode[] {
  const { card, listening } = words.meetings;
  const offered = here(meeting).find(({ host }) => host)?.proposesAt ?? null;
  const facts = [
    ...(offered === null ? [] : [{ name: card.facts.when, value: card.time(offered, timeZone) }]),
    { name: card.facts.long, value: card.long(meeting.minutes) },
    { name: card.facts.where, value: meeting.where },
  ];
  if (me.host) return [{ kind: "facts", facts }, note(listening.ask), buttons(outButton(words, meeting))];
  const come = offered === null ? [] : [does("take-time", `${meeting.id} ${offered.toISOString()}`)];
  return [
    text(listening.drawnAbout),
    { kind: "facts", facts },
    buttons(...come.map((press) => ({ label: listening.come, press, tone: "primary" }) as const), {
      label: listening.cannot,
      press: does("leave-meeting", meeting.id),
    }),
  ];
}
