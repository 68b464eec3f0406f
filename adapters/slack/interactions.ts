/** Slack's payloads as interactions, with the ways in which an answer can travel back. */
import { createHash } from "node:crypto";
import type { Deed, Interaction, Person, Room } from "../../src/chat/interaction.js";
import { deedOfPress } from "./buttons.js";
import { unescaped } from "./escape.js";
import { readAnswers } from "./inputs.js";
import { command, event, type Interactive, interactive, interactiveTypes, type SlackEvent } from "./payloads.js";
import { productCommand } from "./scopes.js";
import { formCallback, readMetadata } from "./views.js";

/** How an answer can reach the person: each kind allows other calls. */
export type Way =
  | { readonly kind: "command"; readonly trigger: string; readonly responseUrl: string }
  | { readonly kind: "message"; readonly trigger: string; readonly responseUrl: string }
  | { readonly kind: "shortcut"; readonly trigger: string }
  /** `isForm`: the modal asks for answers. */
  | {
      readonly kind: "modal";
      readonly trigger: string;
      readonly viewId: string;
      readonly hash: string;
      readonly isForm: boolean;
    }
  | { readonly kind: "home"; readonly trigger: string }
  /** `fields` are the blocks beside which a problem can be shown. */
  | { readonly kind: "submission"; readonly fields: readonly string[] }
  | { readonly kind: "visit" }
  /** `at` is when it happened, so that a late word of an old installation cannot take a new one away. */
  | { readonly kind: "goodbye"; readonly at: Date | undefined };

export interface Received {
  readonly interaction: Interaction;
  readonly way: Way;
  /** The workspace whose installation answers. */
  readonly through: string;
}

/**
 * Reads what Slack sent. Undefined for what nothing of ours answers. Throws where it is malformed.
 * `digest` identifies the body: Slack's redelivery is the same to the byte.
 */
export function received(body: object, digest: string): Received | undefined {
  if ("event" in body) return ofEvent(event.parse(body));
  if ("command" in body) return ofCommand(command.parse(body), digest);
  if ("type" in body && interactiveTypes.has(body.type)) return ofInteractive(interactive.parse(body), digest);
  if ("type" in body && typeof body.type === "string") return undefined;
  throw new Error("neither an event, a command nor an interaction");
}

function ofCommand(body: ReturnType<typeof command.parse>, id: string): Received {
  const team = body.is_enterprise_install === "true" ? body.enterprise_id : body.team_id;
  if (!team) throw new Error("a command without a workspace");
  const who = person(team, body.user_id, body.user_name);
  return {
    interaction: {
      ...{ id, platform: "slack", workspace: team, who, answerTo: who.address },
      room: room(team, body.channel_id),
      deed: { kind: "said", ...spoken(body.command, unescaped(body.text)) },
    },
    way: { kind: "command", trigger: body.trigger_id ?? "", responseUrl: body.response_url ?? "" },
    through: team,
  };
}

