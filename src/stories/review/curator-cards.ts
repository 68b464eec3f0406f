/** What a curator looks after: stories that nobody signed, and how colleagues without a chat come in. */
import { buttons, type Card, type CardNode, does, heading, note, shows, strong, text } from "../../chat/card.js";
import { excerpt } from "../../chat/text.js";
import type { OrganisationId } from "../../database/ids.js";
import type { Words } from "../../words/en-GB.js";
import { concernButton, REVIEW_PAGE, reviewed } from "../consent/consent-cards.js";
import type { Story } from "../stories.js";
import { bylineOf, storyWords } from "../story-cards.js";

export const CURATOR_PAGE = "curator";

export interface StandingLink {
  readonly id: OrganisationId;
  readonly name: string;
  readonly token: string | undefined;
  /** What the organisation has still to say of itself, if anything. */
  readonly missing: readonly CardNode[];
}

export function curatorCard(
  words: Words,
  { publicUrl, links }: { readonly publicUrl: string | undefined; readonly links: readonly StandingLink[] },
): Card {
  const { curator, notHere } = words.web;
  return {
    summary: curator.title,
    body: [
      heading(curator.title),
      ...(publicUrl === undefined ? [text(notHere)] : links.flatMap((link) => linkNodes(words, publicUrl, link))),
    ],
  };
}

function linkNodes(words: Words, publicUrl: string, { id, name, token, missing }: StandingLink): readonly CardNode[] {
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
    ...missing,
  ];
}

/** To a curator: a story that nobody signed, or that the guard held, and the two things that may become of it. */
export function heldNodes(words: Words, story: Story): readonly CardNode[] {
  const { held } = words.story;
  const sure = { question: held.refuseSure(excerpt(story.happened, 60)), yes: held.refuseYes, no: held.refuseNo };
  return [
    heading(held.by(bylineOf(words, story))),
    ...storyWords(words, story),
    ...(story.unsigned ? [] : [text([strong(held.why)])]),
    note(held.reach[story.audience](story.organisation)),
    buttons(
      { label: held.release, press: does("release-story", reviewed(story)), tone: "primary" },
      story.unsigned
        ? { label: held.refuse, press: does("refuse-story", reviewed(story)), sure }
        : { label: held.refuse, press: { kind: "opens", form: "refuse-held-story", about: reviewed(story) } },
      concernButton(words, story),
    ),
  ];
}

/** Tells a curator that something waits; it follows as they decide. */
export function storiesWaitCard(words: Words, organisation: string, waiting: number): Card {
  const { waits, noneWaiting, look } = words.web.curator;
  const summary = waiting === 0 ? noneWaiting : waits(waiting, organisation);
  const button = waiting === 0 ? [] : [buttons({ label: look, press: shows(REVIEW_PAGE), tone: "primary" })];
  return { summary, body: [text(summary), ...button] };
}
