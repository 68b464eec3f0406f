/** Message extensions: commands in the compose box, and on a message. */
import { randomUUID } from "node:crypto";
import type { Json } from "../../../slack/small-slack/json.js";
import type { Place } from "../connector/place.js";
import { type Hand, placeFor, send } from "./hand.js";
import { extension } from "./invoke.js";
import { addressOf } from "./press.js";
import type { Reply } from "./reply.js";
import type { PlaceOptions } from "./say.js";
import { dialogAnswer } from "./understand.js";

/** A message that the person points at. */
export interface SharedMessage {
  readonly text: string;
  /** As Teams keeps it; else the text, escaped. */
  readonly html?: string;
  /** The person themselves when left out; null for one that no person wrote. */
  readonly author?: { readonly user: string; readonly name: string } | null;
  readonly id?: string;
}

export function useCompose(hand: Hand, commandId: string, how: PlaceOptions): Promise<Reply> {
  return open(hand, { commandId, commandContext: "compose" }, how);
}

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module#initial-invoke-request-from-a-message */
export function useOnMessage(hand: Hand, commandId: string, shared: SharedMessage, how: PlaceOptions): Promise<Reply> {
  const messagePayload = payload(hand, placeFor(hand, how.in), shared);
  return open(hand, { commandId, commandContext: "message", messagePayload }, how);
}

function open(hand: Hand, which: Json, { in: where, ...how }: PlaceOptions): Promise<Reply> {
  const place = placeFor(hand, where);
  const command = { ...which, requestId: randomUUID().replaceAll("-", "") };
  const at = { conversation: addressOf(place), replyToId: undefined, command };
  return send(hand, extension(hand, place, "fetchTask", command), how, (body) => dialogAnswer(hand, body, at));
}

function payload({ teams, person }: Hand, { conversation }: Place, shared: SharedMessage): Json {
  const { text, html, author = { user: person.aadObjectId, name: person.name } } = shared;
  const { id = teams.world.messageId() } = shared;
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const user = author && { userIdentityType: "aadUser", id: author.user, displayName: author.name };
  const { appId, world } = teams;
  const application =
    author === null ? { applicationIdentityType: "bot", id: appId, displayName: world.botName } : null;
  return {
    linkToMessage: `https://teams.microsoft.com/l/message/${conversation.id}/${id}`,
    id,
    replyToId: null,
    createdDateTime: new Date(teams.now()).toISOString(),
    lastModifiedDateTime: null,
    deleted: false,
    subject: null,
    summary: null,
    importance: "normal",
    locale: "en-us",
    body: { contentType: "html", content: html ?? `<div><div>${escaped}</div>\n</div>` },
    from: { device: null, conversation: null, user, application },
    reactions: [],
    mentions: [],
    attachments: [],
  };
}
