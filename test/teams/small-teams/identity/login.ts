/**
 * The token endpoint, and whether a token it gave still counts.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
import { type Json, parsed, record, string } from "../../../slack/small-slack/json.js";
import { jwt, rs256 } from "./jwt.js";
import { signingKey } from "./keys.js";
import { BOT_FRAMEWORK_TENANT, ISSUER, lifetime } from "./provider.js";

const SCOPE = `${ISSUER}/.default`;
const LIFETIME_S = 3599;

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Json | readonly Json[];
}

export interface Login {
  /** Every token ever given, oldest first. */
  readonly issued: readonly string[];
  /** A token as if the app had logged in, that no call asked for and none accepts. */
  tokenFor(tenant: string): string;
  /** Answers a form posted to /{tenant}/oauth2/v2.0/token. */
  answer(tenant: string, form: Json): Answer;
  accepts(token: string): boolean;
  /** Those given so far no longer count, though they have not expired. */
  revokeAll(): void;
}

export interface LoginOptions {
  readonly appId: string;
  readonly appPassword: string;
  /** Where the app may log in: its home tenant, or any when left out. */
  readonly homeTenant?: string;
  readonly now: () => number;
}

export function newLogin(options: LoginOptions): Login {
  const issued: string[] = [];
  const counts = new Set<string>();
  return {
    issued,
    tokenFor: (tenant) => accessToken(options, tenant, -1),
    answer(tenant, form) {
      const refused = problemWith(options, tenant, form);
      if (refused !== undefined) return refused;
      const access_token = accessToken(options, tenant, issued.length);
      issued.push(access_token);
      counts.add(access_token);
      const body = { token_type: "Bearer", expires_in: LIFETIME_S, ext_expires_in: LIFETIME_S, access_token };
      return { status: 200, body };
    },
    accepts: (token) => counts.has(token) && expiryOf(token) * 1000 > options.now(),
    revokeAll: () => counts.clear(),
  };
}

function problemWith(options: LoginOptions, tenant: string, form: Json): Answer | undefined {
  const { appId, appPassword, homeTenant = tenant } = options;
  if (tenant !== homeTenant) return refusal(400, "invalid_request", 90002, `Tenant '${tenant}' not found.`);
  if (form["grant_type"] !== "client_credentials")
    return refusal(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  if (form["client_id"] !== appId)
    return refusal(400, "unauthorized_client", 700016, "Application was not found in the directory.");
  if (form["client_secret"] !== appPassword)
    return refusal(401, "invalid_client", 7000215, "Invalid client secret provided.");
  const scopes = string(form["scope"]).split(" ");
  // MSAL asks for its own scopes of OpenID besides.
  if (!scopes.includes(SCOPE))
    return refusal(400, "invalid_scope", 70011, "The provided value for scope is not valid.");
  return undefined;
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function refusal(status: number, error: string, code: number, why: string): Answer {
  return { status, body: { error, error_description: `AADSTS${code}: ${why}`, error_codes: [code] } };
}

/** What Entra gives for the Bot Framework's audience: a version 1 token. */
function accessToken({ appId, now }: LoginOptions, tenant: string, number: number): string {
  const { kid, privateKey } = signingKey("login");
  const { from } = lifetime(now);
  const exp = Math.floor(Math.max(now(), Date.now()) / 1000) + LIFETIME_S;
  const tid = tenant === "botframework.com" ? BOT_FRAMEWORK_TENANT : tenant;
  const who = { appid: appId, tid, ver: "1.0", uti: String(number) };
  const claims = { aud: ISSUER, iss: `https://sts.windows.net/${tid}/`, nbf: from, exp, ...who };
  return jwt({ typ: "JWT", alg: "RS256", x5t: kid, kid }, claims, rs256(privateKey));
}

function expiryOf(token: string): number {
  const [, claims = ""] = token.split(".");
  return Number(record(parsed(Buffer.from(claims, "base64url").toString("utf8")))["exp"]);
}
