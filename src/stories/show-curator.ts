/** The curator's page, as it is now and after each decision. */
import type { Page } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { curatedBy } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { standingLinkOf } from "../directory/standing-links.js";
import { CURATOR_PAGE, curatorCard, MOST_HELD_SHOWN } from "./curator-cards.js";
import { heldStories } from "./held-stories.js";

export const curatorPage: Page<Context> = {
  name: CURATOR_PAGE,
  async visited(context): Promise<Outcome> {
    const { words, read, asker } = context;
    const card = asker.memberId && (await curatorCardFor(context, read, asker.memberId));
    return reply(card ?? noticeCard(words.web.notCurator));
  },
};

/** Undefined for somebody who curates nothing. `news` is what has just become of a story. */
export async function curatorCardFor(
  { words, system }: Pick<Context, "words" | "system">,
  read: Reader,
  curator: MemberId,
  news?: string,
) {
  const curated = await curatedBy(read, curator);
  if (curated.length === 0) return undefined;
  const waiting = await heldStories(read, curator, MOST_HELD_SHOWN + 1);
  const links = [];
  for (const organisation of curated) {
    links.push({ ...organisation, token: await standingLinkOf(read, organisation.id) });
  }
  return curatorCard(words, { publicUrl: system.publicUrl, waiting, links, news });
}
