/** Teams' activities as interactions, with the ways in which an answer can travel back. */
import { createHash } from "node:crypto";
import type { RawAnswers } from "../../src/chat/form-view.js";
import type { Deed, Interaction, Person, Room } from "../../src/chat/interaction.js";
import { type Activity, execute, task } from "./activities.js";
import { type ButtonData, isButton, noVerb, readButton } from "./buttons.js";
import { extensionDeed } from "./extensions.js";
import { readAnswers } from "./inputs.js";
import { spokenIn } from "./spoken.js";

/** How an answer can reach the person: each kind allows other calls. */
export type Way =
  /** Something typed, or pressed in a client that knows no Execute: `card` is the message with the button. */
  | { readonly kind: "message"; readonly conversation: string; readonly card: string | undefined }
  /** `Action.Execute`: the answer itself may hold a card. */
  | { readonly kind: "execute"; readonly conversation: string; readonly card: string | undefined }
  /** A dialog is open, or may be. `room` is what its form is about. */
  | { readonly kind: "dialog"; readonly form: Submitted | undefined; readonly room: string | undefined }
  | { readonly kind: "event" };

/** A form as it was sent, so that it can be shown again. */
export interface Submitted {
  readonly form: string;
  readonly about: string;
  readonly answers: RawAnswers;
}

export type Received =
  | { readonly kind: "interaction"; readonly interaction: Interaction; readonly way: Way }
  /** Somebody said no to "are you sure?". */
  | { readonly kind: "kept"; readonly inDialog: boolean }
  | { readonly kind: "removed" }
  | { readonly kind: "ignored" };

const ignored: Received = { kind: "ignored" };

/** Reads what Teams sent. Throws where it is malformed. `digest` stands in for an id that is missing. */
export function received(activity: Activity, tenant: string, digest: () => string): Received {
  const came = { activity, tenant, id: `${tenant} ${activity.conversation.id} ${activity.id ?? digest()}` };
  switch (activity.type) {
    case "message":
      return ofMessage(came);
    case "invoke":
      return ofInvoke(came);
    case "installationUpdate":
      return activity.action?.startsWith("remove") ? removed(came) : connected(came);
    case "conversationUpdate":
      return ofUpdate(came);
    default:
      return ignored;
  }
}

interface Came {
  readonly activity: Activity;
  readonly tenant: string;
  readonly id: string;
}

function ofMessage(came: Came): Received {
  const { activity } = came;
  const conversation = activity.conversation.id;
  const pressed = !activity.text && isButton(activity.value) ? readButton(activity.value) : undefined;
  const card = activity.replyToId ?? undefined;
  if (pressed !== undefined) return ofButton(came, pressed, { kind: "message", conversation, card });
  return interaction(came, { kind: "said", ...spokenIn(activity) }, { kind: "message", conversation, card: undefined });
}

function ofInvoke(came: Came): Received {
  const { activity } = came;
  const conversation = activity.conversation.id;
  switch (activity.name) {
    case "adaptiveCard/action": {
      const { verb, data } = execute.parse(activity.value).action;
      if (verb === noVerb) return { kind: "kept", inDialog: false };
      const way = { kind: "execute", conversation, card: activity.replyToId ?? undefined } as const;
      return ofButton(came, readButton(data), way);
    }
    case "task/fetch":
    case "task/submit": {
      const { data } = task.parse(activity.value);
      return ofButton(came, readButton(data), dialog, data);
    }
    case "composeExtension/fetchTask":
    case "composeExtension/submitAction": {
      const { deed, data } = extensionDeed(activity, came.tenant);
      return data === undefined ? interaction(came, deed, dialog) : ofButton(came, readButton(data), dialog, data);
    }
    default:
      return ignored;
  }
}

const dialog: Way = { kind: "dialog", form: undefined, room: undefined };

