/** The simulated person, against the real Bolt. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Person, slackPerson } from "../person.js";
import { type Example, startExample, TEAM } from "./example.js";
import { type Product, SECRET, startProduct } from "./product.js";

let example: Example;
let product: Product;
let ada: Person;
beforeEach(async () => {
  example = await startExample();
  product = await startProduct(example.slack);
  const { deliverTo } = product;
  // Bolt compares with the real clock.
  ada = slackPerson({ slack: example.slack, team: TEAM, user: "U1", deliverTo, signingSecret: SECRET, now: Date.now });
});
afterEach(async () => {
  await product.close();
  await example.slack.close();
});

const plain = (text: string) => ({ type: "plain_text" as const, text });
const thank = (more: object = {}) => ({
  type: "actions" as const,
  elements: [{ type: "button" as const, action_id: "thank", text: plain("Thank"), value: "s1", ...more }],
});

describe("commands", () => {
  beforeEach(() => {
    product.app.command(/.*/, async ({ ack, command }) => {
      if (command.text === "quietly") await ack();
      else if (command.text === "plainly") await ack("Plain");
      else if (command.text === "wrongly") await ack({ text: "", blocks: [{ type: "pie" }] as never });
      else if (command.text === "aloud") await ack({ response_type: "in_channel", text: "All" });
      else await ack({ text: "Hi", blocks: [thank()] });
    });
  });

  it("carry what Slack sends", async () => {
    const { status } = await ada.types("/story Maria & Tom <met> us ", { in: "C1" });
    expect(status).toBe(200);
    expect(product.bodies[0]).toMatchObject({
      ...{ command: "/story", text: "Maria &amp; Tom &lt;met&gt; us", user_id: "U1", user_name: "u1" },
      ...{
        team_id: TEAM,
        team_domain: "t1",
        channel_id: "C1",
        channel_name: "general",
        is_enterprise_install: "false",
      },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/),
      response_url: expect.stringContaining("/hooks/"),
    });
    await ada.types("/story", { in: "C3" });
    await ada.types("/story");
    expect(product.bodies.slice(1).map((body) => body["channel_name"])).toEqual(["privategroup", "directmessage"]);
  });

  it("are answered with nothing, with text, with blocks, or to everyone", async () => {
    expect(await ada.types("/story quietly")).not.toHaveProperty("ephemeral");
    expect((await ada.types("/story plainly")).ephemeral?.visibleText).toBe("Plain");
    expect((await ada.types("/story")).ephemeral).toMatchObject({ user: "U1", visibleText: "[Thank]" });
    expect((await ada.types("/story aloud", { in: "C1" })).post).toMatchObject({ channel: "C1", text: "All" });
    await expect(ada.types("/story wrongly")).rejects.toThrow("unsupported type: pie");
  });

  it("arrive many times at once, byte for byte", async () => {
    const { deliveries } = await ada.types("/story", { times: 3 });
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(product.bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(example.slack.ephemerals).toHaveLength(1);
    await ada.types("/story", { times: 2, freshTimestamps: true });
    expect(product.bodies).toHaveLength(5);
  });

  it("are refused when forged or old", async () => {
    expect((await ada.types("/story", { signedWith: "guess" })).status).toBe(401);
    expect((await ada.types("/story", { signedAt: Date.now() - 301_000 })).status).toBe(401);
    expect(product.bodies).toHaveLength(0);
  });
});

