/** Whose token it is, and whether it still counts. */
import { Refusal } from "./refusal.js";
import type { Workspace, World } from "./world.js";

/** The scope each method asks for; history depends on the kind of conversation. */
const SCOPES: Readonly<Record<string, string>> = {
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "chat.delete": "chat:write",
  "users.info": "users:read",
  "users.lookupByEmail": "users:read.email",
  "conversations.open": "im:write",
};

/** Throws not_authed, invalid_auth, token_expired, or what the workspace was locked out with. */
export function authorise(world: World, token: string): Workspace {
  if (token === "") throw new Refusal("not_authed");
  const workspace = [...world.workspaces.values()].find(({ tokens }) => tokens.has(token));
  if (workspace === undefined) throw new Refusal("invalid_auth");
  if (workspace.lockedOutWith !== undefined) throw new Refusal(workspace.lockedOutWith);
  const { expires } = workspace.tokens.get(token) ?? {};
  if (expires !== undefined && world.now() >= expires) throw new Refusal("token_expired");
  return workspace;
}

export function checkScope(workspace: Workspace, method: string, channel: string): void {
  const needed = method === "conversations.history" ? historyScope(workspace, channel) : SCOPES[method];
  if (needed === undefined || workspace.scopes === undefined || workspace.scopes.includes(needed)) return;
  throw new Refusal("missing_scope", { needed, provided: workspace.scopes.join(",") });
}

function historyScope(workspace: Workspace, channel: string): string {
  if (channel.startsWith("D")) return "im:history";
  return workspace.channels.get(channel)?.isPrivate === true ? "groups:history" : "channels:history";
}
