/** The token that Teams' service asks of us, one for each registration: fetched once, kept until shortly before it runs out. */
import { z } from "zod";
import { DeliveryFailed } from "../../src/chat/platform.js";
import { failureOf, ofStatus } from "./errors.js";

export interface AccessTokens {
  get(): Promise<string>;
  /** The service would not take this one: the next `get` fetches another. */
  drop(token: string): void;
}

export interface FetchedToken {
  readonly token: string;
  readonly expires: Date;
}

/** A token this close to its end may run out on the way. */
const marginMs = 5 * 60_000;

/** One request at a time, however many wait for it. */
export function keptToken(fetchToken: () => Promise<FetchedToken>, now: () => Date): AccessTokens {
  let kept: FetchedToken | undefined;
  let underWay: Promise<FetchedToken> | undefined;
  return {
    async get() {
      if (kept !== undefined && kept.expires.getTime() - marginMs > now().getTime()) return kept.token;
      underWay ??= fetchToken().finally(() => {
        underWay = undefined;
      });
      kept = await underWay;
      return kept.token;
    },
    drop(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}

export interface ClientCredentials {
  readonly appId: string;
  readonly password: string;
  readonly tenant: string;
  readonly loginUrl: string;
  now(): Date;
}

/** What a bot's token is for. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const scope = "https://api.botframework.com/.default";
const fetchTimeoutMs = 10_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * The client credentials flow, without MSAL: that keeps a revoked token until it runs out, keys its cache without the
 * tenant, and refuses the identity provider of a test.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function fetchByPassword(credentials: ClientCredentials): Promise<FetchedToken> {
  const { appId, password, tenant, loginUrl, now } = credentials;
  const asked = now().getTime();
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: appId,
    client_secret: password,
    scope,
  });
  try {
    const response = await fetch(`${loginUrl.replace(/\/+$/, "")}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
      method: "POST",
      body,
      redirect: "error",
      signal: AbortSignal.timeout(fetchTimeoutMs),
    });
    if (!response.ok) throw ofStatus(response.status, undefined, response.headers.get("retry-after"));
    const { access_token, expires_in } = granted.parse(await response.json());
    return { token: access_token, expires: new Date(asked + expires_in * 1000) };
  } catch (error) {
    throw noToken(error);
  }
}

/** Without a token nothing was sent, whatever went wrong: every message waits. */
export function noToken(error: unknown): DeliveryFailed {
  const { remedy, reason } = failureOf(error);
  const afterMs = remedy.kind === "retry" ? remedy.afterMs : 60_000;
  return new DeliveryFailed({ kind: "retry", afterMs, scope: "workspace" }, `no_token_${reason}`, { cause: error });
}
