/** A small product on the real Bolt, for the tests of the simulated person. */
import type { Server } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { TOKEN } from "./example.js";
import type { SmallSlack } from "./small-slack.js";

export const SECRET = "signing-secret";

export interface Product {
  readonly app: App;
  /** The address that Slack delivers to. */
  readonly deliverTo: string;
  /** What Bolt made of each request, in order. */
  readonly bodies: Record<string, unknown>[];
  close(): Promise<unknown>;
}

/** Listens on a free port, and verifies signatures as Bolt does. */
export async function startProduct(slack: SmallSlack): Promise<Product> {
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logLevel: "error" as never });
  const app = new App({
    receiver,
    token: TOKEN,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    logLevel: "error" as never,
  });
  const bodies: Record<string, unknown>[] = [];
  app.use(async ({ body, next }) => {
    bodies.push({ ...body });
    await next();
  });
  const server = (await app.start(0)) as Server;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { app, bodies, deliverTo: `http://127.0.0.1:${address.port}/slack/events`, close: () => app.stop() };
}
