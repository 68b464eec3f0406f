import { afterEach, describe, expect, test } from "vitest";
import type { Answer, Interaction } from "../../src/chat/interaction.js";
import { command, form, homeOpened, payload } from "./payloads.js";
import { clock, headersFor, type Served, type ServedOptions, serveSlack } from "./served.js";

let served: Served | undefined;

async function start(options?: ServedOptions): Promise<Served> {
  served = await serveSlack(options);
  return served;
}

afterEach(() => served?.close());

const secondsFromClock = (seconds: number) => new Date(clock.getTime() + seconds * 1000);
const story = form(command());

describe("a request that Slack did not sign", () => {
  test.each([
    ["a wrong signature", { "x-slack-signature": `v0=${"0".repeat(64)}` }],
    ["a short signature", { "x-slack-signature": "v0=ab" }],
    ["an empty signature", { "x-slack-signature": "" }],
    ["a timestamp that is no number", { "x-slack-request-timestamp": "soon" }],
    ["another timestamp than was signed", { "x-slack-request-timestamp": String(clock.getTime() / 1000 - 1) }],
  ])("with %s gets 401 and one line in the log", async (_, headers) => {
    const slack = await start();
    const response = await slack.send(story, { type: "form", headers });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe("");
    expect(slack.interactions).toEqual([]);
    expect(slack.log).toHaveLength(1);
    expect(slack.log[0]?.level).toBe("warn");
  });

  test("without the headers gets 401", async () => {
    const slack = await start();
    const response = await fetch(`${slack.url}/slack/events`, { method: "POST", body: story });
    expect(response.status).toBe(401);
    expect(slack.log).toHaveLength(1);
  });

  test("with a changed body gets 401", async () => {
    const slack = await start();
    const headers = headersFor(story, { type: "form" });
    const response = await fetch(`${slack.url}/slack/events`, { method: "POST", body: `${story}&text=more`, headers });
    expect(response.status).toBe(401);
  });

  test.each([
    [-301, 401],
    [-300, 200],
    [-299, 200],
    [299, 200],
    [300, 200],
    [301, 401],
  ])("signed %i seconds from now gets %i", async (seconds, status) => {
    const slack = await start();
    const response = await slack.send(story, { type: "form", at: secondsFromClock(seconds) });
    expect(response.status).toBe(status);
    expect(slack.interactions).toHaveLength(status === 200 ? 1 : 0);
    expect(slack.log).toHaveLength(status === 200 ? 0 : 1);
  });
});

describe("a malformed body", () => {
  test.each([
    ["JSON that ends early", '{"type":', "json"],
    ["JSON that is no object", "[1,2]", "json"],
    ["JSON null", "null", "json"],
    ["JSON without a type", "{}", "json"],
    ["an event that is no object", '{"event":7,"event_id":"Ev1"}', "json"],
    ["an event without an id", '{"event":{"type":"app_home_opened","user":"U1","tab":"home"},"team_id":"T1"}', "json"],
    ["a form without a payload", "a=b", "form"],
    ["an empty form", "", "form"],
    ["a payload that is no JSON", "payload=%7B", "form"],
    ["a payload that is no object", "payload=5", "form"],
    ["a command without a workspace", "command=%2Fstory&user_id=U1&channel_id=C1", "form"],
    ["a press by nobody", payload({ type: "block_actions", actions: [{ action_id: "do:x" }] }), "form"],
    ["a press of nothing", payload({ type: "block_actions", user: { id: "U1", team_id: "T1" }, actions: [] }), "form"],
    ["a submission without a view", payload({ type: "view_submission", user: { id: "U1", team_id: "T1" } }), "form"],
  ] as const)("%s gets 400", async (_, body, type) => {
    const slack = await start();
    const response = await slack.send(body, { type });
    expect(response.status).toBe(400);
    expect(await response.text()).toBe("");
    expect(slack.interactions).toEqual([]);
  });

  test("bytes that are no UTF-8 get 400", async () => {
    const slack = await start();
    const body = Uint8Array.from([...Buffer.from("command=%2Fstory&text="), 0xff]);
    expect((await slack.send(body, { type: "form" })).status).toBe(400);
  });

  test("another content type gets 415", async () => {
    const slack = await start();
    expect((await slack.send("{}", { headers: { "content-type": "text/plain" } })).status).toBe(415);
  });
});

