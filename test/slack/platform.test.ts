import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Card } from "../../src/chat/card.js";
import { DeliveryFailed, type MessageRef, type Platform, type Remedy } from "../../src/chat/platform.js";
import { clock, type Served, serveSlack } from "./served.js";
import { type SmallSlack, startSmallSlack } from "./small-slack/small-slack.js";

const token = "xoxb-north";
const place = { team: "T0NORTH", channel: "C0WARD" };
const maria = { team: "T0NORTH", user: "U0MARIA" };
const card: Card = { summary: "Across <Northshire>", body: [{ kind: "heading", text: "Across <Northshire>" }] };
const once = (id: string) => ({ id, mayHaveArrived: false });

let slack: SmallSlack;
let served: Served;
let platform: Platform;

beforeEach(async () => {
  slack = await startSmallSlack({
    now: () => clock.getTime(),
    workspaces: [
      {
        ...{ id: "T0NORTH", token },
        users: [{ id: "U0MARIA", name: "maria.osei", real_name: "Maria Osei", tz: "Europe/London" }],
        channels: [
          { id: "C0WARD", name: "ward-seven", members: [], botIsMember: true },
          { id: "C0FAR", name: "far", members: [] },
        ],
      },
    ],
  });
  served = await serveSlack({ settings: { apiUrl: slack.apiUrl, botToken: token } });
  platform = served.connection.platform;
});

afterEach(async () => {
  await served.close();
  await slack.close();
});

async function failureOf(work: Promise<unknown>): Promise<{ remedy: Remedy; reason: string }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryFailed)) throw new Error(`not a DeliveryFailed: ${error}`);
  return { remedy: error.remedy, reason: error.reason };
}

describe("a message", () => {
  test("goes to a room, and can be changed", async () => {
    const ref = await platform.post(place, card, once("m1"));
    const [post] = slack.posts;
    expect(ref).toEqual({ team: "T0NORTH", channel: "C0WARD", ts: post?.ts });
    expect(post).toMatchObject({ text: "Across &lt;Northshire&gt;", blocks: [{ type: "header" }] });
    expect(post?.metadata).toEqual({ event_type: "causeway_message", event_payload: { id: "m1" } });
    expect(post?.args).toMatchObject({
      unfurl_links: "false",
      unfurl_media: "false",
      link_names: "false",
      parse: "none",
    });
    await platform.update(ref, { summary: "Done", body: [{ kind: "text", text: "Done" }] });
    expect(post).toMatchObject({ text: "Done", blocks: [{ type: "rich_text" }] });
  });

  test("goes to a person without opening anything first, and can be changed where it went", async () => {
    const ref: MessageRef = await platform.post(maria, card, once("m1"));
    expect(slack.posts[0]?.directTo).toBe("U0MARIA");
    expect(ref["channel"]).toMatch(/^D/);
    await platform.update(ref, { summary: "Done", body: [] });
    expect(slack.posts[0]).toMatchObject({ text: "Done", blocks: [] });
  });

  test("whose blocks Slack refuses is sent once more as words", async () => {
    slack.refuseNext("chat.postMessage", { error: "invalid_blocks" });
    await platform.post(place, card, once("m1"));
    expect(slack.posts).toHaveLength(1);
    expect(slack.posts[0]).toMatchObject({
      text: "Across &lt;Northshire&gt;\n\nAcross &lt;Northshire&gt;",
      blocks: [],
    });
  });

  test("that Slack refuses even as words is abandoned", async () => {
    slack.refuseNext("chat.postMessage", { error: "invalid_blocks" }, 2);
    const failure = await failureOf(platform.post(place, card, once("m1")));
    expect(failure).toEqual({ remedy: { kind: "abandon" }, reason: "invalid_blocks" });
  });

  test("to nowhere of ours is abandoned without a call", async () => {
    const failure = await failureOf(platform.post({ tenant: "x" }, card, once("m1")));
    expect(failure).toEqual({ remedy: { kind: "abandon" }, reason: "not_a_slack_address" });
  });
});

