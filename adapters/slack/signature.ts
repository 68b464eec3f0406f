/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
import { createHmac, timingSafeEqual } from "node:crypto";

/** Either side of our clock; Bolt's own receiver lets any time in the future through. */
const allowedSkewSeconds = 300;

export interface Signed {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** Why a request is not Slack's; undefined where it is. */
export function forgery(request: Signed, signingSecret: string, now: Date): string | undefined {
  const { timestamp = "", signature = "", body } = request;
  if (!/^\d{1,12}$/.test(timestamp)) return "no timestamp";
  if (Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > allowedSkewSeconds) return "stale";
  const expected = Buffer.from(signatureOf(signingSecret, timestamp, body));
  const given = Buffer.from(signature);
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  return same ? undefined : "wrong signature";
}

export function signatureOf(signingSecret: string, timestamp: string, body: Buffer | string): string {
  return `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
}