function spoken(slashCommand: string, text: string): { verb: string; words: string } {
  const name = slashCommand.replace(/^\//, "").toLowerCase();
  const words = text.trim();
  if (name !== productCommand) return { verb: name, words };
  const [, verb = "home", rest = ""] = /^(\S+)\s*(.*)$/s.exec(words) ?? [];
  return { verb, words: rest };
}

function ofInteractive(body: Interactive, id: string): Received | undefined {
  const team = (body.is_enterprise_install ? body.enterprise?.id : body.team?.id) ?? body.user.team_id;
  if (!team) throw new Error("an interaction without a workspace");
  const home = homeOf(body, team);
  const who = person(home, body.user.id, body.user.username ?? body.user.name ?? "");
  const base = { id, platform: "slack", workspace: home, who, answerTo: who.address };
  const through = team;
  const trigger = "trigger_id" in body ? (body.trigger_id ?? "") : "";
  switch (body.type) {
    case "shortcut": {
      const deed = { kind: "said", verb: body.callback_id, words: "" } as const;
      return { interaction: { ...base, room: undefined, deed }, way: { kind: "shortcut", trigger }, through };
    }
    case "message_action": {
      const deed = { kind: "pointed", verb: body.callback_id, message: pointedAt(team, body.message) } as const;
      const way = { kind: "message", trigger, responseUrl: body.response_url ?? "" } as const;
      return { interaction: { ...base, room: roomOf(team, body.channel), deed }, way, through };
    }
    case "view_submission": {
      if (body.view.callback_id !== formCallback) return undefined;
      const answers = readAnswers(body.view.state.values);
      const { form, about, room: channel } = readMetadata(body.view.private_metadata);
      const deed = { kind: "submitted", form, about, answers } as const;
      const inputs = body.view.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
      const fields = inputs.length > 0 ? inputs : Object.keys(body.view.state.values);
      const where = channel === undefined ? undefined : room(team, channel);
      const sent = { ...base, id: onceIn(body.view.id, deed), room: where, deed };
      return { interaction: sent, way: { kind: "submission", fields }, through };
    }
    case "block_actions": {
      const [action] = body.actions;
      const deed = action === undefined ? undefined : deedOfPress(action.action_id, action.value ?? "");
      if (deed === undefined) return undefined;
      return {
        // Only the person sees the answer, and not for long.
        interaction: { ...base, answerTo: undefined, room: roomOf(team, body.channel), deed },
        way: wayFromButton(body, trigger),
        through,
      };
    }
  }
}

/**
 * Somebody who saw no answer presses again, and Slack calls that a new event: it is the same form with the same answers.
 * Other answers are something else that they have done.
 */
function onceIn(viewId: string, deed: Deed): string {
  return createHash("sha256")
    .update(JSON.stringify([viewId, deed]))
    .digest("hex");
}

/**
 * In a channel shared with another company (Slack Connect) a button may be pressed by somebody of theirs: they belong
 * to their own workspace, and may read what it may. Within one enterprise, people belong where they are.
 */
function homeOf({ user, enterprise, is_enterprise_install }: Interactive, team: string): string {
  const isOutsider = !is_enterprise_install && !enterprise && user.team_id && user.team_id !== team;
  return isOutsider && user.team_id ? user.team_id : team;
}

function wayFromButton(body: Extract<Interactive, { type: "block_actions" }>, trigger: string): Way {
  if (body.view?.type === "home") return { kind: "home", trigger };
  if (body.view) {
    const { id: viewId, hash = "", callback_id } = body.view;
    return { kind: "modal", trigger, viewId, hash, isForm: callback_id === formCallback };
  }
  return { kind: "message", trigger, responseUrl: body.response_url ?? "" };
}

function pointedAt(team: string, message: Extract<Interactive, { type: "message_action" }>["message"]) {
  const byBot = message.bot_id || message.subtype === "bot_message" || !message.user;
  return {
    text: unescaped(message.text),
    author: byBot ? undefined : person(team, message.user ?? "", message.username ?? ""),
  };
}

/** The installation is the first of `authorizations`: in a shared channel the envelope may name the other side. */
function ofEvent(body: SlackEvent): Received | undefined {
  const authorization = body.authorizations?.[0] ?? body;
  const forEnterprise = "is_enterprise_install" in authorization && authorization.is_enterprise_install;
  const team = forEnterprise ? authorization.enterprise_id : (authorization.team_id ?? body.team_id);
  if (!team) throw new Error("an event without a workspace");
  const base = { id: `${body.team_id ?? team} ${body.event_id}`, platform: "slack", workspace: team, room: undefined };
  const { type, user, tab, tokens } = body.event;
  if (type === "app_home_opened" && tab === "home" && user !== undefined) {
    const who = person(team, user, "");
    const deed = { kind: "visited", page: "home" } as const;
    return { interaction: { ...base, who, answerTo: who.address, deed }, way: { kind: "visit" }, through: team };
  }
  if (type === "app_uninstalled" || (type === "tokens_revoked" && (tokens?.bot ?? []).length > 0)) {
    // Nobody in particular did this.
    const who = { account: "", name: "", address: { team } };
    const at = body.event_time === undefined ? undefined : new Date(body.event_time * 1000);
    const deed = { kind: "disconnected" } as const;
    return { interaction: { ...base, who, answerTo: undefined, deed }, way: { kind: "goodbye", at }, through: team };
  }
  return undefined;
}

/** Nobody in particular did this: the workspace is within reach. */
export function connected(team: string): Interaction {
  const who = { account: "", name: "", address: { team } };
  const nowhere = { room: undefined, answerTo: undefined };
  return { id: "connected", platform: "slack", workspace: team, who, ...nowhere, deed: { kind: "connected" } };
}

/** Slack sends ids and handles; real names come later, through `profile`. */
function person(team: string, user: string, name: string): Person {
  return { account: user, name: name === "" ? user : name, address: { team, user } };
}

/** Ids of direct messages begin with D. */
function room(team: string, channel: string): Room {
  return { id: channel, direct: channel.startsWith("D"), address: { team, channel } };
}

function roomOf(team: string, channel: { id: string } | null | undefined): Room | undefined {
  return channel ? room(team, channel.id) : undefined;
}
