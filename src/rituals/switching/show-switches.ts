/** Where a ritual is on, for whoever may switch it somewhere. */
import type { Card } from "../../chat/card.js";
import type { Action } from "../../chat/feature.js";
import { replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import type { Words } from "../../words/en-GB.js";
import type { Ritual } from "../catalogue.js";
import { findRitual, type Switch, switches } from "../rituals.js";
import { scopeName } from "./named-scopes.js";
import { holdsIn, type NamedScope, scopesToSet } from "./scoped-rituals.js";
import { MOST_SCOPES, type SwitchView, switchesCard } from "./switches-cards.js";

/** `about` is the ritual, and the last scope shown where there are more. */
export const showSwitches: Action<Context> = {
  name: "ritual-switches",
  async pressed(context, about) {
    const { read, asker, words } = context;
    const [key = "", after] = about.split(" ");
    const ritual = await findRitual(read, words, key);
    if (ritual === undefined) return reply(noticeCard(words.rituals.meant.gone));
    const card = await switchesCardFor(context, read, asker.memberId, ritual, { after });
    return after === undefined ? reply(card) : replace(card);
  },
};

export async function switchesCardFor(
  { words }: Pick<Context, "words">,
  read: Reader,
  me: MemberId | undefined,
  ritual: Ritual,
  { after, news }: { readonly after?: string | undefined; readonly news?: string } = {},
): Promise<Card> {
  const scopes = await scopesToSet(read, words, me, ritual);
  const from = scopes.findIndex(({ scope }) => scope === after) + 1;
  const all = await switches(read);
  const views: SwitchView[] = [];
  for (const named of scopes.slice(from, from + MOST_SCOPES + 1))
    views.push(await viewOf(read, words, ritual, all, named));
  return switchesCard(words, { ritual, switches: views, news });
}

export async function viewOf(
  read: Reader,
  words: Words,
  ritual: Ritual,
  all: readonly Switch[],
  named: NamedScope,
): Promise<SwitchView> {
  const holds = await holdsIn(read, ritual, all, named.scope);
  const from = holds.from === named.scope ? undefined : await scopeName(read, words, holds.from);
  return { named, holds, from };
}
