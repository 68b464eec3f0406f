/**
 * What Slack sends when a person does something, field for field.
 * https://docs.slack.dev/reference/interaction-payloads and
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
import { type Conversation, nameOf } from "../conversations.js";
import type { Json } from "../json.js";
import { messageJson } from "../messages.js";
import { escaped } from "../mrkdwn.js";
import type { Ephemeral, Home, Modal, Post, User, Workspace, World } from "../world.js";

/** Slack still sends the deprecated verification token; nothing may trust it. */
const VERIFICATION_TOKEN = "deprecated-verification-token";

export interface Who {
  readonly world: World;
  readonly workspace: Workspace;
  readonly user: User;
}

export function slashCommand(
  { world, workspace, user }: Who,
  typed: string,
  place: Conversation,
  handles: { readonly trigger: string; readonly responseUrl: string },
): Record<string, string> {
  const [, command = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  if (command === "") throw new Error(`Not a command: ${typed}`);
  const { enterprise } = workspace;
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.id,
    team_domain: workspace.domain,
    ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: place.id,
    channel_name: nameOf(place),
    user_id: user.id,
    user_name: user.name,
    command,
    // Like all text written in Slack, it arrives escaped.
    text: escaped(text.trimEnd()),
    api_app_id: world.appId,
    is_enterprise_install: String(workspace.isEnterpriseInstall ?? false),
    response_url: handles.responseUrl,
    trigger_id: handles.trigger,
  };
}

export function shortcut(who: Who, callbackId: string, trigger: string): Json {
  return { type: "shortcut", ...common(who), action_ts: who.world.ts(), callback_id: callbackId, trigger_id: trigger };
}

export interface SharedMessage {
  readonly text: string;
  /** Whoever wrote it, by user id. */
  readonly author: string;
}

export function messageShortcut(
  who: Who,
  callbackId: string,
  place: Conversation,
  message: SharedMessage,
  handles: { readonly trigger: string; readonly responseUrl: string },
): Json {
  const ts = who.world.ts();
  return {
    type: "message_action",
    ...common(who),
    action_ts: who.world.ts(),
    callback_id: callbackId,
    trigger_id: handles.trigger,
    response_url: handles.responseUrl,
    channel: { id: place.id, name: nameOf(place) },
    message_ts: ts,
    message: writtenMessage(who, message, ts),
  };
}

/** A message as the composer leaves it: escaped text, and the same in rich text. */
function writtenMessage({ world, workspace }: Who, { text, author }: SharedMessage, ts: string): Json {
  const words = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return {
    client_msg_id: world.id("m"),
    type: "message",
    text: escaped(text),
    user: author,
    ts,
    team: workspace.id,
    blocks: [{ type: "rich_text", block_id: world.id("b"), elements: [words] }],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function blockActions(
  who: Who,
  where: Post | Ephemeral | Modal | Home,
  action: Json,
  state: Json,
  handles: { readonly trigger: string; readonly responseUrl: string; readonly channelName: string },
): Json {
  const head = { type: "block_actions", ...common(who), api_app_id: who.world.appId, trigger_id: handles.trigger };
  const actions = [{ ...action, action_ts: who.world.ts() }];
  if (where.kind === "modal" || where.kind === "home") {
    const view = { ...where.view, state: { values: state } };
    return { ...head, container: { type: "view", view_id: where.id }, view, actions };
  }
  const isEphemeral = where.kind === "ephemeral";
  return {
    ...head,
    container: { type: "message", message_ts: where.ts, channel_id: where.channel, is_ephemeral: isEphemeral },
    channel: { id: where.channel, name: handles.channelName },
    // Slack does not keep ephemeral messages, so it cannot send one back.
    ...(where.kind === "post" && { message: messageJson(who.world, who.workspace, where) }),
    state: { values: state },
    response_url: handles.responseUrl,
    actions,
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewSubmission(who: Who, modal: Modal, state: Json, trigger: string): Json {
  return {
    type: "view_submission",
    ...common(who),
    api_app_id: who.world.appId,
    trigger_id: trigger,
    view: { ...modal.view, state: { values: state } },
    response_urls: [],
  };
}

export function viewClosed(who: Who, modal: Modal, state: Json): Json {
  const view = { ...modal.view, state: { values: state } };
  return { type: "view_closed", ...common(who), api_app_id: who.world.appId, view, is_cleared: false };
}

/** https://docs.slack.dev/apis/events-api/#event-type-structure */
export function eventCallback({ world, workspace }: Who, event: Json): Json {
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.id,
    ...(workspace.enterprise && { enterprise_id: workspace.enterprise.id }),
    api_app_id: world.appId,
    event: { ...event, event_ts: event["event_ts"] ?? world.ts() },
    type: "event_callback",
    event_id: world.id("Ev"),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        enterprise_id: workspace.enterprise?.id ?? null,
        team_id: workspace.isEnterpriseInstall === true ? null : workspace.id,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: workspace.isEnterpriseInstall ?? false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: world.id("EC"),
  };
}

function common({ workspace, user }: Who): Json {
  const { enterprise } = workspace;
  return {
    token: VERIFICATION_TOKEN,
    team: {
      id: workspace.id,
      domain: workspace.domain,
      ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
    user: { id: user.id, username: user.name, name: user.name, team_id: workspace.id },
    enterprise: enterprise ?? null,
    is_enterprise_install: workspace.isEnterpriseInstall ?? false,
  };
}
