/** Calls to Slack's Web API. Retrying is for the job table, so the client does none. */

import { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { DeliveryFailed } from "../../src/chat/platform.js";
import { failureOf, refusedToken } from "./errors.js";
import { boltLogger } from "./sdk-log.js";
import type { SlackLog } from "./settings.js";
import type { Tokens } from "./tokens.js";

/** The client's own defaults are no limit, and ten attempts in half an hour. */
export const callTimeoutMs = 10_000;

/** Clients kept; making one anew costs well under a millisecond. */
const remembered = 200;

export interface Web {
  /** Does `work` with the token of a workspace. Throws `DeliveryFailed`. */
  call<T>(team: string, work: (client: webApi.WebClient) => Promise<T>): Promise<T>;
}

export function createClient(token: string | undefined, apiUrl: string, log: SlackLog): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    logger: boltLogger(log),
  });
}

export function createWeb(tokens: Tokens, apiUrl: string, log: SlackLog): Web {
  const clients = new LRUCache<string, webApi.WebClient>({ max: remembered });
  const clientFor = (token: string): webApi.WebClient => {
    const client = clients.get(token) ?? createClient(token, apiUrl, log);
    clients.set(token, client);
    return client;
  };
  return {
    async call(team, work) {
      const token = await tokenFor(tokens, team);
      try {
        return await work(clientFor(token));
      } catch (error) {
        const failure = failureOf(error);
        if (!refusedToken.has(failure.reason)) throw failure;
        // It may have been refreshed, or installed again, elsewhere.
        clients.delete(token);
        const another = await tokens.insteadOf(team, token).catch(() => undefined);
        if (another === undefined) throw failure;
        return work(clientFor(another)).catch((again) => Promise.reject(failureOf(again)));
      }
    },
  };
}

async function tokenFor(tokens: Tokens, team: string): Promise<string> {
  const token = await tokens.find(team).catch((error: unknown) => {
    if (error instanceof DeliveryFailed) throw error;
    throw new DeliveryFailed({ kind: "retry", afterMs: 30_000, scope: "message" }, "installation_unreadable", {
      cause: error,
    });
  });
  if (token === undefined) throw new DeliveryFailed({ kind: "disconnect" }, "not_installed");
  return token;
}
