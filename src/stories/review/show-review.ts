/** What waits for a curator or a steward: concerns, partners' questions, appeals, stories to let go. */
import { type Card, type CardNode, divider, heading, note, strong, text } from "../../chat/card.js";
import type { Page } from "../../chat/feature.js";
import { nothing, type Outcome, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { openAppeals } from "../consent/appeals.js";
import { deliver } from "../consent/ask-curator.js";
import { appealCard, concernNodes, consentCard, REVIEW_PAGE } from "../consent/consent-cards.js";
import { type Consent, waitingFor } from "../consent/consents.js";
import { anyStory } from "../stories.js";
import { openConcerns } from "./concerns.js";
import { heldNodes } from "./curator-cards.js";
import { heldStories } from "./held-stories.js";
import { looksAfterStories } from "./waiting-stories.js";

/** More would not fit into one message of a chat. */
const MOST_SHOWN = 5;

export const reviewPage: Page<Context> = {
  name: REVIEW_PAGE,
  async visited(context): Promise<Outcome> {
    const { words, read, asker } = context;
    const me = asker.memberId;
    if (me === undefined || !(await looksAfterStories(read, me)))
      return reply(noticeCard(words.consent.review.notYours));
    const unseen = (await waitingFor(read, me, MOST_SHOWN)).filter(({ deliveredAt }) => deliveredAt === null);
    // Whoever reads a question here has it, if no message brought it before.
    if (unseen.length > 0) {
      await context.write(async (tx) => {
        for (const consent of unseen) await deliver(tx, consent, me, context);
        return nothing;
      });
    }
    return reply(await reviewCardFor(context, read, me));
  },
};

type Scene = Pick<Context, "words" | "system">;

/** `news` is what has just become of a story. */
export async function reviewCardFor(scene: Scene, read: Reader, me: MemberId, news?: string): Promise<Card> {
  const { review } = scene.words.consent;
  // What cannot wait comes first.
  const all = [
    ...(await concernsFor(scene, read, me)),
    ...(await consentsFor(scene, read, await waitingFor(read, me, MOST_SHOWN + 1))),
    ...(await appealsFor(scene, read, await openAppeals(read, me, MOST_SHOWN + 1))),
    ...(await heldStories(read, me, MOST_SHOWN + 1)).map((story) => heldNodes(scene.words, story)),
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

async function concernsFor({ words }: Scene, read: Reader, me: MemberId) {
  const concerns = await openConcerns(read, me, MOST_SHOWN + 1);
  return concerns.map((story): readonly CardNode[] => [
    heading(words.consent.concern.waits(story.organisation)),
    ...concernNodes(words, story),
  ]);
}

async function consentsFor({ words, system }: Scene, read: Reader, consents: readonly Consent[]) {
  const nodes: (readonly CardNode[])[] = [];
  for (const consent of consents) {
    const story = await anyStory(read, consent.storyId);
    if (story !== undefined) nodes.push(consentCard(words, story, consent, system.timeZone).body);
  }
  return nodes;
}

async function appealsFor({ words }: Scene, read: Reader, consents: readonly Consent[]) {
  const nodes: (readonly CardNode[])[] = [];
  for (const consent of consents) {
    const story = await anyStory(read, consent.storyId);
    if (story !== undefined) nodes.push(appealCard(words, story, consent).body);
  }
  return nodes;
}
