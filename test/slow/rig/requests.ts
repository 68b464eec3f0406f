/** Slack's requests as bytes, made from one real submission and signed when they are about to leave. */
import { createHmac } from "node:crypto";
import { SIGNING_SECRET } from "./causeway-process.js";

/** What stands in a sample for what is different in each request: words that no encoding changes. */
export const PLACES = { user: "U0PLACEHOLDER", words: "WORDSPLACEHOLDER", trigger: "TRIGGERPLACEHOLDER" } as const;

export interface Telling {
  readonly user: string;
  readonly words: string;
  readonly trigger: string;
}

/** Bodies as Slack sends them, with `PLACES` in them. */
export interface Samples {
  readonly submission: string;
  readonly command: string;
}

export function filledIn(sample: string, { user, words, trigger }: Telling): string {
  return sample
    .replaceAll(PLACES.user, user)
    .replace(PLACES.words, () => encodeURIComponent(words))
    .replace(PLACES.trigger, trigger);
}

/** A whole HTTP request, signed now. */
export function signedRequest(body: string, now = new Date()): string {
  const timestamp = Math.floor(now.getTime() / 1000);
  const signature = createHmac("sha256", SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest("hex");
  return [
    "POST /slack/events HTTP/1.1",
    "host: 127.0.0.1",
    "content-type: application/x-www-form-urlencoded",
    "user-agent: Slackbot 1.0 (+https://api.slack.com/robots)",
    "accept: */*",
    `x-slack-request-timestamp: ${timestamp}`,
    `x-slack-signature: v0=${signature}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}
