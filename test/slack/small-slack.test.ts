/** The small Slack answers the real SDK as Slack does. Its checks of blocks and views are tested beside them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientOf, type Example, outcomeOf, START, startExample, TEAM } from "./small-slack/example.js";
import { liveMentions } from "./small-slack/live-mentions.js";
import { renderedText } from "./small-slack/rendered-text.js";
import { issueResponseUrl } from "./small-slack/response-urls.js";

let example: Example;
beforeEach(async () => {
  example = await startExample();
});
afterEach(() => example.slack.close());

const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });

describe("tokens", () => {
  it("knows whose token it is", async () => {
    expect(await example.client.auth.test()).toMatchObject({ ok: true, team_id: TEAM, user_id: "U0BOTT1" });
  });

  it("refuses no token, an unknown one, and one that was taken back", async () => {
    const { slack, client } = example;
    const bare = await fetch(`${slack.apiUrl}auth.test`, { method: "POST" });
    expect(await bare.json()).toEqual({ ok: false, error: "not_authed" });
    expect(await outcomeOf(clientOf(slack, "xoxb-none").auth.test())).toBe("invalid_auth");
    for (const error of ["token_revoked", "account_inactive"]) {
      slack.lockOut(TEAM, error);
      expect(await outcomeOf(client.auth.test())).toBe(error);
    }
    slack.letIn(TEAM);
    expect(await outcomeOf(client.auth.test())).toBe("ok");
  });

  it("takes a token and arguments as JSON or as a form", async () => {
    const url = `${example.slack.apiUrl}chat.postMessage`;
    const asForm = new URLSearchParams({ token: "xoxb-one", channel: "C1", blocks: JSON.stringify([section("one")]) });
    expect(await (await fetch(url, { method: "POST", body: asForm })).json()).toMatchObject({
      ok: true,
      channel: "C1",
    });
    const headers = { authorization: "Bearer xoxb-one", "content-type": "application/json; charset=utf-8" };
    const asJson = JSON.stringify({ channel: "C1", blocks: [section("two")] });
    expect(await (await fetch(url, { method: "POST", headers, body: asJson })).json()).toMatchObject({ ok: true });
    expect(example.slack.posts.map(({ visibleText }) => visibleText)).toEqual(["one", "two"]);
  });

  it("asks for scopes when a workspace names those it granted", async () => {
    await example.slack.close();
    example = await startExample({ workspaces: [{ id: TEAM, token: "xoxb-one", scopes: ["commands"] }] });
    expect(await outcomeOf(example.client.chat.postMessage({ channel: "C1", text: "Hi" }))).toBe("missing_scope");
  });

  it("installs by code, and rotates tokens", async () => {
    await example.slack.close();
    example = await startExample({ oauth: { rotation: true } });
    const { slack, clock, client } = example;
    const app = { client_id: "111.222", client_secret: "client-secret" };
    const code = slack.grantInstall(TEAM, "U1");
    const { access_token = "", refresh_token = "" } = await client.oauth.v2.access({ ...app, code });
    expect(await outcomeOf(client.oauth.v2.access({ ...app, code }))).toBe("code_already_used");
    expect(await outcomeOf(client.oauth.v2.access({ ...app, client_secret: "x", code }))).toBe("bad_client_secret");
    clock.now += 12 * 3600 * 1000;
    expect(await outcomeOf(clientOf(slack, access_token).auth.test())).toBe("token_expired");
    const renew = { ...app, grant_type: "refresh_token", refresh_token } as const;
    const renewed = await client.oauth.v2.access(renew);
    expect(await outcomeOf(clientOf(slack, renewed.access_token ?? "").auth.test())).toBe("ok");
    expect(await outcomeOf(client.oauth.v2.access(renew))).toBe("invalid_refresh_token");
  });
});

describe("messages", () => {
  it("refuses conversations that an app may not post to", async () => {
    const post = (channel: string) => outcomeOf(example.client.chat.postMessage({ channel, text: "Hi" }));
    expect(await Promise.all(["C1", "C2", "C3", "C4", "C9", "U9"].map(post))).toEqual([
      "ok",
      "not_in_channel",
      "channel_not_found",
      "is_archived",
      "channel_not_found",
      "channel_not_found",
    ]);
  });

  it("opens a direct message for a user id, and finds it again", async () => {
    const { slack, client } = example;
    const { channel } = await client.chat.postMessage({ channel: "U1", text: "Hi" });
    expect(channel).toMatch(/^D/);
    expect((await client.conversations.open({ users: "U1" })).channel?.id).toBe(channel);
    expect(slack.posts[0]).toMatchObject({ channel, directTo: "U1", text: "Hi" });
  });

  it("refuses an empty message and one that is too long", async () => {
    const post = (text: string) => outcomeOf(example.client.chat.postMessage({ channel: "C1", text }));
    expect([await post(""), await post("x".repeat(40_000)), await post("x".repeat(40_001))]).toEqual([
      "no_text",
      "ok",
      "msg_too_long",
    ]);
  });

  it("keeps metadata and gives it back only when asked", async () => {
    const { client } = example;
    const metadata = { event_type: "job", event_payload: { id: "j1" } };
    await client.chat.postMessage({ channel: "C1", text: "Hi", metadata });
    const bare = await client.conversations.history({ channel: "C1" });
    const full = await client.conversations.history({ channel: "C1", include_all_metadata: true });
    expect(bare.messages?.[0]).not.toHaveProperty("metadata");
    expect(full.messages?.[0]).toMatchObject({ text: "Hi", metadata });
    const spoilt = client.chat.postMessage({ channel: "C1", text: "Hi", metadata: { event_type: "" } as never });
    expect(await outcomeOf(spoilt)).toBe("invalid_metadata_schema");
  });

  it("reads history newest first, between two times, a page at a time", async () => {
    const { client } = example;
    const ts: string[] = [];
    for (const text of ["a", "b", "c"]) ts.push((await client.chat.postMessage({ channel: "C1", text })).ts ?? "");
    const texts = async (more: object) => {
      const { messages = [], has_more } = await client.conversations.history({ channel: "C1", ...more });
      return [...messages.map(({ text }) => text), has_more];
    };
    expect(await texts({ limit: 2 })).toEqual(["c", "b", true]);
    expect(await texts({ limit: 2, cursor: "2" })).toEqual(["a", false]);
    expect(await texts({ oldest: ts[1] })).toEqual(["c", false]);
    expect(await texts({ oldest: ts[1], inclusive: true })).toEqual(["c", "b", false]);
  });

  it("changes a message: text alone takes its blocks away", async () => {
    const { slack, client } = example;
    const { ts = "" } = await client.chat.postMessage({ channel: "C1", text: "a", blocks: [section("one")] });
    await client.chat.update({ channel: "C1", ts, text: "b", blocks: [section("two")] });
    expect(slack.posts[0]?.visibleText).toBe("two");
    await client.chat.update({ channel: "C1", ts, text: "c" });
    expect(slack.posts[0]).toMatchObject({ visibleText: "c", edits: [{ text: "a" }, { text: "b" }] });
    expect(await outcomeOf(client.chat.update({ channel: "C1", ts: "1.2", text: "c" }))).toBe("message_not_found");
    await client.chat.delete({ channel: "C1", ts });
    expect(slack.posts[0]?.deleted).toBe(true);
  });

  it("tells users apart, and shows their time zone", async () => {
    expect((await example.client.users.info({ user: "U2" })).user).toMatchObject({
      tz: "Europe/London",
      profile: { email: "bo@example.org" },
    });
    expect(await outcomeOf(example.client.users.info({ user: "U9" }))).toBe("user_not_found");
  });
});

describe("response_url", () => {
  const post = async (url: string, body: object) =>
    (await fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }))
      .status;

  it("works five times within thirty minutes", async () => {
    const { slack, clock } = example;
    const about = { team: TEAM, user: "U1", channel: "C2", original: undefined };
    const url = issueResponseUrl(slack.world, about);
    const statuses = [];
    for (let use = 0; use < 6; use += 1) statuses.push(await post(url, { text: "Hi" }));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack.ephemerals).toHaveLength(5);
    const late = issueResponseUrl(slack.world, about);
    clock.now += 30 * 60_000 + 1;
    expect(await post(late, { text: "Hi" })).toBe(404);
  });

  it("replaces, deletes, and speaks to everyone", async () => {
    const { slack, client } = example;
    await client.chat.postMessage({ channel: "C1", text: "first" });
    const [original] = slack.posts;
    const url = issueResponseUrl(slack.world, { team: TEAM, user: "U1", channel: "C1", original });
    await post(url, { replace_original: true, text: "second" });
    expect(original?.visibleText).toBe("second");
    await post(url, { response_type: "in_channel", text: "all" });
    expect(slack.posts[1]).toMatchObject({ via: "response_url", text: "all" });
    await post(url, { delete_original: true });
    expect(original?.deleted).toBe(true);
    expect(await post(url, { blocks: [{ type: "pie" }] })).toBe(400);
  });
});

describe("reading", () => {
  const words = [
    { type: "header", text: { type: "plain_text", text: "Stories" } },
    section("*Maria* wrote: a &lt;b&gt; <https://x.example|here>\n&gt; quoted"),
    { type: "rich_text", elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "5 * 4" }] }] },
    { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Thank" } }] },
  ];

  it("shows what a reader would see", () => {
    expect(renderedText({ blocks: words })).toBe("Stories\nMaria wrote: a <b> here\nquoted\n5 * 4\n[Thank]");
  });

  it("finds everything live", () => {
    const live = "<!channel> <!subteam^S1> <@U1> <#C1> <https://x|y> &lt;!here&gt;";
    const rich = {
      type: "rich_text_section",
      elements: [
        { type: "broadcast", range: "here" },
        { type: "text", text: "<@U2>" },
      ],
    };
    const blocks = [section("<!everyone>"), { type: "rich_text", elements: [rich] }];
    expect(liveMentions({ text: live, blocks })).toEqual([
      ...["<!channel>", "<!subteam^S1>", "<@U1>", "<#C1>", "<https://x|y>"],
      ...["<!everyone>", "broadcast here"],
    ]);
    expect(liveMentions({ text: "@channel", blocks: [], args: { link_names: true } })).toEqual(["@channel"]);
    expect(liveMentions({ text: "@channel & co", blocks: [] })).toEqual([]);
  });

  it("keeps the time of every call", async () => {
    await example.client.auth.test();
    expect(example.slack.calls).toMatchObject([{ method: "auth.test", team: TEAM, time: START, outcome: "ok" }]);
  });
});
