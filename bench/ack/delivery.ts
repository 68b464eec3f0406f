/** What a confirmation costs, counted in: both sides answer first and post after. */

import type { ProcessOptions } from "../../test/slow/rig/causeway-process.js";
import type { FastSlack } from "../../test/slow/rig/fast-slack.js";
import { load, openConnections } from "./load.js";
import type { Mail } from "./mail.js";
import { type BareBoltOptions, type Measured, startBareBolt, startMeasuredCauseway } from "./measured.js";

export interface DeliveryOptions {
  readonly place: ProcessOptions;
  readonly post: Mail;
  readonly slack: FastSlack;
  readonly form: string;
  readonly confirmation: string;
  /** Whoever started must be stopped. */
  readonly opened: Measured[];
}

const METHOD = "chat.postMessage";
/** Causeway spreads its posts, so they are watched for a while; Bolt posts at once. */
const WATCHED_POSTS = 60;
const BOLT_POSTS = 1000;

export async function deliveryCost({ place, post, slack, opened, ...bolt }: DeliveryOptions): Promise<string> {
  const causeway = await startMeasuredCauseway(place);
  opened.push(causeway);
  const ours = await posts(causeway, slack, WATCHED_POSTS);
  await causeway.stop();
  const theirs = await boltPosts({ apiUrl: slack.apiUrl, ...bolt }, post, slack, opened);
  return [
    `Afterwards, CPU per confirmation posted: Causeway ${ours.toFixed(0)} µs over ${WATCHED_POSTS} posts at its own pace,`,
    `with all that it does meanwhile; Bolt ${theirs.toFixed(0)} µs for a submission and its post together, unpaced.`,
  ].join(" ");
}

/** CPU per post while those that wait from the rounds are sent. */
async function posts(server: Measured, slack: FastSlack, count: number): Promise<number> {
  // The first ones go in a burst and pay for the start.
  for (let warm = 0; warm < 25; warm++) await slack.next(METHOD);
  const before = await server.cpu();
  for (let sent = 0; sent < count; sent++) await slack.next(METHOD);
  return ((await server.cpu()) - before) / count;
}

async function boltPosts(options: BareBoltOptions, post: Mail, slack: FastSlack, opened: Measured[]): Promise<number> {
  const server = await startBareBolt(options);
  opened.push(server);
  const once = async (): Promise<number> => {
    const connections = await openConnections(server.port);
    const before = await server.cpu();
    const target = (slack.calls.get(METHOD) ?? 0) + BOLT_POSTS;
    await load(connections, post.submissions(BOLT_POSTS));
    for (const connection of connections) connection.close();
    while ((slack.calls.get(METHOD) ?? 0) < target) await slack.next(METHOD);
    return ((await server.cpu()) - before) / BOLT_POSTS;
  };
  await once();
  return once();
}
