/** Requests of Teams to a bot: one activity, and a token in the header. */
import type { Json } from "../../../slack/small-slack/json.js";

export interface DeliveryOptions {
  /** How many times the same bytes are sent, all at once. */
  readonly times?: number;
  /** This token and no other; else one that is good for the activity's serviceUrl. */
  readonly token?: string;
  /** The whole Authorization header, for what is no bearer token; null for none at all. */
  readonly authorization?: string | null;
  /** Says it comes from this tenant. */
  readonly tenant?: string;
  /** Says this in the activity, and in the token made for it. */
  readonly serviceUrl?: string;
  readonly channelId?: string;
  /** The last word on what is sent. */
  readonly change?: (activity: Json) => Json;
}

export interface Delivered {
  readonly status: number;
  readonly body: string;
}

export function deliver(
  deliverTo: string,
  activity: Json,
  authorization: string | undefined,
  times: number,
): Promise<Delivered[]> {
  const body = JSON.stringify(activity);
  return Promise.all(Array.from({ length: times }, () => send(deliverTo, body, authorization)));
}

async function send(deliverTo: string, body: string, authorization: string | undefined): Promise<Delivered> {
  const response = await fetch(deliverTo, {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
      ...(authorization === undefined ? {} : { authorization }),
    },
    body,
  });
  return { status: response.status, body: await response.text() };
}
