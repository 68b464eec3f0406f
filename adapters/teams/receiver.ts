/** The door for what Teams sends. What it turns away costs one line in the log and runs nothing. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../webhooks/read-body.js";
import { sendAnswer } from "../webhooks/send-answer.js";
import { type Activity, activity as activitySchema, envelope } from "./activities.js";
import { problemWithOrigin, tenantOf, tenantsOf } from "./admission.js";
import type { Allowlists } from "./allowlists.js";
import { decoded } from "./body.js";
import type { Sdk } from "./sdk.js";
import type { TeamsLog } from "./settings.js";

/** An activity that has been let in. */
export interface Admitted {
  readonly activity: Activity;
  readonly tenant: string;
  /** Identifies the body: a redelivery is the same to the byte. */
  digest(): string;
}

export interface Response {
  readonly status: number;
  readonly body?: object | undefined;
}

export interface ReceiverOptions {
  readonly allowlists: Allowlists;
  readonly log: TeamsLog;
  /** Undefined until the platform has started. */
  sdk(): Sdk | undefined;
  /** Answers what was let in. What it does after the response has left is its own affair. */
  listen(admitted: Admitted, respond: (response: Response) => void): Promise<void>;
}

export function createReceiver(options: ReceiverOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await readBody(request).catch(() => undefined);
    if (raw === undefined) return;
    if (raw === "too large") return refuseToRead(request, response);
    const answer = await admit(options, request, raw, ({ status, body }) => sendAnswer(response, status, body));
    sendAnswer(response, answer.status, answer.body);
  };
}

/** The rest of the body is still coming, so the connection cannot be used again. */
function refuseToRead(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(413, { connection: "close" }).end(() => request.socket.destroySoon());
}

async function admit(
  options: ReceiverOptions,
  request: IncomingMessage,
  raw: Buffer,
  respond: (response: Response) => void,
): Promise<Response> {
  const sdk = options.sdk();
  if (sdk === undefined) return { status: 503 };
  const body = decoded(raw);
  const from = envelope.safeParse(body).data;
  if (body === undefined || from === undefined) return { status: 400 };
  const problem = problemWithOrigin(from, options.allowlists);
  if (problem !== undefined) return turnedAway(options.log, 403, problem, hostOf(from.serviceUrl));
  const { verified, ...refused } = await verify(sdk, bearerOf(request), from, options.log);
  if (verified === undefined) return { status: refused.status };
  const activity = activitySchema.safeParse(body).data;
  if (activity === undefined) {
    // What was wrong is not logged: it could hold what somebody wrote.
    options.log.warn({}, "an activity from Teams was malformed");
    return { status: 400 };
  }
  const tenant = tenantOf(activity, options.allowlists);
  if (tenant === undefined) return turnedAway(options.log, 403, "tenant not allowed", tenantsOf(activity).join(" "));
  const digest = (): string => createHash("sha256").update(raw).digest("hex");
  return turn(options, sdk, verified, { activity, tenant, digest }, respond);
}

/** `from` is a tenant or a host, for an admin who may want to allow it. */
function turnedAway(log: TeamsLog, status: number, problem: string, from?: string): Response {
  log.warn({ problem, ...(from === undefined ? {} : { from: from.slice(0, 200) }) }, "an activity was turned away");
  return { status };
}

/** Of two tokens, no other server would have to believe the same one. */
function bearerOf(request: IncomingMessage): string {
  const [only = "", second] = request.headersDistinct["authorization"] ?? [];
  return second === undefined ? only : "";
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}

type Verified = Awaited<ReturnType<Sdk["verify"]>>;

async function verify(
  sdk: Sdk,
  authorization: string,
  from: { channelId: string; serviceUrl: string },
  log: TeamsLog,
): Promise<{ readonly status: number; readonly verified?: Verified }> {
  try {
    return { status: 200, verified: await sdk.verify(authorization, from) };
  } catch (error) {
    const problem = sdk.forgery(error);
    if (problem === undefined) {
      // Nobody is let in, and Teams asks again.
      log.error({ err: error }, "the identity provider of Teams could not be asked");
      return { status: 503 };
    }
    return turnedAway(log, 401, problem);
  }
}

async function turn(
  { listen, log }: ReceiverOptions,
  sdk: Sdk,
  verified: Verified,
  admitted: Admitted,
  respond: (response: Response) => void,
): Promise<Response> {
  try {
    await sdk.turn(verified, admitted.activity, () => listen(admitted, respond));
    return { status: 200 };
  } catch (error) {
    log.error({ err: error }, "an activity from Teams was not handled");
    return { status: 500 };
  }
}