/** `data` holds the answers too, where a form was sent. */
function ofButton(came: Came, button: ButtonData, way: Way, data: Readonly<Record<string, unknown>> = {}): Received {
  if ("no" in button) return { kind: "kept", inDialog: way.kind === "dialog" };
  if ("do" in button) return interaction(came, { kind: "pressed", action: button.do, about: button.about }, way);
  if ("show" in button) return interaction(came, { kind: "visited", page: button.show }, way);
  const { about, room } = button;
  const here = way.kind === "dialog" ? { ...way, room } : way;
  if ("open" in button)
    return interaction(came, { kind: "asked", form: button.open, about, fill: button.fill }, here, room);
  const form: Submitted = { form: button.submit, about, answers: readAnswers(data, button) };
  const sent = way.kind === "dialog" ? { ...way, room, form } : way;
  const deed = { kind: "submitted", ...form } as const;
  const { once } = button;
  const event = once === undefined ? came : { ...came, id: onceIn(came, once, deed) };
  return interaction(event, deed, sent, room);
}

/**
 * Somebody who saw no answer presses again, and Teams calls that a new activity: it is the same form with the same
 * answers. Other answers are something else that they have done. `once` comes from the person's own device, so the
 * person is part of it: nobody can make another's look repeated.
 */
function onceIn(came: Came, once: string, deed: Deed): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([personOf(came).account, once, deed]))
    .digest("base64url");
  return `${came.tenant} ${hash}`;
}

function ofUpdate(came: Came): Received {
  const { membersAdded, membersRemoved, recipient } = came.activity;
  if (membersRemoved?.some(({ id }) => id === recipient.id)) return removed(came);
  return membersAdded?.some(({ id }) => id === recipient.id) ? connected(came) : ignored;
}

/** The tenant is within reach. */
function connected(came: Came): Received {
  return ofNobody(came, { kind: "connected" }, undefined);
}

/** Out of a team or a group chat. Out of somebody's own apps concerns that person alone, whom Teams will refuse. */
function removed(came: Came): Received {
  const room = roomOf(came);
  return room.direct ? { kind: "removed" } : ofNobody(came, { kind: "left" }, room);
}

/** Nobody in particular did this. */
function ofNobody({ activity, tenant, id }: Came, deed: Deed, room: Room | undefined): Received {
  const who = { account: "", name: "", address: { serviceUrl: activity.serviceUrl, tenant } };
  const event = { id, platform: "teams", workspace: tenant, who, room, answerTo: undefined, deed };
  return { kind: "interaction", interaction: event, way: { kind: "event" } };
}

function interaction(came: Came, deed: Deed, way: Way, room?: string): Received {
  const { activity, tenant, id } = came;
  const who = personOf(came);
  const where = room === undefined ? roomOf(came) : elsewhere(room, activity, tenant);
  const base = { id, platform: "teams", workspace: tenant, who, room: where, answerTo: who.address };
  return { kind: "interaction", interaction: { ...base, deed }, way };
}

function personOf({ activity, tenant }: Came): Person {
  const { from, serviceUrl, conversation } = activity;
  const account = from.aadObjectId || from.id;
  const chat = isOwnChat(activity) ? { conversation: conversation.id } : {};
  return { account, name: from.name || account, address: { serviceUrl, tenant, user: from.id, ...chat } };
}

function roomOf({ activity, tenant }: Came): Room {
  const { serviceUrl } = activity;
  const conversation = withoutThread(activity.conversation.id);
  return { id: conversation, direct: isOwnChat(activity), address: { serviceUrl, tenant, conversation } };
}

/** A room that a form's own data names. It cannot be another tenant's chat with the bot, for those have another form. */
function elsewhere(room: string, { serviceUrl }: Activity, tenant: string): Room | undefined {
  if (!/^19:[^\s/?#;]+$/.test(room)) return undefined;
  return { id: room, direct: false, address: { serviceUrl, tenant, conversation: room } };
}

/** Two people's own chat is personal too, when they use the message extension there. */
function isOwnChat({ conversation, name }: Activity): boolean {
  if (conversation.conversationType !== "personal") return false;
  return !name?.startsWith("composeExtension/") || conversation.id.startsWith("a:");
}

/** A thread of a channel is named after the message that began it. */
export function withoutThread(conversation: string): string {
  return conversation.split(";messageid=", 1)[0] ?? conversation;
}
