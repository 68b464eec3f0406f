/** One call of the connector, from token to answer. */

import { type Json, record, string } from "../../../slack/small-slack/json.js";
import type { Answer, Login } from "../identity/login.js";
import type { Pacer } from "../rate-limits.js";
import type { Request } from "../read-request.js";
import { Refusal } from "../refusal.js";
import type { World } from "../world.js";
import { checkActivity, checkTenant } from "./content.js";
import { createConversation } from "./create-conversation.js";
import { memberJson, memberOf, membersOf } from "./members.js";
import { addPost, changePost, deletePost, ownPost } from "./messages.js";
import { type Place, placeFor } from "./place.js";
import type { Route } from "./route.js";

export interface Desk {
  readonly world: World;
  readonly login: Login;
  readonly pacer: Pacer;
  limitsRates: boolean;
}

export function answer(desk: Desk, route: Route, request: Request): Answer {
  try {
    if (!desk.login.accepts(request.token))
      throw new Refusal("Unauthorized", "Authorization has been denied for this request.");
    if (request.garbled) throw new Refusal("BadSyntax", "The body is not JSON.");
    return route.method === "createConversation" ? creation(desk, request) : inPlace(desk, route, request);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return refused(problem);
  }
}

export function refused({ status, code, message, retryAfter }: Refusal): Answer {
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return { status, headers, body: { error: { code, message } } };
}

function creation(desk: Desk, request: Request): Answer {
  const { conversation } = createConversation(desk.world, request.body);
  pace(desk, "create", conversation.id);
  const activity = request.body["activity"];
  if (activity === undefined) return { status: 201, body: { id: conversation.id } };
  checkActivity(record(activity), request.size);
  const post = addPost(desk.world, { conversation, thread: undefined }, record(activity));
  const id = conversation.type === "channel" ? `${conversation.id};messageid=${post.id}` : conversation.id;
  return { status: 201, body: { id, activityId: post.id } };
}

function inPlace(desk: Desk, route: Route, request: Request): Answer {
  const { world } = desk;
  const place = placeFor(world, route.conversation);
  const { conversation } = place;
  checkTenant(request.body, conversation.tenant);
  pace(desk, route.method === "member" || route.method === "members" ? "read" : "send", conversation.id);
  switch (route.method) {
    case "send":
    case "reply":
      return sending(world, place, route.target, request);
    case "update":
      checkActivity(request.body, request.size);
      changePost(world, ownPost(world, place, route.target), request.body);
      return { status: 200, body: { id: route.target } };
    case "delete":
      deletePost(world, ownPost(world, place, route.target));
      return { status: 200, body: {} };
    case "member":
      return { status: 200, body: memberJson(memberOf(world, conversation, route.target)) };
    default:
      return { status: 200, body: memberList(world, place, request) };
  }
}

function sending(world: World, place: Place, replyTo: string, request: Request): Answer {
  const activity = request.body;
  // Typing leaves nothing to read: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-send-and-receive-messages
  if (activity["type"] === "typing") return { status: 201, body: { id: world.messageId() } };
  checkActivity(activity, request.size);
  const { id } = addPost(world, place, activity, replyTo || string(activity["replyToId"]) || undefined);
  return { status: 201, body: { id } };
}

function memberList(world: World, { conversation }: Place, { path, query }: Request): Json | readonly Json[] {
  const members = membersOf(world, conversation).map(memberJson);
  if (!path.includes("/pagedmembers")) return members;
  const from = Number(query.get("continuationToken") ?? 0);
  const to = from + Number(query.get("pageSize") ?? 200);
  const more = to < members.length ? { continuationToken: String(to) } : {};
  return { members: members.slice(from, to), ...more };
}

function pace({ limitsRates, pacer }: Desk, kind: "send" | "create" | "read", conversation: string): void {
  const wait = limitsRates ? pacer.wait(kind, conversation) : 0;
  if (wait > 0) throw new Refusal("Throttled", "Too many requests.", wait);
}
