/** Bolt, with one listener for everything: each further listener costs every request. */
import { App } from "@slack/bolt";
import { z } from "zod";
import type { Exchange, SlackReceiver } from "./receiver.js";
import { boltLogger } from "./sdk-log.js";
import type { SlackLog } from "./settings.js";

export interface AppOptions {
  readonly receiver: SlackReceiver;
  readonly log: SlackLog;
  readonly apiUrl: string;
  /** Answers one request through its exchange. */
  listen(body: object, exchange: Exchange): Promise<void>;
}

export function createApp({ receiver, log, apiUrl, listen }: AppOptions): App {
  const app = new App({
    receiver,
    // Tokens are found when a call is made, not on every request. With none here Bolt pools no client per workspace,
    // and the cost of a request does not grow with their number.
    authorize: async () => ({}),
    convoStore: false,
    // Nothing that the bot itself does is subscribed to.
    ignoreSelf: false,
    attachFunctionToken: false,
    logger: boltLogger(log),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });
  app.use(async ({ body, context }) => listen(body, exchangeIn(context)));
  // The receiver logs a fault once and answers; Bolt's own handler would print it too.
  app.error(async (error) => {
    throw error;
  });
  return app;
}

const withExchange = z.object({ exchange: z.custom<Exchange>((value) => typeof value === "object" && value !== null) });

function exchangeIn(context: object): Exchange {
  return withExchange.parse(context).exchange;
}
