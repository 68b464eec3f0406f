/** Typing a message to the bot. */
import type { Json } from "../../../slack/small-slack/json.js";
import { activity } from "./activity.js";
import type { DeliveryOptions } from "./deliver.js";
import { type Hand, placeFor, send } from "./hand.js";
import type { Reply } from "./reply.js";

export interface PlaceOptions extends DeliveryOptions {
  /** A conversation's id, with ;messageid= for a thread; their own chat with the bot when left out, or "personal". */
  readonly in?: string;
}

export async function say(hand: Hand, text: string, { in: where, ...how }: PlaceOptions): Promise<Reply> {
  const { world } = hand.teams;
  const place = placeFor(hand, where);
  const { conversation } = place;
  if (!conversation.installed) throw new Error(`The bot is not in ${conversation.id}, so nobody can speak to it there`);
  const id = world.messageId();
  // A message that answers none starts a thread, and so names it.
  const thread = conversation.type === "channel" ? (place.thread ?? id) : undefined;
  const message = activity(hand, { conversation, thread }, "message");
  return send(hand, { ...message, id, ...words(hand, message, text, conversation.type) }, how);
}

/** Among others, a bot hears only what mentions it: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations */
function words({ teams }: Hand, { entities }: Json, text: string, type: string): Json {
  const name = teams.world.botName;
  if (type === "personal") return { textFormat: "plain", text, attachments: html(escaped(text)) };
  const at = `<at>${name}</at>`;
  const mention = { mentioned: { id: teams.botId, name }, text: at, type: "mention" };
  const marked = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${name}</span>`;
  return {
    textFormat: "plain",
    text: `${at} ${text}\n`,
    attachments: html(`${marked}&nbsp;${escaped(text)}`),
    entities: [mention, ...(Array.isArray(entities) ? entities : [])],
  };
}

const html = (content: string) => [{ contentType: "text/html", content: `<div><div>${content}</div>\n</div>` }];

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
