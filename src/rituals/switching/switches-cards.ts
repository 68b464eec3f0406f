/** How it looks where a ritual is on. */
import { buttons, type Card, does, heading, note, plain, shows, strong, text } from "../../chat/card.js";
import type { RitualScope } from "../../database/tables/rituals.js";
import type { Words } from "../../words/en-GB.js";
import type { Ritual } from "../catalogue.js";
import type { Holds, NamedScope } from "./scoped-rituals.js";

/** More would not fit into one message of a chat. */
export const MOST_SCOPES = 12;

export interface SwitchView {
  readonly named: NamedScope;
  readonly holds: Holds;
  /** The name of what it was said for, where that is another. */
  readonly from: string | undefined;
}

export interface SwitchesView {
  readonly ritual: Ritual;
  /** One more than is shown, where there are more. */
  readonly switches: readonly SwitchView[];
  readonly news: string | undefined;
}

export function switchesCard(words: Words, { ritual, switches, news }: SwitchesView): Card {
  const { switches: said, page, one } = words.rituals;
  const shown = switches.slice(0, MOST_SCOPES);
  const last = shown.at(-1);
  const summary = said.title(ritual.name);
  return {
    summary: news ?? summary,
    body: [
      heading(summary),
      ...(news === undefined ? [] : [text([strong(news)])]),
      ...(shown.length === 0 ? [text(said.none)] : [note(said.intro)]),
      ...shown.flatMap((view) => [
        text([strong(capital(view.named.name)), plain(`: ${stateOf(words, ritual, view)}`)]),
        buttons({ label: said.change(view.named.name), press: opens(ritual, view.named.scope) }),
      ]),
      buttons(
        ...(last !== undefined && switches.length > shown.length
          ? [{ label: page.more, press: does("ritual-switches", `${ritual.key} ${last.named.scope}`) }]
          : []),
        { label: ritual.name, press: does("open-ritual", ritual.key) },
        { label: one.all, press: shows("ritual-catalogue") },
      ),
    ],
  };
}

/** "On, Fridays at 11:00. Said by the catalogue." */
export function stateOf({ rituals }: Words, { cadence }: Ritual, { holds, from }: Omit<SwitchView, "named">): string {
  const { switches: said, when } = rituals;
  const { on, day, time } = holds.setting;
  const comes = cadence !== "event" && cadence !== "anniversary";
  return said.holds(on ? said.on(comes ? when(day, time) : undefined) : said.off, from);
}

const opens = ({ key }: Ritual, scope: RitualScope) =>
  ({ kind: "opens", form: "switch-ritual", about: `${key} ${scope}` }) as const;

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
