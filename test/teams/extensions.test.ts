/** Message extensions, notices and nonsense, as the bot hears them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../slack/small-slack/json.js";
import { inChannel, inGroupChat, invoke, personal } from "./activities.js";
import { type Served, serveTeams, startTeams, tenant } from "./served.js";
import type { SmallTeams } from "./small-teams/small-teams.js";

let teams: SmallTeams;
let served: Served;

beforeAll(async () => {
  teams = await startTeams();
  served = await serveTeams(teams);
});

afterAll(async () => {
  await served.close();
  await teams.close();
});

beforeEach(() => {
  served.interactions.length = 0;
  served.log.length = 0;
});

async function heard(activity: Json) {
  const response = await served.send(activity);
  expect(response.status).toBe(200);
  return served.interactions[0];
}

describe("a message extension", () => {
  const user = { userIdentityType: "aadUser", id: "cccccccc-0000-4000-8000-000000000001", displayName: "Jo Bell" };
  const body = { contentType: "html", content: "<div>She <b>rang</b> &amp; it worked</div>" };
  const fetching = (value: object) => invoke("composeExtension/fetchTask", value);

  test("in the compose box says its command", async () => {
    const interaction = await heard(inGroupChat(teams, fetching({ commandId: "story", commandContext: "compose" })));
    expect(interaction?.deed).toEqual({ kind: "said", verb: "story", words: "" });
  });

  test("on a message points at it, as text", async () => {
    const messagePayload = { id: "1", body, from: { user, application: null } };
    const value = { commandId: "share-as-story", commandContext: "message", messagePayload };
    expect((await heard(inChannel(teams, fetching(value))))?.deed).toEqual({
      kind: "pointed",
      verb: "share-as-story",
      message: {
        text: "She rang & it worked",
        author: { account: user.id, name: "Jo Bell", address: { serviceUrl: teams.serviceUrl, tenant, user: user.id } },
      },
    });
  });

  test("on a bot's message knows no author", async () => {
    const from = { user: null, application: { id: "x", displayName: "Other bot" } };
    const value = { commandId: "p", commandContext: "message", messagePayload: { body, from } };
    expect((await heard(inChannel(teams, fetching(value))))?.deed).toMatchObject({ message: { author: undefined } });
  });

  test("in the chat of two people is no chat with the bot", async () => {
    const conversation = { conversationType: "personal", tenantId: tenant, id: "19:a_b@unq.gbl.spaces" };
    const value = { commandId: "story", commandContext: "compose" };
    const interaction = await heard(personal(teams, { ...fetching(value), conversation }));
    expect(interaction?.room?.direct).toBe(false);
    expect(interaction?.who.address).not.toHaveProperty("conversation");
  });
});

describe("what nobody did with words", () => {
  test.each([
    { type: "installationUpdate", action: "add" },
    { type: "conversationUpdate", membersAdded: [{ id: "28:app" }] },
  ])("the bot was added: %j", async (more) => {
    const added = "membersAdded" in more ? { ...more, membersAdded: [{ id: teams.botId }] } : more;
    expect((await heard(inChannel(teams, added)))?.deed).toEqual({ kind: "connected" });
  });

  test.each([
    { type: "installationUpdate", action: "remove" },
    { type: "conversationUpdate", membersRemoved: [{ id: "28:app" }] },
  ])("the bot was removed: %j", async (more) => {
    const removed = "membersRemoved" in more ? { ...more, membersRemoved: [{ id: teams.botId }] } : more;
    expect((await heard(inChannel(teams, removed)))?.deed).toEqual({ kind: "left" });
  });

  test.each([
    { type: "conversationUpdate", membersAdded: [{ id: "29:somebody" }] },
    { type: "messageReaction" },
    { type: "typing" },
    { type: "event", name: "x" },
    { type: "invoke", name: "composeExtension/query", value: {} },
    { type: "a kind from next year" },
  ])("nothing of ours answers %j", async (more) => {
    expect((await served.send(personal(teams, more))).status).toBe(200);
    expect(served.interactions).toEqual([]);
  });
});

test.each([
  invoke("adaptiveCard/action", { action: { verb: "from next year", data: { else: 1 } } }),
  invoke("adaptiveCard/action", { action: { verb: "do", data: null } }),
  invoke("adaptiveCard/action", { action: { verb: "do", data: { do: 7 } } }),
  invoke("task/submit", { data: "words" }),
  invoke("task/fetch", {}),
  invoke("task/fetch", { data: { open: "" } }),
  invoke("task/fetch", { data: { open: "f", fill: { a: { b: 1 } } } }),
  invoke("composeExtension/submitAction", { commandId: "a", data: { submit: 1 } }),
])("a button that is none of ours any more is an action that nothing answers to: %j", async (more) => {
  expect((await served.send(personal(teams, more))).status).toBe(200);
  expect(served.interactions.map(({ deed }) => deed)).toEqual([{ kind: "pressed", action: "unknown", about: "" }]);
});

test.each([
  invoke("adaptiveCard/action", {}),
  invoke("adaptiveCard/action", { action: "do" }),
  invoke("composeExtension/fetchTask", {}),
])("what is malformed is refused, and what it says is not logged: %j", async (more) => {
  expect((await served.send(personal(teams, more))).status).toBe(400);
  expect(served.interactions).toEqual([]);
  expect(served.log).toMatchObject([{ level: "warn", fields: { type: "invoke" } }]);
});
