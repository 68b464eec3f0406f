/** What is said of a poll: in its room, and to whoever asked. */
import { z } from "zod";
import type { Card } from "../chat/card.js";
import { noticeCard } from "../directory/directory-cards.js";
import { findMember } from "../directory/members.js";
import type { Message, MessageKind, Scene } from "../schedule/messages.js";
import { closedPollCard, keptPollCard, openPollCard, type PollAsker, pollResultCard } from "./poll-cards.js";
import { findPoll, isOpen, type Poll } from "./polls.js";

/** How long whoever asked can have the names of those who answered a poll that is not anonymous. */
export const NAMES_LIFE_DAYS = 30;

const payload = z.object({ poll: z.string() });
type OfPoll = MessageKind<z.infer<typeof payload>>;

/** In the room; once it has closed, with what came of it. */
export const pollAsked: OfPoll = {
  name: "poll-asked",
  payloads: { 1: payload },
  compose: ({ poll: id }, scene, occasion) =>
    composed(scene, id, occasion, (poll, asker) => {
      const { words, system, now } = scene;
      if (poll.closedAt !== null) return closedPollCard(words, poll, asker);
      // Nobody could answer it any more, and its result is another message.
      if (occasion === "post" && !isOpen(poll, now)) return undefined;
      return openPollCard(words, poll, asker, system.timeZone);
    }),
};

/** To whoever asked, when they have asked. */
export const pollKept: OfPoll = {
  name: "poll-kept",
  payloads: { 1: payload },
  compose: ({ poll: id }, scene, occasion) =>
    composed(scene, id, occasion, (poll) => {
      const { words, system } = scene;
      if (poll.closedAt !== null) return noticeCard(words.polls.closedSummary(poll.question));
      return keptPollCard(words, poll, system.timeZone);
    }),
};

/** In the room, where what was asked is long out of sight. */
export const pollClosed: OfPoll = {
  name: "poll-closed",
  payloads: { 1: payload },
  compose: ({ poll: id }, scene, occasion) =>
    composed(scene, id, occasion, (poll, asker) => closedPollCard(scene.words, poll, asker)),
};

/** To whoever asked, when it has closed. */
export const pollResult: OfPoll = {
  name: "poll-result",
  payloads: { 1: payload },
  compose: ({ poll: id }, scene, occasion) =>
    composed(scene, id, occasion, (poll) => pollResultCard(scene.words, poll, NAMES_LIFE_DAYS)),
};

/** One that is not there any more was called off. */
async function composed(
  { read, words }: Scene,
  id: string,
  occasion: "post" | "revise",
  cardOf: (poll: Poll, asker: PollAsker) => Card | undefined,
): Promise<Message | undefined> {
  const about = [`poll:${id}`];
  const poll = await findPoll(read, id);
  const asker = poll && (await findMember(read, poll.askedBy));
  if (poll === undefined || asker === undefined)
    return occasion === "post" ? undefined : { card: noticeCard(words.polls.calledOff), about };
  const card = cardOf(poll, asker);
  return card && { card, about };
}
