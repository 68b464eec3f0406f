/** Installing in further workspaces: https://docs.slack.dev/authentication/installing-with-oauth */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { webApi } from "@slack/bolt";
import { failureOf } from "./errors.js";
import { browserCookie, browserOf, newState, nonceIn, stateKey } from "./install-state.js";
import { installed } from "./installations.js";
import { noticePage } from "./notice-page.js";
import { botScopes } from "./scopes.js";
import { type SlackSettings, type SlackSurroundings, slackApi } from "./settings.js";
import type { Tokens } from "./tokens.js";

type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Desk {
  readonly oauth: NonNullable<SlackSettings["oauth"]>;
  readonly around: SlackSurroundings;
  readonly tokens: Tokens;
  readonly anonymous: webApi.WebClient;
  readonly key: Buffer;
  readonly apiUrl: string;
  /** Absent where Slack's own setting for the app decides. */
  readonly redirectUri: { redirect_uri?: string };
  readonly isSecure: boolean;
  /** Told of each workspace that has installed us. */
  readonly welcomed: (workspace: string) => Promise<void>;
}

export function createInstallPages(
  settings: SlackSettings,
  around: SlackSurroundings,
  tokens: Tokens,
  anonymous: webApi.WebClient,
  welcomed: (workspace: string) => Promise<void>,
): Record<string, Page> {
  const { oauth, publicUrl, signingSecret, apiUrl = slackApi } = settings;
  if (oauth === undefined) return {};
  const redirectUri = publicUrl ? { redirect_uri: new URL("/slack/oauth_redirect", publicUrl).href } : {};
  const isSecure = publicUrl?.startsWith("http:") !== true;
  const desk: Desk = {
    oauth,
    around,
    tokens,
    anonymous,
    key: stateKey(signingSecret),
    apiUrl,
    redirectUri,
    isSecure,
    welcomed,
  };
  return {
    "GET /slack/install": (_request, response) => sendToSlack(desk, response),
    "GET /slack/oauth_redirect": (request, response) => welcomeBack(desk, request, response),
  };
}

async function sendToSlack(desk: Desk, response: ServerResponse): Promise<void> {
  const { oauth, around, key, apiUrl, redirectUri, isSecure } = desk;
  const state = newState(key, around.now());
  await around.states.put(state.nonce, state.expires);
  const address = new URL("/oauth/v2/authorize", apiUrl);
  const asked = { client_id: oauth.clientId, scope: botScopes.join(","), state: state.signed, ...redirectUri };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  response
    .writeHead(302, {
      location: address.href,
      "set-cookie": browserCookie(state.browser, isSecure),
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "content-length": "0",
    })
    .end();
}

async function welcomeBack(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { log, words, now, states } = desk.around;
  const asked = new URL(request.url ?? "/", "http://localhost").searchParams;
  const nonce = nonceIn(desk.key, asked.get("state") ?? "", browserOf(request), now());
  const code = asked.get("code");
  response.setHeader("set-cookie", browserCookie("", desk.isSecure));
  // Only a state of ours spends anything; a declined install brings no code.
  if (nonce === undefined || !(await states.take(nonce)) || !code) {
    log.warn({ reason: asked.has("error") ? "declined" : "state" }, "an install from Slack was not completed");
    return noticePage(response, 400, words.notConnected);
  }
  try {
    const workspace = await install(desk, code);
    log.info({ workspace }, "installed in a Slack workspace");
    await desk.welcomed(workspace);
    noticePage(response, 200, words.connected);
  } catch (error) {
    log.error({ reason: failureOf(error).reason }, "an install from Slack was not completed");
    noticePage(response, 502, words.notConnected);
  }
}

async function install({ oauth, around, tokens, anonymous, redirectUri }: Desk, code: string): Promise<string> {
  const answer = await anonymous.oauth.v2.access({
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    code,
    ...redirectUri,
  });
  const { key, installation } = installed(answer, around.now());
  await tokens.save(key, installation);
  return key;
}
