/** A new standing link, where the old one has fallen into the wrong hands. */
import type { Action } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { type OrganisationId, readId } from "../database/ids.js";
import { curatedBy } from "./curators.js";
import { noticeCard } from "./directory-cards.js";
import { renewStandingLink } from "./standing-links.js";

export const renewLink: Action<Context> = {
  name: "renew-standing-link",
  async pressed({ words, asker, now, write }, about) {
    return write(async (tx) => {
      const id = readId<OrganisationId>(about);
      const mine = await curatedBy(tx, asker.memberId);
      if (id === undefined || !mine.some((organisation) => organisation.id === id))
        return reply(noticeCard(words.web.notCurator));
      await renewStandingLink(tx, id, now);
      return reply(noticeCard(words.web.renewed));
    });
  },
};
