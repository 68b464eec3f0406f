/** A steward puts a standard ritual back as it was at the start, or takes one of the system's own out. */
import type { Action } from "../../chat/feature.js";
import { type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context, Me } from "../../context.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { isSteward } from "../../directory/roles.js";
import type { Ritual } from "../catalogue.js";
import { dropSaved, dropSwitches, findRitual } from "../rituals.js";
import { keepRitual } from "./keep-ritual.js";
import { catalogueCardFor } from "./show-catalogue.js";
import { ritualCardFor } from "./show-ritual.js";

export const restoreRitual: Action<Context> = {
  name: "restore-ritual",
  pressed: (context, about) =>
    byStewards(context, about, async (tx, me, { key, own, name }) => {
      const { words } = context;
      // Of one of the system's own there is nothing to put back.
      if (own) return replace(await ritualCardFor(context, tx, me.id, key));
      await dropSaved(tx, key);
      const restored = (await findRitual(tx, words, key))?.name ?? name;
      return replace(await ritualCardFor(context, tx, me.id, key, words.rituals.one.restored(restored)));
    }),
};

export const removeRitual: Action<Context> = {
  name: "remove-ritual",
  pressed: (context, about) =>
    byStewards(context, about, async (tx, me, { key, own, name }) => {
      if (!own) return replace(await ritualCardFor(context, tx, me.id, key));
      await dropSwitches(tx, key);
      await dropSaved(tx, key);
      const news = context.words.rituals.one.removed(name);
      return replace(await catalogueCardFor(context, tx, me.id, { news }));
    }),
};

async function byStewards(
  context: Context,
  about: string,
  work: (tx: Writer, me: Me, ritual: Ritual) => Promise<Outcome>,
): Promise<Outcome> {
  const { words, now } = context;
  return context.write(async (tx, me) => {
    if (!(await isSteward(tx, me.id))) return reply(noticeCard(words.rituals.one.notSteward));
    const ritual = await findRitual(tx, words, about);
    if (ritual === undefined) return reply(noticeCard(words.rituals.meant.gone));
    const outcome = await work(tx, me, ritual);
    await keepRitual(tx, { me, now, name: ritual.name });
    return outcome;
  });
}
