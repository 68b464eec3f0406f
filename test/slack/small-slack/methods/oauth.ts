/** https://docs.slack.dev/reference/methods/oauth.v2.access, with token rotation. It needs no token. */
import { type Json, string } from "../json.js";
import { Refusal } from "../refusal.js";
import type { Workspace, World } from "../world.js";

/** https://docs.slack.dev/authentication/using-token-rotation */
const TOKEN_LIFE_MS = 12 * 60 * 60 * 1000;

export interface OauthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly rotation: boolean;
}

interface Grant {
  readonly team: string;
  readonly user: string;
  readonly redirectUri?: string | undefined;
  spent: boolean;
}

export interface Oauth {
  /** A code as the browser brings it back after consent. */
  grant(team: string, user: string, redirectUri?: string): string;
  access(world: World, args: Json): Json;
}

export function newOauth(app: OauthApp): Oauth {
  const codes = new Map<string, Grant>();
  const refreshes = new Map<string, Grant>();
  return {
    grant(team, user, redirectUri) {
      const code = `code-${codes.size + 1}-${team}`;
      codes.set(code, { team, user, redirectUri, spent: false });
      return code;
    },
    access(world, args) {
      if (string(args["client_id"]) !== app.clientId) throw new Refusal("invalid_client_id");
      if (string(args["client_secret"]) !== app.clientSecret) throw new Refusal("bad_client_secret");
      const renews = args["grant_type"] === "refresh_token";
      const grant = renews ? refreshed(refreshes, args) : exchanged(codes, args);
      const workspace = world.workspaces.get(grant.team);
      if (workspace === undefined) throw new Refusal("invalid_code");
      workspace.lockedOutWith = undefined;
      return installation(world, workspace, grant, app, refreshes);
    },
  };
}

function exchanged(codes: ReadonlyMap<string, Grant>, args: Json): Grant {
  const grant = codes.get(string(args["code"]));
  if (grant === undefined) throw new Refusal("invalid_code");
  if (grant.spent) throw new Refusal("code_already_used");
  if (grant.redirectUri !== undefined && grant.redirectUri !== args["redirect_uri"])
    throw new Refusal("bad_redirect_uri");
  grant.spent = true;
  return grant;
}

function refreshed(refreshes: ReadonlyMap<string, Grant>, args: Json): Grant {
  const grant = refreshes.get(string(args["refresh_token"]));
  if (grant === undefined || grant.spent) throw new Refusal("invalid_refresh_token");
  grant.spent = true;
  return grant;
}

function installation(
  world: World,
  workspace: Workspace,
  grant: Grant,
  app: OauthApp,
  refreshes: Map<string, Grant>,
): Json {
  const token = `xoxb-${workspace.id}-${world.id("x")}`;
  workspace.tokens.set(token, app.rotation ? { expires: world.now() + TOKEN_LIFE_MS } : {});
  const rotation: Json = {};
  if (app.rotation) {
    const refresh = `xoxe-1-${world.id("r")}`;
    refreshes.set(refresh, { ...grant, spent: false });
    Object.assign(rotation, { refresh_token: refresh, expires_in: TOKEN_LIFE_MS / 1000 });
  }
  return {
    access_token: token,
    token_type: "bot",
    scope: (workspace.scopes ?? ["commands", "chat:write", "users:read"]).join(","),
    bot_user_id: workspace.botUserId,
    app_id: world.appId,
    team: { id: workspace.id, name: workspace.name },
    enterprise: workspace.enterprise ?? null,
    is_enterprise_install: workspace.isEnterpriseInstall ?? false,
    authed_user: { id: grant.user },
    ...rotation,
  };
}
