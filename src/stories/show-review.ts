/** What waits for a curator or a steward: stories to let go, partners' questions, concerns, appeals. */
import { type Card, type CardNode, divider, heading, note, strong, text } from "../chat/card.js";
import type { Page } from "../chat/feature.js";
import { type Outcome, reply } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { curatedBy } from "../directory/curators.js";
import { noticeCard } from "../directory/directory-cards.js";
import { isSteward } from "../directory/roles.js";
import { openAppeals } from "./appeals.js";
import { openConcerns } from "./concerns.js";
import { appealCard, concernNodes, consentCard, REVIEW_PAGE } from "./consent-cards.js";
import { type ConsentKey, findConsent, waitingFor } from "./consents.js";
import { heldNodes } from "./curator-cards.js";
import { heldStories } from "./held-stories.js";
import { anyStory } from "./stories.js";

/** More would not fit into one message of a chat. */
const MOST_SHOWN = 5;

export const reviewPage: Page<Context> = {
  name: REVIEW_PAGE,
  async visited(context): Promise<Outcome> {
    const { words, read, asker } = context;
    const card = asker.memberId && (await reviewCardFor(context, read, asker.memberId));
    return reply(card ?? noticeCard(words.consent.review.notYours));
  },
};

type Scene = Pick<Context, "words" | "system">;

/** Undefined for somebody who has nothing to look after. `news` is what has just become of a story. */
export async function reviewCardFor(
  { words, system }: Scene,
  read: Reader,
  me: MemberId,
  news?: string,
): Promise<Card | undefined> {
  const steward = await isSteward(read, me);
  if (!steward && (await curatedBy(read, me)).length === 0) return undefined;
  const { review } = words.consent;
  const all = [
    ...(await heldStories(read, me, MOST_SHOWN + 1)).map((story) => heldNodes(words, story)),
    ...(await concernsFor(words, read, me)),
    ...(await consentsFor({ words, system }, read, await waitingFor(read, me))),
    ...(steward ? await appealsFor(words, read, await openAppeals(read)) : []),
  ];
  const shown = all.slice(0, MOST_SHOWN).flatMap((nodes) => [...nodes, divider]);
  return {
    summary: news ?? review.title,
    body: [
      heading(review.title),
      ...(news === undefined ? [] : [text([strong(news)])]),
      ...(all.length === 0 ? [text(review.none)] : shown),
      ...(all.length > MOST_SHOWN ? [note(review.more)] : []),
    ],
  };
}

async function concernsFor(words: Context["words"], read: Reader, me: MemberId) {
  const concerns = await openConcerns(read, me, MOST_SHOWN + 1);
  return concerns.map((story): readonly CardNode[] => [
    heading(words.consent.concern.waits(story.organisation)),
    ...concernNodes(words, story),
  ]);
}

async function consentsFor({ words, system }: Scene, read: Reader, keys: readonly ConsentKey[]) {
  const nodes: (readonly CardNode[])[] = [];
  for (const key of keys.slice(0, MOST_SHOWN + 1)) {
    const [story, consent] = [await anyStory(read, key.storyId), await findConsent(read, key)];
    if (story !== undefined && consent !== undefined)
      nodes.push(consentCard(words, story, consent, system.timeZone).body);
  }
  return nodes;
}

async function appealsFor(words: Context["words"], read: Reader, keys: readonly ConsentKey[]) {
  const nodes: (readonly CardNode[])[] = [];
  for (const key of keys.slice(0, MOST_SHOWN + 1)) {
    const [story, consent] = [await anyStory(read, key.storyId), await findConsent(read, key)];
    if (story !== undefined && consent !== undefined) nodes.push(appealCard(words, story, consent).body);
  }
  return nodes;
}
