/** A small Slack with one workspace, for the tests of the stand-in itself. */
import { webApi } from "@slack/bolt";
import { type SmallSlack, type SmallSlackOptions, startSmallSlack } from "./small-slack.js";

export const TEAM = "T1";
export const TOKEN = "xoxb-one";
export const START = Date.UTC(2026, 10, 2, 8, 0, 0);

export interface Example {
  readonly slack: SmallSlack;
  readonly clock: { now: number };
  /** The real client of the SDK. */
  readonly client: webApi.WebClient;
}

const person = (id: string, real_name: string) => ({ id, name: id.toLowerCase(), real_name, tz: "Europe/London" });

export async function startExample(more: Partial<SmallSlackOptions> = {}): Promise<Example> {
  const clock = { now: START };
  const slack = await startSmallSlack({
    now: () => clock.now,
    workspaces: [
      {
        id: TEAM,
        token: TOKEN,
        users: [person("U1", "Ada Byron"), { ...person("U2", "Bo Dean"), email: "bo@example.org" }],
        channels: [
          { id: "C1", name: "general", members: ["U1", "U2"], botIsMember: true },
          { id: "C2", name: "elsewhere", members: ["U1"] },
          { id: "C3", name: "hidden", members: ["U1"], isPrivate: true },
          { id: "C4", name: "old", members: ["U1"], botIsMember: true, isArchived: true },
        ],
      },
      { id: "T2", token: "xoxb-two", users: [person("U9", "Cy")] },
    ],
    ...more,
  });
  return { slack, clock, client: clientOf(slack, TOKEN) };
}

export function clientOf(slack: SmallSlack, token: string): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: "error" as webApi.LogLevel,
  });
}

/** The error string that Slack would answer a call with, or "ok". */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (problem) {
    const { data, message } = problem as { data?: { error?: string }; message: string };
    return data?.error ?? message;
  }
}
