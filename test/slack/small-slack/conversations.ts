/** Where a message may go, and who may look. Refusals are those of chat.postMessage and conversations.*. */
import { Refusal } from "./refusal.js";
import type { Channel, Workspace, World } from "./world.js";

export interface Conversation {
  readonly id: string;
  /** The person, when it is a direct message. */
  readonly user?: string;
  readonly channel?: Channel;
}

/** Finds a conversation by its own id, or a direct message by the person's. */
export function conversationFor(world: World, workspace: Workspace, id: string): Conversation {
  const user = workspace.users.get(id);
  if (user !== undefined && user.deleted !== true) return directMessage(world, workspace, id);
  return existing(workspace, id);
}

/** Finds a conversation by its own id only, as chat.update and conversations.history ask. */
export function existing(workspace: Workspace, id: string): Conversation {
  for (const [user, direct] of workspace.directs) if (direct === id) return { id, user };
  const channel = workspace.channels.get(id);
  // A private channel does not exist for an app outside it.
  if (channel === undefined || (channel.isPrivate === true && channel.botIsMember !== true)) {
    throw new Refusal("channel_not_found");
  }
  return { id, channel };
}

export function checkMayEnter({ channel }: Conversation): void {
  if (channel === undefined) return;
  if (channel.isArchived === true) throw new Refusal("is_archived");
  if (channel.botIsMember !== true) throw new Refusal("not_in_channel");
}

export function directMessage(world: World, workspace: Workspace, user: string): Conversation {
  const id = workspace.directs.get(user) ?? world.id("D");
  workspace.directs.set(user, id);
  return { id, user };
}

/** What payloads call a conversation: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function nameOf({ channel }: Conversation): string {
  if (channel === undefined) return "directmessage";
  return channel.isPrivate === true ? "privategroup" : channel.name;
}
