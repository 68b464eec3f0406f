/** The state of an install: made by us, for one browser, for ten minutes. That it works once is the store's part. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export const stateLivesMs = 10 * 60_000;
const cookieName = "causeway_slack_install";

export interface InstallState {
  readonly nonce: string;
  readonly expires: Date;
  /** What travels through Slack. */
  readonly signed: string;
  /** What stays in the browser. */
  readonly browser: string;
}

export function stateKey(signingSecret: string): Buffer {
  return createHmac("sha256", signingSecret).update("causeway install state").digest();
}

export function newState(key: Buffer, now: Date): InstallState {
  const nonce = randomBytes(32).toString("base64url");
  const browser = randomBytes(32).toString("base64url");
  const expires = new Date(now.getTime() + stateLivesMs);
  const said = `${nonce}.${expires.getTime()}`;
  return { nonce, expires, browser, signed: `${said}.${seal(key, `${said}.${browser}`)}` };
}

/** The nonce of a state that we made, for this browser, not long ago. */
export function nonceIn(key: Buffer, state: string, browser: string, now: Date): string | undefined {
  const [nonce = "", expires = "", given = ""] = state.split(".");
  const expected = Buffer.from(seal(key, `${nonce}.${expires}.${browser}`));
  const signature = Buffer.from(given);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
  return browser !== "" && Number(expires) > now.getTime() ? nonce : undefined;
}

function seal(key: Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

/** Lax, because Slack's redirect must bring it back. An empty one takes it away. */
export function browserCookie(browser: string, isSecure: boolean): string {
  const seconds = browser === "" ? 0 : stateLivesMs / 1000;
  const base = `${cookieName}=${browser}; Path=/slack; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
  return isSecure ? `${base}; Secure` : base;
}

export function browserOf(request: IncomingMessage): string {
  const cookies = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return cookies.find(([name]) => name === cookieName)?.[1] ?? "";
}
