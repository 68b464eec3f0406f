/** What a curator looks after: stories that nobody signed, and how colleagues without a chat come in. */
import { buttons, type Card, type CardNode, divider, does, heading, note, text } from "../chat/card.js";
import type { Page } from "../chat/feature.js";
import { reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { OrganisationId } from "../database/ids.js";
import { curatedBy } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { standingLinkOf } from "../directory/standing-links.js";
import { heldStories } from "../stories/held-stories.js";
import type { Story } from "../stories/stories.js";
import { heldNodes } from "../stories/story-cards.js";
import type { Words } from "../words/en-GB.js";
import { CURATOR_PAGE } from "./home-cards.js";

/** More would not fit into one message of a chat. */
const MOST_SHOWN = 5;

export const curatorPage: Page<Context> = {
  name: CURATOR_PAGE,
  async visited({ words, read, asker, system }) {
    const curated = await curatedBy(read, asker.memberId);
    if (curated.length === 0) return reply(noticeCard(words.web.notCurator));
    const waiting = await heldStories(read, asker.memberId, MOST_SHOWN + 1);
    const links = await Promise.all(
      curated.map(async (organisation) => ({ ...organisation, token: await standingLinkOf(read, organisation.id) })),
    );
    return reply(curatorCard(words, system.publicUrl, waiting, links));
  },
};

interface Link {
  readonly id: OrganisationId;
  readonly name: string;
  readonly token: string | undefined;
}

function curatorCard(
  words: Words,
  publicUrl: string | undefined,
  waiting: readonly Story[],
  links: readonly Link[],
): Card {
  const { curator, notHere } = words.web;
  const shown = waiting.slice(0, MOST_SHOWN);
  const listed = shown.flatMap((story) => [...heldNodes(words, story), divider]);
  const stories = waiting.length === 0 ? [text(curator.noneWaiting)] : [heading(curator.stories), ...listed];
  const ways = publicUrl === undefined ? [text(notHere)] : links.flatMap((link) => linkNodes(words, publicUrl, link));
  return {
    summary: curator.title,
    body: [heading(curator.title), ...stories, ...(waiting.length > MOST_SHOWN ? [note(curator.more)] : []), ...ways],
  };
}

function linkNodes(words: Words, publicUrl: string, { id, name, token }: Link): readonly CardNode[] {
  if (token === undefined) return [];
  const { curator } = words.web;
  const url = `${publicUrl}/s/${token}`;
  const sure = { question: curator.renewSure, yes: curator.renewYes, no: curator.renewNo };
  return [
    heading(curator.link(name)),
    text(curator.explain),
    { kind: "quote", text: url },
    { kind: "image", url: `${url}/code.png`, alt: curator.code(name) },
    buttons(
      { label: curator.notice, press: { kind: "visits", url: `${url}/notice` } },
      { label: curator.invite, press: { kind: "opens", form: "invite-colleague", about: "" } },
      { label: curator.renew, press: does("renew-standing-link", id), sure },
    ),
  ];
}
