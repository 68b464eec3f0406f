/** The port through which the core reaches Slack. */
import type { types, webApi } from "@slack/bolt";
import { z } from "zod";
import type { Card } from "../../src/chat/card.js";
import type { Address } from "../../src/chat/interaction.js";
import { plainCard } from "../../src/chat/plain-text.js";
import { type Attempt, DeliveryFailed, type Limit, type MessageRef, type Platform } from "../../src/chat/platform.js";
import { plainly } from "./answers.js";
import { type Message, messageOf } from "./blocks.js";
import { failureOf, refusedBlocks } from "./errors.js";
import { escapedWithin } from "./escape.js";
import * as limits from "./limits.js";
import type { SlackLog, SlackWords } from "./settings.js";
import type { Web } from "./web.js";

export const metadataType = "causeway_message";

/** "1 message per second per channel", with short bursts. https://docs.slack.dev/apis/web-api/rate-limits */
const channelLimit = { burst: 3, perSecond: 1 };
/** "Several hundred messages per minute" in a workspace: the same page. */
const workspaceLimit = { burst: 20, perSecond: 5 };

/** How far back a message that may have arrived is looked for; Slack gives many apps no more than 15 at a time. */
const recentMessages = 15;

type Posting = Pick<Platform, "post" | "update" | "profile" | "limits">;

export interface PostingOptions {
  readonly web: Web;
  readonly log: SlackLog;
  readonly words: SlackWords;
}

export function createPosting({ web, log, words }: PostingOptions): Posting {
  return {
    async post(to, card, attempt) {
      const { team, channel } = targetOf(to);
      const metadata: types.MessageMetadata = { event_type: metadataType, event_payload: { id: attempt.id } };
      const send = (client: webApi.WebClient, message: Message) =>
        client.chat.postMessage({ channel, ...message, metadata, ...plainly });
      return web.call(team, async (client) => {
        const earlier = attempt.mayHaveArrived ? await findEarlier(client, channel, attempt, log) : undefined;
        if (earlier !== undefined) return { team, channel, ts: earlier };
        const sent = await wordsAtLeast(card, words, (message) => send(client, message));
        return referenceTo(team, channel, sent);
      });
    },
    async update(ref, card) {
      const { team = "", channel = "", ts = "" } = ref;
      await web.call(team, (client) =>
        wordsAtLeast(card, words, (message) =>
          // Blocks that are not mentioned would stay as they were.
          client.chat.update({ channel, ts, blocks: [], ...message, parse: "none", link_names: false }),
        ),
      );
    },
    async profile(person) {
      const { team = "", user = "" } = person;
      return web.call(team, async (client) => {
        const { user: found } = whoIs.parse(await client.users.info({ user }));
        const names = [found.profile?.real_name, found.real_name, found.profile?.display_name, found.name];
        return { name: names.find((name) => name !== undefined && name !== "") ?? user, timeZone: found.tz };
      });
    },
    limits: (to): readonly Limit[] => {
      const { team, channel } = targetOf(to);
      return [
        { key: `slack ${team} ${channel}`, ...channelLimit },
        { key: `slack ${team}`, shared: true, ...workspaceLimit },
      ];
    },
  };
}

/** A user's id stands for the direct message with them, so nothing has to be opened first. */
function targetOf(to: Address): { team: string; channel: string } {
  const channel = to["channel"] ?? to["user"];
  if (to["team"] === undefined || channel === undefined) {
    throw new DeliveryFailed({ kind: "abandon" }, "not_a_slack_address");
  }
  return { team: to["team"], channel };
}

/** Sends the card; where Slack refuses its blocks, its words as plain text. */
async function wordsAtLeast<T>(card: Card, words: SlackWords, send: (message: Message) => Promise<T>): Promise<T> {
  try {
    return await send(messageOf(card, words.cut));
  } catch (error) {
    const failure = failureOf(error);
    if (!refusedBlocks.has(failure.reason)) throw failure;
    return send({ text: escapedWithin(`${card.summary}\n\n${plainCard(card)}`, limits.fallbackText) });
  }
}

const posted = z.object({ channel: z.string(), ts: z.string() });
const whoIs = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    tz: z.string().optional(),
    profile: z.object({ real_name: z.string().optional(), display_name: z.string().optional() }).optional(),
  }),
});

function referenceTo(team: string, asked: string, answer: unknown): MessageRef {
  const { data } = posted.safeParse(answer);
  // Slack said ok, so it is sent; without its time it cannot be changed later.
  return { team, channel: data?.channel ?? asked, ts: data?.ts ?? "" };
}

const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_payload: z.object({ id: z.unknown() }).optional() })
        .optional()
        .catch(undefined),
    }),
  ),
});

/**
 * Slack has no key against sending twice, but tells what a channel holds, where a workspace has granted that.
 * We do not ask for it on install: reading what staff write is no business of ours. Where it cannot be asked, the
 * message is sent again: twice is better than never.
 */
async function findEarlier(
  client: webApi.WebClient,
  channel: string,
  attempt: Attempt,
  log: SlackLog,
): Promise<string | undefined> {
  try {
    if (!/^[CG]/.test(channel)) throw new DeliveryFailed({ kind: "abandon" }, "direct_message");
    const found = await client.conversations.history({ channel, limit: recentMessages, include_all_metadata: true });
    const { messages } = history.parse(found);
    return messages.find((message) => message.metadata?.event_payload?.id === attempt.id)?.ts;
  } catch (error) {
    const { remedy, reason } = failureOf(error);
    if (remedy.kind === "retry" || remedy.kind === "disconnect") throw error;
    log.warn({ attempt: attempt.id, reason }, "sent again: Slack could not be asked whether it has arrived");
    return undefined;
  }
}
