/** How a story looks. */
import { type Button, buttons, type Card, type CardNode, divider, does, quote, text } from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { ProposalId } from "../database/ids.js";
import type { Words } from "../words/en-GB.js";
import type { Story } from "./stories.js";

const MOST_NAMED = 3;

/** Who told it, as the author chose to be shown. */
export function bylineOf(words: Words, { byline, authorName, role, organisation }: Story): string {
  const { by } = words.story;
  switch (byline) {
    case "name":
      return by.name(authorName, organisation);
    case "role":
      return role === "" ? by.nobody(organisation) : by.role(role, organisation);
    case "nobody":
      return by.nobody(organisation);
  }
}

/** To the author alone, with what they may still do. `state` is how it stands with the partners. */
export function sharedCard(words: Words, story: Story, state: readonly CardNode[]): Card {
  const { shared, reach, held } = words.story;
  if (story.unsigned) {
    const waits = held.thanks(story.organisation);
    return { summary: waits, body: [text(waits), ...storyWords(words, story)] };
  }
  const isOpen = story.sharedAt !== null || story.audience === "organisation";
  const reaches = isOpen ? reach[story.audience](story.organisation) : words.consent.later[story.audience];
  const thanks = `${shared(story.authorName, story.organisation)} ${reaches}`;
  return { summary: thanks, body: [text(thanks), ...state, ...storyWords(words, story), ownButtons(words, story)] };
}

export function withdrawnCard(words: Words): Card {
  return { summary: words.story.withdrawn, body: [text(words.story.withdrawn)] };
}

/** A whole story, to somebody who may read it, and what they may do with it. */
export function storyCard(words: Words, story: Story, timeZone: string, may: readonly CardNode[]): Card {
  const byline = bylineOf(words, story);
  const shared = `${words.story.when} ${words.date(story.createdAt, timeZone)}`;
  return {
    summary: `${byline}: ${excerpt(story.happened, 120)}`,
    body: [text(`${byline}. ${shared}.`), ...storyWords(words, story), ...may],
  };
}

/** The telling itself: what happened, who was involved, what changed. */
export function storyWords(words: Words, { happened, changed, partners }: Story): readonly CardNode[] {
  const involved = words.listed(partners.map(({ name }) => name));
  const facts = [
    ...(involved === "" ? [] : [{ name: words.story.involved, value: involved }]),
    { name: words.story.whatChanged, value: changed },
  ];
  return [quote(happened), { kind: "facts", facts }];
}

/** The partners in a few words: three by name, and how many others. */
export function involvedIn(words: Words, { partners }: Story): string {
  const named = partners.slice(0, MOST_NAMED).map(({ name }) => name);
  return words.story.involvedAndMore(named, partners.length - named.length);
}

export function thanksCard(
  words: Words,
  story: Story,
  leader: { readonly name: string; readonly organisation: string | null },
): Card {
  const { name, organisation } = leader;
  const thanks = story.unsigned
    ? words.story.thanksToPassOn(name, organisation, story.organisation)
    : words.story.thanks(story.authorName, name, organisation);
  const telling: readonly CardNode[] = story.withdrawnAt === null ? [quote(excerpt(story.happened, 200))] : [];
  return { summary: thanks, body: [text(thanks), ...telling] };
}

/** Asks an author whether their message may become a story. */
export function proposalCard(
  words: Words,
  id: ProposalId,
  proposal: { readonly words: string; readonly proposer: string },
): Card {
  const { proposal: asks, agree, decline } = words.story;
  const question = asks(proposal.proposer);
  const yes: Button = { label: agree, press: { kind: "opens", form: "share-story", about: id }, tone: "primary" };
  const no: Button = { label: decline, press: does("decline-proposal", id) };
  return { summary: question, body: [text(question), quote(proposal.words), buttons(yes, no)] };
}

/** A story in a list, with a button to read it. */
export function storyLine(words: Words, story: Story): readonly CardNode[] {
  const line = `${bylineOf(words, story)}: ${excerpt(story.happened, 120)}`;
  return [text(line), buttons({ label: words.story.read, press: does("read-story", story.id) }), divider];
}

export function thankButtons(words: Words, { id }: Story): CardNode {
  return buttons({ label: words.story.thank, press: does("thank-author", id), tone: "primary" });
}

export function ownButtons(words: Words, { id }: Story): CardNode {
  const { edit, withdraw, withdrawSure, withdrawYes, withdrawNo } = words.story;
  const sure = { question: withdrawSure, yes: withdrawYes, no: withdrawNo };
  return buttons(
    { label: edit, press: { kind: "opens", form: "edit-story", about: id } },
    { label: withdraw, press: does("withdraw-story", id), sure },
  );
}
