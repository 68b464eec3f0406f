/** A person at their keyboard: who they are, where they are, and how what they do is sent. */
import { type Conversation, conversationFor, directMessage } from "../conversations.js";
import { issueResponseUrl } from "../response-urls.js";
import type { SmallSlack } from "../small-slack.js";
import { issueTrigger } from "../triggers.js";
import type { Ephemeral, Modal, Post } from "../world.js";
import { type DeliveryOptions, type Destination, deliver, type Parcel } from "./deliver.js";
import type { Who } from "./payloads.js";
import type { Reply } from "./reply.js";

export interface Hand extends Who {
  readonly slack: SmallSlack;
  readonly to: Destination;
}

export function newTrigger({ world, workspace, user }: Hand): string {
  return issueTrigger(world, workspace.id, user.id);
}

export function newResponseUrl({ world, workspace, user }: Hand, channel: string, original?: Post | Ephemeral): string {
  return issueResponseUrl(world, { team: workspace.id, user: user.id, channel, original });
}

/** A channel that the person names, or else their direct message with the app. */
export function placeFor({ world, workspace, user }: Hand, channel: string | undefined): Conversation {
  if (channel === undefined) return directMessage(world, workspace, user.id);
  // People use commands in channels that the app is not in, private ones too.
  const found = workspace.channels.get(channel);
  return found === undefined ? conversationFor(world, workspace, channel) : { id: channel, channel: found };
}

export function modalInFront({ slack, user }: Hand): Modal {
  const modal = slack.openModal(user.id);
  if (modal === undefined) throw new Error(`${user.real_name} has no modal open`);
  return modal;
}

/** Sends it and reads the answer as Slack would: only when it is a 200, and only once. */
export async function send(
  hand: Hand,
  parcel: Parcel,
  how: DeliveryOptions,
  read: (body: string) => Partial<Reply> = () => ({}),
): Promise<Reply> {
  const deliveries = await deliver(hand.to, parcel, how);
  const used = deliveries.find(({ status }) => status === 200) ?? deliveries[0];
  const { status, body } = used ?? { status: 0, body: "" };
  const meaning = status === 200 ? read(body) : {};
  return { sent: true, status, body, deliveries, ...meaning, ...inFront(hand) };
}

/** Slack's own client stopped it. */
export function stopped(hand: Hand, why: Partial<Reply>): Reply {
  return { sent: false, status: 0, body: "", deliveries: [], ...why, ...inFront(hand) };
}

function inFront({ slack, user }: Hand): { readonly view?: Modal } {
  const view = slack.openModal(user.id);
  return view === undefined ? {} : { view };
}
