/** What a curator looks after: stories that nobody signed, and how colleagues without a chat come in. */
import { buttons, type Card, type CardNode, divider, does, heading, note, shows, strong, text } from "../chat/card.js";
import type { OrganisationId } from "../database/ids.js";
import type { Words } from "../words/en-GB.js";
import type { Story } from "./stories.js";
import { heldNodes } from "./story-cards.js";

export const CURATOR_PAGE = "curator";
/** More would not fit into one message of a chat. */
export const MOST_HELD_SHOWN = 5;

export interface CuratorView {
  readonly publicUrl: string | undefined;
  /** The newest first; one more than is shown, where there are more. */
  readonly waiting: readonly Story[];
  readonly links: readonly StandingLink[];
  /** What has just become of a story. */
  readonly news: string | undefined;
}

export interface StandingLink {
  readonly id: OrganisationId;
  readonly name: string;
  readonly token: string | undefined;
}

export function curatorCard(words: Words, { publicUrl, waiting, links, news }: CuratorView): Card {
  const { curator, notHere } = words.web;
  const shown = waiting.slice(0, MOST_HELD_SHOWN).flatMap((story) => [...heldNodes(words, story), divider]);
  const more = waiting.length > MOST_HELD_SHOWN ? [note(curator.more)] : [];
  return {
    summary: news ?? curator.title,
    body: [
      heading(curator.title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      ...(waiting.length === 0 ? [text(curator.noneWaiting)] : [...shown, ...more]),
      ...(publicUrl === undefined ? [text(notHere)] : links.flatMap((link) => linkNodes(words, publicUrl, link))),
    ],
  };
}

function linkNodes(words: Words, publicUrl: string, { id, name, token }: StandingLink): readonly CardNode[] {
  if (token === undefined) return [];
  const { curator, colleagues } = words.web;
  const url = `${publicUrl}/s/${token}`;
  const sure = { question: curator.renewSure, yes: curator.renewYes, no: curator.renewNo };
  return [
    heading(curator.link(name)),
    text(curator.explain(name)),
    { kind: "quote", text: url },
    { kind: "image", url: `${url}/code.png`, alt: curator.code(name) },
    buttons(
      { label: curator.notice, press: { kind: "visits", url: `${url}/notice` } },
      { label: colleagues.open, press: shows(colleagues.page) },
      { label: curator.renew, press: does("renew-standing-link", id), sure },
    ),
  ];
}

/** Tells a curator that something waits; it follows as they decide. */
export function storiesWaitCard(words: Words, organisation: string, waiting: number): Card {
  const { waits, noneWaiting, look } = words.web.curator;
  const summary = waiting === 0 ? noneWaiting : waits(waiting, organisation);
  const button = waiting === 0 ? [] : [buttons({ label: look, press: shows(CURATOR_PAGE), tone: "primary" })];
  return { summary, body: [text(summary), ...button] };
}
