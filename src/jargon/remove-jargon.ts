/** Whoever added a meaning takes it out again, or a curator does. */
import type { Action } from "../chat/feature.js";
import { replace } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type JargonId, readId } from "../database/ids.js";
import { removeMeaning } from "./jargon.js";
import { listCardFor, notHere } from "./show-jargon.js";

export const removeJargon: Action<Context> = {
  name: "remove-jargon",
  async pressed(context, about) {
    const { removed, notRemoved } = context.words.jargon;
    const refusal = notHere(context);
    if (refusal !== undefined) return refusal;
    return context.write(async (tx, me) => {
      const id = readId<JargonId>(about);
      const abbreviation = id && (await removeMeaning(tx, id, me.id));
      const news = abbreviation === undefined ? notRemoved : removed(abbreviation);
      return replace(await listCardFor(context, tx, me.id, news));
    });
  },
};
