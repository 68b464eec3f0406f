/** The port through which the core reaches Teams. */
import type { Card } from "../../src/chat/card.js";
import type { Address } from "../../src/chat/interaction.js";
import { plainCard } from "../../src/chat/plain-text.js";
import { DeliveryFailed, type Limit, type Platform } from "../../src/chat/platform.js";
import { messageOf, plainMessageOf } from "./adaptive-cards.js";
import { failureOf, isRefusedCard } from "./errors.js";
import * as limits from "./limits.js";
import { placeOf, type Service } from "./service.js";
import type { TeamsLog, TeamsWords } from "./settings.js";

type Posting = Pick<Platform, "post" | "update" | "profile" | "limits">;

export interface PostingOptions {
  readonly service: Service;
  readonly log: TeamsLog;
  readonly words: TeamsWords;
}

export function createPosting({ service, log, words }: PostingOptions): Posting {
  return {
    async post(to, card, attempt) {
      const place = placeOf(to);
      // Teams has no key against sending twice and tells no bot what a chat holds: twice is better than never.
      if (attempt.mayHaveArrived)
        log.warn({ attempt: attempt.id }, "sent again: Teams cannot be asked whether it has arrived");
      return inConversation(service, to, (conversation) =>
        wordsAtLeast(card, words, async (message) => {
          const activity = await service.call(place, (connector) => connector.send(conversation, message));
          return { ...place, conversation, activity };
        }),
      );
    },
    async update(ref, card) {
      const { conversation = "", activity = "" } = ref;
      const place = placeOf(ref);
      // Teams took it without saying what it is called: https://github.com/MicrosoftDocs/bot-docs/issues/2263
      if (activity === "") throw new DeliveryFailed({ kind: "abandon" }, "activity_unknown");
      await wordsAtLeast(card, words, (message) =>
        service.call(place, (connector) => connector.update(conversation, activity, message)),
      );
    },
    async profile(person) {
      const { user = "" } = person;
      const place = placeOf(person);
      const { name } = await inConversation(service, person, (conversation) =>
        service.call(place, (connector) => connector.member(conversation, user)),
      );
      // Teams tells nobody's time zone.
      return { name: name === "" ? user : name, timeZone: undefined };
    },
    limits: limitsOf,
  };
}

/** In the conversation of an address; once more in a new one where a remembered chat is gone. */
async function inConversation<T>(
  service: Service,
  to: Address,
  work: (conversation: string) => Promise<T>,
): Promise<T> {
  try {
    return await work(await service.conversation(to));
  } catch (error) {
    const isGone = failureOf(error).reason === "ConversationNotFound";
    if (to["conversation"] !== undefined && to["user"] === undefined) throw error;
    if (!isGone) throw error;
    service.forget(to);
    const { conversation: _, ...person } = to;
    return work(await service.conversation(person));
  }
}

/** Sends the card; where Teams refuses it, its words as plain text. */
async function wordsAtLeast<T>(card: Card, words: TeamsWords, send: (message: object) => Promise<T>): Promise<T> {
  try {
    return await send(messageOf(card, words));
  } catch (error) {
    const failure = failureOf(error);
    if (!isRefusedCard(failure)) throw failure;
    return send(plainMessageOf(`${card.summary}\n\n${plainCard(card)}`));
  }
}

/** So that no window that Teams looks through ever holds more than it allows: what is left at once, then a steady rate. */
function limitsOf(to: Address): readonly Limit[] {
  const { tenant, user, conversation } = to;
  placeOf(to);
  const key = `teams ${tenant} ${user ?? conversation}`;
  const each = limits.perConversation.map(({ name, messages, seconds, perSecond }) => ({
    key: `${key} ${name}`,
    burst: messages - seconds * perSecond + 1,
    perSecond,
  }));
  return [...each, { key: `teams ${tenant}`, burst: 1, perSecond: limits.perTenant.perSecond }];
}
