/** How colleagues without a chat come in, for whoever curates their organisation. */
import type { Page } from "../../chat/feature.js";
import { type Outcome, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { curatedBy } from "../../directory/curators.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { missingRoutes } from "../../directory/show-organisation.js";
import { standingLinkOf } from "../../directory/standing-links.js";
import { CURATOR_PAGE, curatorCard } from "./curator-cards.js";

export const curatorPage: Page<Context> = {
  name: CURATOR_PAGE,
  async visited(context): Promise<Outcome> {
    const { words, read, asker } = context;
    const card = asker.memberId && (await curatorCardFor(context, read, asker.memberId));
    return reply(card ?? noticeCard(words.web.notCurator));
  },
};

/** Undefined for somebody who curates nothing. */
async function curatorCardFor({ words, system }: Pick<Context, "words" | "system">, read: Reader, curator: MemberId) {
  const curated = await curatedBy(read, curator);
  if (curated.length === 0) return undefined;
  const links = [];
  for (const organisation of curated) {
    const missing = await missingRoutes(words, read, organisation);
    links.push({ ...organisation, missing, token: await standingLinkOf(read, organisation.id) });
  }
  return curatorCard(words, { publicUrl: system.publicUrl, links });
}
