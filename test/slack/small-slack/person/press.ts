/** Pressing a button in a message, a modal or a home tab. */
import { nameOf } from "../conversations.js";
import { record, string, textOf } from "../json.js";
import type { Ephemeral, Home, Modal, Post } from "../world.js";
import { type DeliveryOptions, interaction } from "./deliver.js";
import { stateValues } from "./field-state.js";
import { findButton, pressOf } from "./find-button.js";
import { type Hand, newResponseUrl, newTrigger, placeFor, send, stopped } from "./hand.js";
import { blockActions } from "./payloads.js";
import type { Reply } from "./reply.js";

export interface PressOptions extends DeliveryOptions {
  /** Says no when the button asks whether they are sure. */
  readonly declines?: boolean;
}

export type Pressable = Post | Ephemeral | Modal | Home;

export async function press(
  hand: Hand,
  label: string,
  where: Pressable | undefined,
  { declines = false, ...how }: PressOptions,
): Promise<Reply> {
  if (where === undefined) throw new Error(`Nothing to press [${label}] in`);
  const found = findButton(label, where);
  const question = textOf(record(found.button["confirm"])["text"]);
  const asked = question === "" ? {} : { asked: question };
  if (declines) return stopped(hand, asked);
  const state = stateValues(where.blocks, where.kind === "modal" ? where.drafts : undefined);
  const payload = blockActions(hand, where, pressOf(found), state, handlesFor(hand, where));
  const url = string(found.button["url"]);
  return send(hand, interaction(payload), how, () => ({ ...asked, ...(url === "" ? {} : { visits: url }) }));
}

/** Only a message has a channel, and so a response_url. */
function handlesFor(hand: Hand, where: Pressable) {
  const trigger = newTrigger(hand);
  if (where.kind === "modal" || where.kind === "home") return { trigger, responseUrl: "", channelName: "" };
  const responseUrl = newResponseUrl(hand, where.channel, where);
  return { trigger, responseUrl, channelName: nameOf(placeFor(hand, where.channel)) };
}