describe("the answer", () => {
  const card = { summary: "Too much to do <now>", body: [] };

  test("to an unsigned certificate check is 200, and nothing else happens", async () => {
    const slack = await start();
    const response = await fetch(`${slack.url}/slack/events`, {
      method: "POST",
      body: form({ ssl_check: "1", token: "unused", command: "/story", team_id: "T", user_id: "U", channel_id: "C" }),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(response.status).toBe(200);
    expect(slack.interactions).toEqual([]);
  });

  test("to the verification of the address is the challenge", async () => {
    const slack = await start();
    const response = await slack.send(JSON.stringify({ type: "url_verification", challenge: "3eZbrw1a", token: "x" }));
    expect(await response.json()).toEqual({ challenge: "3eZbrw1a" });
  });

  test("to an event leaves only when it has been handled", async () => {
    const order: string[] = [];
    const handled = resolvers<Answer>();
    const asked = resolvers<Interaction>();
    const slack = await start({
      answer: (interaction) => {
        asked.resolve(interaction);
        return handled.promise;
      },
    });
    const response = slack.send(JSON.stringify(homeOpened())).then((answered) => {
      order.push("answered");
      return answered;
    });
    expect((await asked.promise).deed).toEqual({ kind: "visited", page: "home" });
    // A whole request passes while the event is still being handled.
    await slack.send(JSON.stringify({ type: "url_verification", challenge: "x" }));
    order.push("handled");
    handled.resolve({ kind: "nothing" });
    expect((await response).status).toBe(200);
    expect(order).toEqual(["handled", "answered"]);
  });

  test("to a command is the card, for the asker alone", async () => {
    const slack = await start({ answer: () => ({ kind: "reply", card, to: "asker" }) });
    const response = await slack.send(story, { type: "form" });
    expect(await response.json()).toMatchObject({ response_type: "ephemeral", text: "Too much to do &lt;now&gt;" });
  });

  test("when there is too much to do is 503 with the sentence", async () => {
    const slack = await start({ answer: () => ({ kind: "busy", card }) });
    const response = await slack.send(story, { type: "form" });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ response_type: "ephemeral", text: "Too much to do &lt;now&gt;" });
  });

  test("before the start is 503", async () => {
    const slack = await start({ started: false });
    expect((await slack.send(story, { type: "form" })).status).toBe(503);
  });

  test("to a fault is 500 and says nothing about it", async () => {
    const slack = await start({
      answer: () => {
        throw new Error("the table story is locked");
      },
    });
    const response = await slack.send(story, { type: "form" });
    expect(response.status).toBe(500);
    expect(await response.text()).toBe("");
    expect(slack.log.map((line) => line.level)).toEqual(["error"]);
  });

  test.each([
    [
      "an event of another type",
      JSON.stringify({ ...homeOpened(), event: { type: "message", user: "U1", text: "hi" } }),
      "json",
    ],
    ["a type that Bolt does not know", JSON.stringify({ type: "new_thing" }), "json"],
    ["options for a menu", payload({ type: "block_suggestion", user: { id: "U1", team_id: "T1" } }), "form"],
    ["a closed view", payload({ type: "view_closed", user: { id: "U1", team_id: "T1" }, view: {} }), "form"],
  ] as const)("to %s is 200 and nothing happens", async (_, body, type) => {
    const slack = await start();
    expect((await slack.send(body, { type })).status).toBe(200);
    expect(slack.interactions).toEqual([]);
  });
});

/** A promise to be kept from outside; Node 20 has no Promise.withResolvers. */
function resolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { promise, resolve: (value) => keep(value) };
}
