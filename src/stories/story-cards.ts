/** How a story looks. */
import {
  type Button,
  buttons,
  type Card,
  type CardNode,
  divider,
  does,
  heading,
  note,
  type Press,
  quote,
  strong,
  text,
} from "../chat/card.js";
import { excerpt } from "../chat/text.js";
import type { ProposalId, StoryId } from "../database/ids.js";
import type { Drafted } from "../database/tables/stories.js";
import type { Words } from "../words/en-GB.js";
import type { Story } from "./stories.js";

const MOST_NAMED = 3;
const LONGEST_TOLD_FOR = 60;
const LONGEST_OTHERS = 60;

/** Who told it, as the author chose to be shown, and for whom. */
export function bylineOf(words: Words, story: Story): string {
  const teller = tellerOf(words, story);
  return story.toldFor === "" ? teller : words.story.toldFor(teller, excerpt(story.toldFor, LONGEST_TOLD_FOR));
}

function tellerOf(words: Words, { byline, authorName, role, organisation }: Story): string {
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
  if (story.heldAt !== null) {
    const first = held.first(story.authorName, story.organisation);
    return { summary: first, body: [text(first), ...storyWords(words, story), ownButtons(words, story)] };
  }
  if (story.concernAt !== null) {
    const { withheld } = words.consent.concern;
    return { summary: withheld, body: [text(withheld), ...storyWords(words, story), ownButtons(words, story)] };
  }
  const isOpen = story.sharedAt !== null || story.audience === "organisation";
  const reaches = isOpen ? reach[story.audience](story.organisation) : words.consent.later[story.audience];
  const thanks = `${shared(story.authorName, story.organisation)} ${reaches}`;
  return { summary: thanks, body: [text(thanks), ...state, ...storyWords(words, story), ownButtons(words, story)] };
}

export function withdrawnCard(words: Words): Card {
  return { summary: words.story.withdrawn, body: [text(words.story.withdrawn)] };
}

/** To the author of a story that a curator said no to. */
export function refusedCard({ story: { held } }: Words, { refusal }: Story): Card {
  const because: readonly CardNode[] = refusal === "" ? [] : [note(held.because), quote(refusal)];
  return { summary: held.not, body: [text(held.not), ...because] };
}

/** To an author whose story was changed while they wrote: what it says now, and their own words. */
export function conflictCard(words: Words, story: Story, wrote: Drafted, open: Press): Card {
  const { conflict } = words;
  const written = ["happened", "changed", "ownWords", "toldFor"].map((field) => String(wrote[field] ?? ""));
  return {
    summary: conflict.summary,
    body: [
      text(conflict.summary),
      heading(conflict.now),
      ...storyWords(words, story),
      heading(conflict.yours),
      ...written.filter((words) => words !== "").map((words) => quote(words)),
      buttons({ label: conflict.open, press: open, tone: "primary" }),
    ],
  };
}

/** A whole story, to somebody who may read it, and what they may do with it. */
export function storyCard(
  words: Words,
  story: Story,
  timeZone: string,
  { state, may }: { readonly state: readonly CardNode[]; readonly may: readonly CardNode[] },
): Card {
  const byline = bylineOf(words, story);
  const shared = `${words.story.when} ${words.date(story.createdAt, timeZone)}`;
  return {
    summary: `${byline}: ${excerpt(story.happened, 120)}`,
    body: [
      text(`${byline}. ${shared}.`),
      ...state,
      ...storyWords(words, story),
      ...may,
      // What nobody else may read is for no wall.
      ...(story.concernAt === null && story.heldAt === null
        ? [buttons({ label: words.symbols.make, press: does("make-symbols", story.id) })]
        : []),
    ],
  };
}

/** The telling itself: what happened, who was involved, what changed, and what its author added. */
export function storyWords(words: Words, story: Story): readonly CardNode[] {
  const { kind, happened, changed, partners, others, element, way } = story;
  const { involved, whatChanged, kinds, shows, did } = words.story;
  const all = [...partners.map(({ name }) => name), others].filter((name) => name !== "");
  const facts = [
    ...(all.length === 0 ? [] : [{ name: involved, value: words.listed(all) }]),
    { name: whatChanged, value: changed },
    ...(element === null ? [] : [{ name: shows, value: words.addition.elements[element] }]),
    ...(way === null ? [] : [{ name: did, value: words.addition.ways[way] }]),
  ];
  return [
    ...(kind === "win" ? [] : [text([strong(kinds[kind])])]),
    quote(happened),
    { kind: "facts", facts },
    ...ownWordsOf(words, story),
  ];
}

function ownWordsOf({ story: words }: Words, { ownWords, permission }: Story): readonly CardNode[] {
  if (ownWords === "") return [];
  const agreed = permission === null ? [] : [note(words.permission[permission])];
  return [text(words.ownWords), quote(ownWords), ...agreed];
}

/** The partners in a few words: three by name, and how many others. */
export function involvedIn(words: Words, { partners, others }: Story): string {
  const elsewhere = others === "" ? [] : [excerpt(others, LONGEST_OTHERS)];
  const all = [...partners.map(({ name }) => name), ...elsewhere];
  const named = all.slice(0, MOST_NAMED);
  return words.story.involvedAndMore(named, all.length - named.length);
}

export function thanksCard(
  words: Words,
  story: Story,
  leader: { readonly name: string; readonly organisation: string | null },
  said: string,
): Card {
  const { name, organisation } = leader;
  const thanks = story.unsigned
    ? words.story.thanksToPassOn(name, organisation, story.organisation)
    : words.story.thanks(story.authorName, name, organisation);
  // What was said of a story goes with its words, where it is withdrawn.
  if (story.withdrawnAt !== null) return { summary: thanks, body: [text(thanks)] };
  const start = excerpt(story.happened, 200);
  const telling = said === "" ? [quote(start)] : [quote(said), note(words.story.thanksFor(start))];
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
  return buttons(...thanking(words, id));
}

/** With one press, or in words of one's own. */
export function thanking({ story: { thank, thankInWords } }: Words, id: StoryId): readonly Button[] {
  return [
    { label: thank, press: does("thank-author", id), tone: "primary" },
    { label: thankInWords, press: { kind: "opens", form: "thank-in-words", about: id } },
  ];
}

export function ownButtons(words: Words, { id }: Story): CardNode {
  const { edit, add, withdraw, withdrawSure, withdrawYes, withdrawNo } = words.story;
  const sure = { question: withdrawSure, yes: withdrawYes, no: withdrawNo };
  return buttons(
    { label: edit, press: { kind: "opens", form: "edit-story", about: id } },
    { label: add, press: { kind: "opens", form: "add-to-story", about: id } },
    { label: withdraw, press: does("withdraw-story", id), sure },
  );
}
