/** One call of a Web API method, from token to answer. */
import { authorise, checkScope } from "./authorise.js";
import { conversationFor } from "./conversations.js";
import { type Json, string } from "./json.js";
import type { Methods } from "./method.js";
import { chatMethods } from "./methods/chat.js";
import { conversationMethods } from "./methods/conversations.js";
import type { Oauth } from "./methods/oauth.js";
import { userMethods } from "./methods/users.js";
import { viewMethods } from "./methods/views.js";
import type { Pacer, RateLimits } from "./rate-limits.js";
import { Refusal } from "./refusal.js";
import type { Workspace, World } from "./world.js";

const methods: Methods = { ...chatMethods, ...conversationMethods, ...userMethods, ...viewMethods };

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Json;
}

export interface Desk {
  readonly world: World;
  readonly oauth: Oauth;
  readonly pacer: Pacer;
  readonly rateLimits: RateLimits;
}

/** Slack answers 200 whatever it thinks of the call, but for rate limits. */
export function answer(desk: Desk, method: string, token: string, args: Json): Answer {
  try {
    if (method === "oauth.v2.access")
      return { status: 200, body: { ok: true, ...desk.oauth.access(desk.world, args) } };
    const does = methods[method];
    if (does === undefined) throw new Refusal("unknown_method", { req_method: method });
    const workspace = authorise(desk.world, token);
    checkScope(workspace, method, string(args["channel"]));
    const wait = method === "chat.postMessage" ? secondsToWait(desk, workspace, string(args["channel"])) : 0;
    if (wait > 0) return tooMany(wait);
    return { status: 200, body: { ok: true, ...does({ world: desk.world, workspace, args }) } };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { status: 200, body: { ok: false, error: problem.error, ...problem.more } };
  }
}

export function tooMany(seconds: number): Answer {
  return { status: 429, headers: { "retry-after": String(seconds) }, body: { ok: false, error: "ratelimited" } };
}

function secondsToWait({ world, pacer, rateLimits }: Desk, workspace: Workspace, channel: string): number {
  const { id } = conversationFor(world, workspace, channel);
  return pacer.wait(workspace.rateLimits ?? rateLimits, workspace.id, id);
}
