/** Pressing a button of a card, in a message or in a dialog. */

import { type Json, record, string } from "../../../slack/small-slack/json.js";
import type { Place } from "../connector/place.js";
import type { Post } from "../world.js";
import { activity } from "./activity.js";
import type { DeliveryOptions } from "./deliver.js";
import type { Dialog } from "./dialog.js";
import type { Answers } from "./fill-in.js";
import { type FoundAction, findAction } from "./find-action.js";
import { type FillOptions, type Gathered, gather } from "./gather.js";
import { cardSeen, type Hand, placeFor, send, stopped } from "./hand.js";
import { actionExecute, from, task } from "./invoke.js";
import type { Reply } from "./reply.js";
import { say } from "./say.js";
import { submitDialog } from "./submit.js";
import { actionAnswer, dialogAnswer } from "./understand.js";

export interface PressOptions extends DeliveryOptions, FillOptions {
  /** Fills in the card around the button first, as `submits` does a dialog. */
  readonly filling?: Answers;
  /** A client from before Action.Execute, which uses the fallback. */
  readonly oldClient?: boolean;
}

export type Pressable = Post | Dialog;

export async function press(
  hand: Hand,
  label: string,
  where: Pressable | undefined,
  { filling = {}, oldClient = false, ...how }: PressOptions,
): Promise<Reply> {
  if (where === undefined) throw new Error(`Nothing to press [${label}] in`);
  const isDialog = "kind" in where;
  if (!isDialog && where.deleted) throw new Error(`The message with [${label}] is gone`);
  const card = isDialog ? where.card : cardSeen(hand, where);
  const found = findAction(label, card, hand.shown);
  const used = oldClient ? { ...found, action: fallbackOf(found.action) } : found;
  const alone = withoutTheBot(hand, used.action);
  if (alone !== undefined) return alone;
  if (isDialog) return submitDialog(hand, where, used, filling, how);
  const gathered = gather(used, new Map(), filling, how);
  if (Object.keys(gathered.problems).length > 0) return stopped(hand, { problems: gathered.problems });
  return tell(hand, where, used, gathered, how);
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#backward-compatibility */
function fallbackOf(action: Json): Json {
  if (action["type"] !== "Action.Execute") return action;
  const fallback = record(action["fallback"]);
  if (fallback["type"] !== "Action.Submit") throw new Error(`[${string(action["title"])}] has no fallback`);
  return fallback;
}

function withoutTheBot(hand: Hand, action: Json): Reply | undefined {
  switch (action["type"]) {
    case "Action.OpenUrl":
      return stopped(hand, { visits: string(action["url"]) });
    case "Action.ShowCard":
      if (!hand.shown.delete(action)) hand.shown.add(action);
      return stopped(hand, { card: record(action["card"]) });
    case "Action.Submit":
    case "Action.Execute":
      return undefined;
    default:
      throw new Error(`The person does not know how to use ${String(action["type"])}`);
  }
}

function tell(
  hand: Hand,
  post: Post,
  { action }: FoundAction,
  { data }: Gathered,
  how: DeliveryOptions,
): Promise<Reply> {
  const { conversation } = placeFor(hand, post.conversation);
  const place = { conversation, thread: post.thread };
  if (action["type"] === "Action.Execute")
    return send(hand, actionExecute(hand, place, action, data, post.id), how, (body) => actionAnswer(hand, post, body));
  const { type, text, value } = record(data["msteams"]);
  const at = { conversation: addressOf(place), replyToId: post.id, command: undefined };
  switch (type) {
    case "task/fetch":
      return send(hand, task(hand, place, "fetch", data, post.id), how, (body) => dialogAnswer(hand, body, at));
    case "imBack":
      return say(hand, string(value), { in: at.conversation, ...how });
    case "messageBack":
      return send(hand, submission(hand, place, value ?? data, post.id, string(text)), how);
    case undefined:
      return send(hand, submission(hand, place, data, post.id), how);
    default:
      throw new Error(`The person does not know how to use msteams.type ${String(type)}`);
  }
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions#inbound-message-example */
function submission(hand: Hand, place: Place, value: unknown, replyToId: string, text?: string): Json {
  const message = from("message", activity(hand, place, "message"));
  const { channelData } = message;
  const legacy = { replyToId: `1:${Buffer.from(replyToId).toString("base64url")}` };
  const said = text === undefined ? {} : { text };
  return { ...message, ...said, value, replyToId, channelData: { ...record(channelData), legacy } };
}

export function addressOf({ conversation: { id }, thread }: Place): string {
  return thread === undefined ? id : `${id};messageid=${thread}`;
}
