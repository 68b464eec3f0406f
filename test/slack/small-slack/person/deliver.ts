/** Slack's requests to an app, signed. https://docs.slack.dev/authentication/verifying-requests-from-slack */
import { createHmac } from "node:crypto";

export interface Destination {
  /** The whole address, such as http://127.0.0.1:3000/slack/events. */
  readonly deliverTo: string;
  readonly signingSecret: string;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface DeliveryOptions {
  /** How many times the same bytes are sent, all at once. */
  readonly times?: number;
  /** Each delivery is signed a second later than the one before; else all carry one signature. */
  readonly freshTimestamps?: boolean;
  /** Signs as if at this time (milliseconds), to try old and future requests. */
  readonly signedAt?: number;
  /** Signs with another secret, to try a forgery. */
  readonly signedWith?: string;
  /** Marks it as Slack's own second attempt: https://docs.slack.dev/apis/events-api/#retries */
  readonly retry?: { readonly num: number; readonly reason: string };
}

export interface Delivered {
  readonly status: number;
  readonly body: string;
}

export interface Parcel {
  readonly contentType: string;
  readonly body: string;
}

export const form = (fields: Readonly<Record<string, string>>): Parcel => ({
  contentType: "application/x-www-form-urlencoded",
  body: new URLSearchParams(fields).toString(),
});

/** Interactions come as one form field of JSON, events as JSON. */
export const interaction = (payload: object): Parcel => form({ payload: JSON.stringify(payload) });
export const event = (envelope: object): Parcel => ({
  contentType: "application/json",
  body: JSON.stringify(envelope),
});

export function signature(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

/** Sends the parcel, as often as asked, and gives every answer in the order of sending. */
export function deliver(to: Destination, parcel: Parcel, options: DeliveryOptions): Promise<Delivered[]> {
  const { times = 1, freshTimestamps = false } = options;
  const seconds = Math.floor((options.signedAt ?? to.now()) / 1000);
  return Promise.all(
    Array.from({ length: times }, (_, index) => send(to, parcel, seconds + (freshTimestamps ? index : 0), options)),
  );
}

async function send(to: Destination, parcel: Parcel, timestamp: number, options: DeliveryOptions): Promise<Delivered> {
  const { signedWith = to.signingSecret, retry } = options;
  const response = await fetch(to.deliverTo, {
    method: "POST",
    headers: {
      "content-type": parcel.contentType,
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": String(timestamp),
      "x-slack-signature": signature(signedWith, timestamp, parcel.body),
      ...(retry && { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason }),
    },
    body: parcel.body,
  });
  return { status: response.status, body: await response.text() };
}
