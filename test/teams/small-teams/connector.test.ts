/** The connector: who may say what, where. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADA, BO, CHANNEL, CHAT, CY, callerOf, type Example, startExample, TENANT } from "./example.js";

let example: Example;
let call: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  example = await startExample();
  call = await callerOf(example.teams);
});
afterEach(() => example.teams.close());

const says = (text: string) => ({ type: "message", text });
const create = (id: string, more: object = { tenantId: TENANT }) =>
  call("POST", "", { bot: { id: example.teams.botId }, members: [{ id }], isGroup: false, ...more });
const personal = (user: string) => example.teams.personal(TENANT, user).id;

describe("creating a conversation", () => {
  it("gives the one chat of a person, by either id and either name of the tenant", async () => {
    const ada = example.teams.world.tenants.get(TENANT)?.people.get(ADA)?.id ?? "";
    const byChannelData = await create(ADA, { channelData: { tenant: { id: TENANT } } });
    for (const { status, body } of [await create(ADA), await create(ada), byChannelData])
      expect([status, body["id"]]).toEqual([201, personal(ADA)]);
  });

  it("refuses no tenant, a stranger, a group, and a person without the app", async () => {
    const group = await create(ADA, { tenantId: TENANT, isGroup: true });
    const refused = [await create(ADA, {}), await create("29:stranger"), group, await create(CY)];
    expect(refused.map(({ code }) => code)).toEqual([
      "BadSyntax",
      "BadSyntax",
      "BadSyntax",
      "BotNotInConversationRoster",
    ]);
  });

  it("starts a thread in a channel", async () => {
    const { body } = await call("POST", "", { channelData: { channel: { id: CHANNEL } }, activity: says("Root") });
    const [post] = example.teams.posts;
    expect(body).toEqual({ id: `${CHANNEL};messageid=${post?.id}`, activityId: post?.id });
    expect((await call("POST", `/${String(body["id"])}/activities`, says("Below"))).status).toBe(201);
    expect(example.teams.posts[1]).toMatchObject({ thread: post?.id, conversation: CHANNEL, type: "channel" });
  });
});

describe("messages", () => {
  it("are sent, replied, changed and deleted", async () => {
    const chat = encodeURIComponent(personal(ADA));
    const { body } = await call("POST", `/${chat}/activities`, says("One"));
    await call("POST", `/${chat}/activities/${String(body["id"])}`, says("Two"));
    expect((await call("PUT", `/${chat}/activities/${String(body["id"])}`, says("Three"))).body).toEqual({
      id: body["id"],
    });
    const [post, reply] = example.teams.posts;
    expect(post).toMatchObject({ directTo: ADA, visibleText: "Three", edits: [{ visibleText: "One" }] });
    expect(reply).toMatchObject({ replyToId: body["id"], visibleText: "Two" });
    await call("DELETE", `/${chat}/activities/${String(body["id"])}`);
    expect(post?.deleted).toBe(true);
    const again = await call("PUT", `/${chat}/activities/${String(body["id"])}`, says("Four"));
    expect([again.status, again.code]).toEqual([404, "ActivityNotFoundInConversation"]);
  });

  it("of others cannot be changed, nor one's own from another conversation", async () => {
    const { body } = await call("POST", `/${CHAT}/activities`, says("One"));
    expect((await call("PUT", `/${CHANNEL}/activities/${String(body["id"])}`, says("Two"))).status).toBe(404);
    expect((await call("DELETE", `/${CHAT}/activities/1762000000000`)).status).toBe(404);
  });

  it.each([
    ["an unknown conversation", "/19:nowhere@thread.v2/activities", [404, "ConversationNotFound"]],
    ["a team without the bot", "/19:elsewhere@thread.tacv2/activities", [403, "BotNotInConversationRoster"]],
    ["a thread of what has none", `/${CHAT};messageid=1/activities`, [400, "BadArgument"]],
    ["no such call", `/${CHAT}/history`, [404, "NotFound"]],
  ])("are refused in %s", async (_, path, refusal) => {
    const { status, code } = await call("POST", path, says("Hello"));
    expect([status, code]).toEqual(refusal);
  });

  it.each([
    ["nothing", { type: "message" }, "BadSyntax"],
    ["an unknown kind", { type: "poem", text: "x" }, "BadSyntax"],
    ["an unknown format", { ...says("x"), textFormat: "html" }, "BadSyntax"],
    ["an attachment that is no card", { type: "message", attachments: [{ contentType: "image/png" }] }, "BadSyntax"],
    ["another tenant", { ...says("x"), conversation: { id: CHAT, tenantId: "other" } }, "BadSyntax"],
    ["a mention of nobody", { ...says("x"), entities: [{ type: "mention", text: "x" }] }, "BadSyntax"],
    ["too much", says("x".repeat(28 * 1024)), "MessageSizeTooBig"],
    ["too many bytes", says("é".repeat(14 * 1024)), "MessageSizeTooBig"],
  ])("are refused when they say %s", async (_, activity, code) => {
    const refused = await call("POST", `/${CHAT}/activities`, activity);
    expect([refused.code, example.teams.posts.length]).toEqual([code, 0]);
  });

  it("take 28 KB", async () => {
    const room = 28 * 1024 - JSON.stringify(says("")).length;
    expect((await call("POST", `/${CHAT}/activities`, says("x".repeat(room)))).status).toBe(201);
  });

  it("leave nothing behind when they are typing", async () => {
    expect((await call("POST", `/${CHAT}/activities`, { type: "typing" })).status).toBe(201);
    expect(example.teams.posts).toEqual([]);
  });

  it("are refused by who was locked out", async () => {
    example.teams.lockOut(CHAT);
    const { status, code } = await call("POST", `/${CHAT}/activities`, says("Hello"));
    expect([status, code]).toEqual([403, "MessageWritesBlocked"]);
    example.teams.letIn(CHAT);
    expect((await call("POST", `/${CHAT}/activities`, says("Hello"))).status).toBe(201);
  });
});

describe("members", () => {
  it("are listed, in pages too, and found by either id", async () => {
    const { body } = await call("GET", `/${CHAT}/members`);
    expect(Object.values(body).map((member) => (member as { name: string }).name)).toEqual(["Ada Byron", "Bo Dean"]);
    const first = await call("GET", `/${CHAT}/pagedmembers?pageSize=1`);
    expect(first.body).toMatchObject({ members: [{ aadObjectId: ADA }], continuationToken: "1" });
    const { body: second } = await call("GET", `/${CHAT}/pagedmembers?pageSize=1&continuationToken=1`);
    expect(second).toMatchObject({ members: [{ aadObjectId: BO }] });
    expect(second).not.toHaveProperty("continuationToken");
    const one = await call("GET", `/${CHAT}/members/${ADA}`);
    const known = { name: "Ada Byron", givenName: "Ada", surname: "Byron", email: "ada@example.org", tenantId: TENANT };
    expect(one.body).toMatchObject(known);
    expect((await call("GET", `/${CHAT}/members/${String(one.body["id"])}`)).body).toEqual(one.body);
    expect((await call("GET", `/${CHAT}/members/${CY}`)).status).toBe(404);
  });
});
