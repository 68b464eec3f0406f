/** What Teams sends, as the bot hears it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../slack/small-slack/json.js";
import { inChannel, inGroupChat, invoke, mentioning, personal } from "./activities.js";
import { channel, chat, maria, type Served, serveTeams, startTeams, tenant } from "./served.js";
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

const mariaAt = () => ({
  account: maria,
  name: "Maria Osei",
  address: { serviceUrl: teams.serviceUrl, tenant, user: teams.world.tenants.get(tenant)?.people.get(maria)?.id },
});

describe("a message", () => {
  test("in a personal chat says where its writer can be reached", async () => {
    const conversation = teams.personal(tenant, maria).id;
    const address = { ...mariaAt().address, conversation };
    expect(await heard(personal(teams, { id: "1700000000009", text: "Story about <b>Jo</b>" }))).toEqual({
      id: `${tenant} ${conversation} 1700000000009`,
      platform: "teams",
      workspace: tenant,
      who: { ...mariaAt(), address },
      room: { id: conversation, direct: true, address: { serviceUrl: teams.serviceUrl, tenant, conversation } },
      answerTo: address,
      deed: { kind: "said", verb: "story", words: "about <b>Jo</b>" },
    });
  });

  test("in a channel is about the channel, not the thread", async () => {
    const { room, who, deed } = (await heard(inChannel(teams, mentioning(teams, "setup ABC-123")))) ?? {};
    expect(room).toEqual({
      id: channel,
      direct: false,
      address: { serviceUrl: teams.serviceUrl, tenant, conversation: channel },
    });
    expect(who).toEqual(mariaAt());
    expect(deed).toEqual({ kind: "said", verb: "setup", words: "ABC-123" });
  });

  test("in a group chat is about the chat", async () => {
    const interaction = await heard(inGroupChat(teams, mentioning(teams, "home")));
    expect(interaction?.room).toMatchObject({ id: chat, direct: false });
  });

  test.each([
    ["", "home", ""],
    ["   \n", "home", ""],
    ["HELP", "help", ""],
    ["/story now then", "story", "now then"],
    ["Causeway setup", "setup", ""],
    ["@Causeway", "home", ""],
    ["&nbsp;help&nbsp;", "help", ""],
    ["thanks <at>Jo</at> for this", "thanks", "Jo for this"],
    ["story line one\nline two", "story", "line one\nline two"],
  ])("%j says %s", async (text, verb, words) => {
    expect((await heard(personal(teams, { text })))?.deed).toEqual({ kind: "said", verb, words });
  });

  test("keeps the mention of anybody but the bot", async () => {
    const text = "<at>Causeway</at> thanks <at>Jo</at>";
    const entities = [
      { type: "mention", mentioned: { id: teams.botId, name: "Causeway" }, text: "<at>Causeway</at>" },
      { type: "mention", mentioned: { id: "29:jo", name: "Jo" }, text: "<at>Jo</at>" },
    ];
    expect((await heard(inChannel(teams, { text, entities })))?.deed).toMatchObject({ verb: "thanks", words: "Jo" });
  });

  test("has the same id when it is delivered again, and another when it is another", async () => {
    const same = personal(teams, { text: "help", id: "7" });
    for (const activity of [same, same, personal(teams, { text: "help", id: "8" })]) await served.send(activity);
    const [first, again, other] = served.interactions.map(({ id }) => id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test("without an id is known by its bytes", async () => {
    const same = personal(teams, { text: "help", id: undefined });
    for (const activity of [same, same, { ...same, text: "home" }]) await served.send(activity);
    const [first, again, other] = served.interactions.map(({ id }) => id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test("from somebody without an Entra id is known by Teams' own", async () => {
    const interaction = await heard(personal(teams, { text: "help", from: { id: "29:guest" } }));
    expect(interaction?.who).toMatchObject({ account: "29:guest", name: "29:guest", address: { user: "29:guest" } });
  });
});

describe("a press", () => {
  const data = { do: "take-ask", about: "ask-1" };

  test.each([
    [
      "in a client of today",
      () => invoke("adaptiveCard/action", { action: { type: "Action.Execute", verb: "do", data } }),
    ],
    ["in an old client", () => ({ value: data, replyToId: "1700000000001" })],
    ["in a dialog", () => invoke("task/submit", { data })],
  ])("%s is a press", async (_, more) => {
    expect((await heard(personal(teams, more())))?.deed).toEqual({
      kind: "pressed",
      action: "take-ask",
      about: "ask-1",
    });
  });

  test.each(["task/fetch", "task/submit"])("that opens a form asks for it: %s", async (name) => {
    const asks = { type: "task/fetch", open: "share-story", about: "s1", fill: { text: "a", places: ["b"] } };
    expect((await heard(inChannel(teams, invoke(name, { data: asks }))))?.deed).toEqual({
      kind: "asked",
      form: "share-story",
      about: "s1",
      fill: { text: "a", places: ["b"] },
    });
  });

  test("of no changes nothing and asks nobody", async () => {
    const asked = personal(teams, invoke("adaptiveCard/action", { action: { verb: "no", data: { no: true } } }));
    const response = await served.send(asked);
    expect(await response.json()).toEqual({
      statusCode: 200,
      type: "application/vnd.microsoft.activity.message",
      value: "Nothing has changed.",
    });
    expect(await (await served.send(personal(teams, invoke("task/submit", { data: { no: true } })))).json()).toEqual(
      {},
    );
    expect(served.interactions).toEqual([]);
  });
});

describe("a form that is sent", () => {
  const data = {
    ...{ submit: "share-story", about: "s1", asked: ["text", "places", "role"], many: ["places"] },
    ...{ "answer-text": "She rang", "answer-places": "a,b" },
  };
  const answers = { text: "She rang", places: ["a", "b"], role: "" };

  test("brings its answers and is about where it was opened", async () => {
    const interaction = await heard(inChannel(teams, invoke("task/submit", { data })));
    expect(interaction?.deed).toEqual({ kind: "submitted", form: "share-story", about: "s1", answers });
    expect(interaction?.room?.id).toBe(channel);
    expect(interaction?.answerTo).toEqual(interaction?.who.address);
  });

  test("is about the room that it was asked for in, if it was opened elsewhere", async () => {
    const interaction = await heard(personal(teams, invoke("task/submit", { data: { ...data, room: channel } })));
    expect(interaction?.room).toEqual({
      id: channel,
      direct: false,
      address: { serviceUrl: teams.serviceUrl, tenant, conversation: channel },
    });
  });

  test.each(["a:somebody's chat", "19:../../x", "19:a b", ""])(
    "is about no room that cannot be one: %j",
    async (room) => {
      const interaction = await heard(personal(teams, invoke("task/submit", { data: { ...data, room } })));
      expect(interaction?.room).toBeUndefined();
    },
  );

  test("by a message extension is a form as well", async () => {
    const value = { commandId: "story", commandContext: "compose", data };
    const interaction = await heard(inGroupChat(teams, invoke("composeExtension/submitAction", value)));
    expect(interaction?.deed).toEqual({ kind: "submitted", form: "share-story", about: "s1", answers });
  });
});
