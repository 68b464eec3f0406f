/**
 * Our own receiver for Bolt. Bolt's HTTPReceiver costs several times the work of a plain server, reads more than it
 * should before it checks the signature, and acknowledges an event before anything is stored.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { App, Receiver } from "@slack/bolt";
import { readBody } from "../webhooks/read-body.js";
import { sendAnswer } from "../webhooks/send-answer.js";
import { decoded, isCertificateCheck } from "./body.js";
import type { SlackLog } from "./settings.js";
import { forgery } from "./signature.js";

/** One request on its way through Bolt, which hands it to the listener in its context. */
export interface Exchange {
  /** Identifies the body: a redelivery is the same to the byte. */
  readonly digest: string;
  /** Says that the request has come through Bolt. */
  begin(): void;
  /** Answers the request. Only the first answer counts. */
  respond(status: number, body?: object): void;
}

export interface ReceiverOptions {
  readonly signingSecret: string;
  now(): Date;
  readonly log: SlackLog;
}

export interface SlackReceiver extends Receiver {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createReceiver(options: ReceiverOptions): SlackReceiver {
  let app: App | undefined;
  return {
    init: (bolt) => {
      app = bolt;
    },
    // The HTTP server belongs to the whole application, not to this adapter.
    start: async () => undefined,
    stop: async () => undefined,
    async handle(request, response) {
      const raw = await readBody(request).catch(() => undefined);
      if (raw === undefined) return;
      if (raw === "too large") return refuseToRead(request, response);
      await admit(options, app, request, response, raw);
    },
  };
}

/** The rest of the body is still coming, so the connection cannot be used again. */
function refuseToRead(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(413, { connection: "close" }).end(() => request.socket.destroySoon());
}

async function admit(
  { signingSecret, now, log }: ReceiverOptions,
  app: App | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  raw: Buffer,
): Promise<void> {
  const timestamp = header(request, "x-slack-request-timestamp");
  const problem = forgery(
    { timestamp, signature: header(request, "x-slack-signature"), body: raw },
    signingSecret,
    now(),
  );
  // Slack probes the certificate with an unsigned request, to which this says nothing.
  if (problem !== undefined && isCertificateCheck(request, raw)) return sendAnswer(response, 200);
  if (problem !== undefined) {
    log.warn({ problem }, "a request did not come from Slack");
    return sendAnswer(response, 401);
  }
  const content = decoded(request.headers["content-type"], raw);
  if (content.kind === "certificate check") return sendAnswer(response, 200);
  if (content.kind === "other type") return sendAnswer(response, 415);
  if (content.kind === "malformed") return sendAnswer(response, 400);
  const { body } = content;
  if (body["type"] === "url_verification")
    return sendAnswer(response, 200, { challenge: String(body["challenge"] ?? "") });
  if (app === undefined) return sendAnswer(response, 503);
  await process(app, log, body, createHash("sha256").update(raw).digest("hex"), response);
}

/**
 * Bolt acknowledges events before its listeners run, so its acknowledgement means nothing here: the listener answers
 * through the exchange, once its work is stored.
 */
async function process(
  app: App,
  log: SlackLog,
  body: Record<string, unknown>,
  digest: string,
  response: ServerResponse,
): Promise<void> {
  let reachedUs = false;
  const exchange: Exchange = {
    digest,
    begin: () => {
      reachedUs = true;
    },
    respond: (status, content) => sendAnswer(response, status, content),
  };
  try {
    await app.processEvent({ body, ack: async () => undefined, customProperties: { exchange } });
    // Nothing of ours answers this kind of event.
    sendAnswer(response, 200);
  } catch (error) {
    // Bolt trips over bodies that lack what it takes for granted; past it, the fault is ours.
    if (reachedUs) log.error({ err: error }, "a request from Slack was not handled");
    sendAnswer(response, reachedUs ? 500 : 400);
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
