/** Which conversation a call speaks of, and whether the bot may. */
import { Refusal } from "../refusal.js";
import type { Conversation, World } from "../world.js";

export interface Place {
  readonly conversation: Conversation;
  /** The root message, when the address names a thread: 19:…@thread.tacv2;messageid=1762… */
  readonly thread: string | undefined;
}

export function conversationAt(world: World, address: string): Place | undefined {
  const [id = "", thread] = address.split(";messageid=");
  const conversation = world.conversations.get(id);
  return conversation && { conversation, thread };
}

export function placeFor(world: World, address: string): Place {
  const place = conversationAt(world, address);
  if (place === undefined) throw new Refusal("ConversationNotFound", "Conversation not found.");
  const { installed, type, lockedOutWith } = place.conversation;
  if (!installed) throw new Refusal("BotNotInConversationRoster", "The bot is not part of the conversation roster.");
  if (place.thread !== undefined && type !== "channel") throw new Refusal("BadArgument", "Unknown conversation type.");
  if (lockedOutWith !== undefined) throw new Refusal(lockedOutWith, `${lockedOutWith}.`);
  return place;
}