describe("presses", () => {
  it("in a message carry the message and a response_url", async () => {
    product.app.action(/.*/, async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: "Thanked" });
    });
    await example.client.chat.postMessage({ channel: "C1", text: "Story", blocks: [thank()] });
    const [post] = example.slack.posts;
    await ada.presses("Thank", post);
    expect(product.bodies[0]).toMatchObject({
      type: "block_actions",
      container: { type: "message", message_ts: post?.ts, channel_id: "C1", is_ephemeral: false },
      channel: { id: "C1", name: "general" },
      message: { type: "message", text: "Story", ts: post?.ts, bot_id: "B0BOTT1" },
      actions: [{ action_id: "thank", value: "s1", type: "button", text: { text: "Thank", emoji: true } }],
      user: { id: "U1", username: "u1", team_id: TEAM },
      state: { values: {} },
    });
    const changed = await example.slack.untilPosted(({ visibleText }) => visibleText === "Thanked");
    expect(changed).toBe(post);
  });

  it("in an ephemeral message carry no message", async () => {
    product.app.command(/.*/, ({ ack }) => ack({ text: "Hi", blocks: [thank()] }));
    product.app.action(/.*/, async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
    const { ephemeral } = await ada.types("/story", { in: "C1" });
    await ada.presses("Thank", ephemeral);
    expect(product.bodies[1]).not.toHaveProperty("message");
    expect(product.bodies[1]).toMatchObject({ container: { is_ephemeral: true, message_ts: ephemeral?.ts } });
    await example.slack.untilEphemeral(({ deleted }) => deleted);
  });

  it("in the home tab carry its view", async () => {
    product.app.event("app_home_opened", async ({ client, event }) => {
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [thank()] } });
    });
    product.app.action(/.*/, ({ ack }) => ack());
    await ada.opensHome();
    const home = await ada.home();
    await ada.presses("Thank", home);
    expect(product.bodies[0]).toMatchObject({
      type: "event_callback",
      event: { type: "app_home_opened", tab: "home" },
    });
    expect(product.bodies[1]).toMatchObject({ container: { type: "view", view_id: home.id }, view: { type: "home" } });
    expect(product.bodies[1]).not.toHaveProperty("response_url");
  });

  it("ask first where the button says so, and lead where it leads", async () => {
    product.app.action(/.*/, ({ ack }) => ack());
    const sure = { confirm: { text: plain("Sure?"), confirm: plain("Yes"), deny: plain("No") } };
    await example.client.chat.postMessage({ channel: "C1", text: "a", blocks: [thank(sure)] });
    const [post] = example.slack.posts;
    expect(await ada.presses("Thank", post, { declines: true })).toMatchObject({ sent: false, asked: "Sure?" });
    expect(await ada.presses("Thank", post)).toMatchObject({ sent: true, asked: "Sure?" });
    await expect(ada.presses("Hug", post)).rejects.toThrow("No button [Hug] among [Thank]");
    await example.client.chat.postMessage({ channel: "C1", text: "a", blocks: [thank({ url: "https://x.example" })] });
    expect(await ada.presses("Thank", example.slack.posts[1])).toMatchObject({ visits: "https://x.example" });
  });
});

describe("shortcuts and events", () => {
  it("carry what Slack sends", async () => {
    product.app.shortcut(/.*/, ({ ack }) => ack());
    await ada.usesShortcut("share");
    await ada.usesMessageShortcut("share_this", { text: "a & b", author: "U2" }, { in: "C1" });
    expect(product.bodies[0]).toMatchObject({
      type: "shortcut",
      callback_id: "share",
      team: { id: TEAM, domain: "t1" },
    });
    expect(product.bodies[1]).toMatchObject({
      ...{ type: "message_action", callback_id: "share_this", channel: { id: "C1", name: "general" } },
      message: { user: "U2", text: "a &amp; b", blocks: [{ type: "rich_text" }] },
      response_url: expect.stringContaining("/hooks/"),
    });
  });

  it("tell of an uninstallation, and are sent again as Slack sends them again", async () => {
    const seen: unknown[] = [];
    product.app.event("app_uninstalled", async ({ body }) => void seen.push(body));
    await ada.events({ type: "app_uninstalled" }, { retry: { num: 1, reason: "http_timeout" } });
    expect(seen).toMatchObject([
      { event_id: expect.stringMatching(/^Ev/), authorizations: [{ team_id: TEAM, is_bot: true }] },
    ]);
  });
});