describe("a message that may have arrived", () => {
  test("and has is not sent again", async () => {
    slack.refuseNext("chat.postMessage", { acceptThenReset: true });
    expect((await failureOf(platform.post(place, card, once("m1")))).remedy).toEqual({ kind: "unknown" });
    await platform.post(place, { summary: "Another", body: [] }, once("m2"));
    const ref = await platform.post(place, card, { id: "m1", mayHaveArrived: true });
    expect(slack.posts.map((post) => post.text)).toEqual(["Across &lt;Northshire&gt;", "Another"]);
    expect(ref["ts"]).toBe(slack.posts[0]?.ts);
  });

  test("and has not is sent", async () => {
    slack.refuseNext("chat.postMessage", { reset: true });
    expect((await failureOf(platform.post(place, card, once("m1")))).remedy).toEqual({ kind: "unknown" });
    await platform.post(place, card, { id: "m1", mayHaveArrived: true });
    expect(slack.posts).toHaveLength(1);
  });

  test.each([
    ["a workspace that lets us read nothing", place, "missing_scope"],
    ["a direct message", maria, "direct_message"],
  ])("in %s is sent again, and the log says why", async (_, to, reason) => {
    slack.refuseNext("conversations.history", { error: "missing_scope" });
    await platform.post(to, card, { id: "m1", mayHaveArrived: true });
    expect(slack.posts).toHaveLength(1);
    expect(served.log.at(-1)).toMatchObject({ level: "warn", fields: { attempt: "m1", reason } });
  });

  test("waits where Slack says that it must not be asked yet", async () => {
    slack.refuseNext("conversations.history", { status: 429, retryAfter: 9 });
    const failure = await failureOf(platform.post(place, card, { id: "m1", mayHaveArrived: true }));
    expect(failure.remedy).toEqual({ kind: "retry", afterMs: 9_000, scope: "workspace" });
    expect(slack.posts).toEqual([]);
  });
});

describe("a failure", () => {
  test.each([
    [
      { status: 429, retryAfter: 7 },
      { kind: "retry", afterMs: 7_000, scope: "workspace" },
    ],
    [{ status: 500, body: "secret" }, { kind: "unknown" }],
    [{ status: 200, body: "<html>not JSON</html>" }, { kind: "unknown" }],
    [{ reset: true as const }, { kind: "unknown" }],
    [{ error: "is_archived" }, { kind: "abandon", mend: "gone" }],
    [{ error: "fatal_error" }, { kind: "unknown" }],
  ])("%j means %j, after one call", async (fault, remedy) => {
    slack.refuseNext("chat.postMessage", fault);
    expect((await failureOf(platform.post(place, card, once("m1")))).remedy).toEqual(remedy);
    expect(slack.calls.filter((call) => call.method === "chat.postMessage")).toHaveLength(1);
  });

  test("of a workspace that is gone disconnects it", async () => {
    slack.lockOut("T0NORTH", "account_inactive");
    expect((await failureOf(platform.post(place, card, once("m1")))).remedy).toEqual({ kind: "disconnect" });
  });

  test("to be in the channel is the workspace's to mend", async () => {
    const failure = await failureOf(platform.post({ team: "T0NORTH", channel: "C0FAR" }, card, once("m1")));
    expect(failure).toEqual({ remedy: { kind: "abandon", mend: "invite" }, reason: "not_in_channel" });
  });

  test("to find the installation disconnects the workspace, where others than our own can install", async () => {
    const oauth = { clientId: "1.2", clientSecret: "secret" };
    const shared = await serveSlack({ settings: { apiUrl: slack.apiUrl, botToken: token, oauth } });
    onTestFinished(() => shared.close());
    const failure = await failureOf(
      shared.connection.platform.post({ team: "T0OTHER", channel: "C1" }, card, once("m1")),
    );
    expect(failure).toEqual({ remedy: { kind: "disconnect" }, reason: "not_installed" });
  });

  test("of the network before anything is sent is tried again", async () => {
    await slack.close();
    const { remedy } = await failureOf(platform.post(place, card, once("m1")));
    expect(remedy).toMatchObject({ kind: "retry" });
  });
});

test("a person has a name and a time zone", async () => {
  expect(await platform.profile(maria)).toEqual({ name: "Maria Osei", timeZone: "Europe/London" });
});

test("a message counts against its channel and its workspace", () => {
  const keys = platform.limits(place).map((limit) => limit.key);
  expect(keys).toEqual(["slack T0NORTH C0WARD", "slack T0NORTH"]);
  expect(platform.limits(maria)[1]?.key).toBe("slack T0NORTH");
});

test("a start without Slack is still a start", async () => {
  const alone = await serveSlack({ settings: { botToken: token } });
  expect(alone.log.at(-1)).toMatchObject({ level: "warn", message: "Slack does not answer to the bot token yet" });
  await alone.close();
});

test("no token reaches the log", () => {
  expect(JSON.stringify(served.log)).not.toContain(token);
});
