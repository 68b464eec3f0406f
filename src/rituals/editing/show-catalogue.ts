/** The catalogue, for whoever may change any of it. */
import type { Action, Page } from "../../chat/feature.js";
import { type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { isSteward } from "../../directory/roles.js";
import { allRituals, editedKeys, settingFor, switches } from "../rituals.js";
import { mayChangeRituals } from "../switching/scoped-rituals.js";
import { CATALOGUE_PAGE, catalogueCard, MOST_LISTED } from "./catalogue-cards.js";

export const cataloguePage: Page<Context> = { name: CATALOGUE_PAGE, visited: (context) => show(context) };

/** `about` is the last one shown. */
export const moreCatalogue: Action<Context> = {
  name: "more-ritual-catalogue",
  async pressed(context, about) {
    const shown = await show(context, about);
    return shown.kind === "reply" ? replace(shown.card) : shown;
  },
};

async function show(context: Context, after?: string): Promise<Outcome> {
  const { read, words, asker } = context;
  if (!(await mayChangeRituals(read, asker.memberId))) return reply(noticeCard(words.rituals.catalogueCard.notYours));
  return reply(await catalogueCardFor(context, read, asker.memberId, { after }));
}

export async function catalogueCardFor(
  { words }: Pick<Context, "words">,
  read: Reader,
  me: MemberId | undefined,
  { after, news }: { readonly after?: string | undefined; readonly news?: string } = {},
) {
  const all = await allRituals(read, words);
  const said = await switches(read);
  const edited = await editedKeys(read);
  const from = all.findIndex(({ key }) => key === after) + 1;
  const listed = all.slice(from, from + MOST_LISTED + 1).map((ritual) => ({
    ritual,
    on: settingFor(ritual, said, ["system"]).on,
    edited: edited.has(ritual.key),
  }));
  return catalogueCard(words, { listed, isSteward: await isSteward(read, me), news });
}
