/** Installing in further workspaces: https://docs.slack.dev/authentication/installing-with-oauth */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { webApi } from "@slack/bolt";
import { failureOf } from "./errors.js";
import { installed } from "./installations.js";
import { noticePage } from "./notice-page.js";
import { type SlackSettings, type SlackSurroundings, slackApi } from "./settings.js";
import type { Tokens } from "./tokens.js";

/** The fewest that our calls need. */
export const botScopes = [
  // The slash commands themselves.
  "commands",
  // chat.postMessage and chat.update, in channels that the bot was invited to and in direct messages.
  "chat:write",
  // users.info: a person's name and time zone.
  "users:read",
] as const;

const stateLivesMs = 10 * 60_000;
const cookieName = "causeway_slack_install";

type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createInstallPages(
  settings: SlackSettings,
  around: SlackSurroundings,
  tokens: Tokens,
  anonymous: webApi.WebClient,
): Record<string, Page> {
  const { oauth } = settings;
  if (oauth === undefined) return {};
  const { now, log, states, words } = around;
  const key = createHmac("sha256", settings.signingSecret).update("causeway install state").digest();
  const redirectUri = settings.publicUrl && new URL("/slack/oauth_redirect", settings.publicUrl).href;
  const isSecure = settings.publicUrl?.startsWith("http:") !== true;

  return {
    async "GET /slack/install"(_request, response) {
      const browser = randomBytes(32).toString("base64url");
      const nonce = randomBytes(32).toString("base64url");
      const expires = new Date(now().getTime() + stateLivesMs);
      await states.put(nonce, expires);
      const state = signedState(key, nonce, expires, browser);
      const address = new URL("/oauth/v2/authorize", settings.apiUrl ?? slackApi);
      address.searchParams.set("client_id", oauth.clientId);
      address.searchParams.set("scope", botScopes.join(","));
      address.searchParams.set("state", state);
      if (redirectUri) address.searchParams.set("redirect_uri", redirectUri);
      response
        .writeHead(302, {
          location: address.href,
          "set-cookie": cookie(browser, stateLivesMs / 1000, isSecure),
          ...quiet,
        })
        .end();
    },

    async "GET /slack/oauth_redirect"(request, response) {
      const asked = new URL(request.url ?? "/", "http://localhost").searchParams;
      const nonce = nonceIn(key, asked.get("state") ?? "", browserOf(request), now());
      const code = asked.get("code");
      response.setHeader("set-cookie", cookie("", 0, isSecure));
      // Only a state of ours spends anything; a declined install brings no code.
      if (nonce === undefined || !(await states.take(nonce)) || !code) {
        log.warn({ reason: asked.has("error") ? "declined" : "state" }, "an install from Slack was not completed");
        return noticePage(response, 400, words.notConnected);
      }
      try {
        const answer = await anonymous.oauth.v2.access({
          client_id: oauth.clientId,
          client_secret: oauth.clientSecret,
          code,
          ...(redirectUri ? { redirect_uri: redirectUri } : {}),
        });
        const { key: team, installation } = installed(answer, now());
        await tokens.save(team, installation);
        log.info({ workspace: team }, "installed in a Slack workspace");
        noticePage(response, 200, words.connected);
      } catch (error) {
        log.error({ reason: failureOf(error).reason }, "an install from Slack was not completed");
        noticePage(response, 502, words.notConnected);
      }
    },
  };
}

const quiet = { "cache-control": "no-store", "referrer-policy": "no-referrer", "content-length": "0" };

/** Lax, because Slack's redirect must bring it back. */
function cookie(value: string, seconds: number, isSecure: boolean): string {
  const base = `${cookieName}=${value}; Path=/slack; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
  return isSecure ? `${base}; Secure` : base;
}

function browserOf(request: IncomingMessage): string {
  const cookies = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return cookies.find(([name]) => name === cookieName)?.[1] ?? "";
}

function signedState(key: Buffer, nonce: string, expires: Date, browser: string): string {
  const said = `${nonce}.${expires.getTime()}`;
  return `${said}.${seal(key, `${said}.${browser}`)}`;
}

/** The nonce of a state that we made, for this browser, not long ago. */
function nonceIn(key: Buffer, state: string, browser: string, now: Date): string | undefined {
  const [nonce = "", expires = "", given = ""] = state.split(".");
  const expected = Buffer.from(seal(key, `${nonce}.${expires}.${browser}`));
  const signature = Buffer.from(given);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
  return browser !== "" && Number(expires) > now.getTime() ? nonce : undefined;
}

function seal(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}
