import { describe, expect, test } from "vitest";
import { received } from "../../adapters/slack/interactions.js";
import * as slack from "./payloads.js";

/** `through` has a test of its own. */
function read(body: object) {
  const came = received(body, "digest-1");
  if (came === undefined) return undefined;
  const { through: _, ...rest } = came;
  return rest;
}
const maria = { account: "U0MARIA", name: "maria.osei", address: { team: "T0NORTH", user: "U0MARIA" } };
const ward = { id: "C0WARD", direct: false, address: { team: "T0NORTH", channel: "C0WARD" } };
const base = { id: "digest-1", platform: "slack", workspace: "T0NORTH", who: maria, answerTo: maria.address };

describe("a command", () => {
  test("is said, in a room, by somebody", () => {
    expect(read(slack.command({ text: " Ward seven &amp; <@U0JO|jo> " }))).toEqual({
      interaction: { ...base, room: ward, deed: { kind: "said", verb: "story", words: "Ward seven & @jo" } },
      way: {
        kind: "command",
        trigger: "13345224609.738474920.8088930838d88f008e0",
        responseUrl: "https://hooks.slack.com/commands/T0NORTH/1/abc",
      },
    });
  });

  test.each([
    ["", "home", ""],
    ["setup", "setup", ""],
    ["setup now please", "setup", "now please"],
    ["  thanks\n Jo\n and Ada", "thanks", "Jo\n and Ada"],
  ])("of the product with %j says %j", (text, verb, words) => {
    const came = read(slack.command({ command: "/causeway", text }));
    expect(came?.interaction.deed).toEqual({ kind: "said", verb, words });
  });

  test("in a direct message is in a private room", () => {
    expect(read(slack.command({ channel_id: "D0MARIA" }))?.interaction.room?.direct).toBe(true);
  });

  test("of an enterprise install belongs to the enterprise", () => {
    const change = { is_enterprise_install: "true", enterprise_id: "E0SYSTEM" };
    const came = read(slack.command(change));
    expect(came?.interaction.workspace).toBe("E0SYSTEM");
    expect(came?.interaction.who.address).toEqual({ team: "E0SYSTEM", user: "U0MARIA" });
  });
});

describe("a press of a button", () => {
  const way = {
    kind: "message",
    trigger: "12466734323.1395872398",
    responseUrl: "https://hooks.slack.com/actions/T0NORTH/1/abc",
  };

  test("in a message does its action", () => {
    expect(read(slack.blockActions({ action_id: "do:take-ask#3", value: "ask-1" }))).toEqual({
      interaction: {
        ...base,
        answerTo: undefined,
        room: ward,
        deed: { kind: "pressed", action: "take-ask", about: "ask-1" },
      },
      way,
    });
  });

  test("that opens a form asks for it, with what it already holds", () => {
    const value = JSON.stringify({ about: "s1", fill: { text: "She rang", places: ["p1"] } });
    const came = read(slack.blockActions({ action_id: "open:share-story", value }));
    const fill = { text: "She rang", places: ["p1"] };
    expect(came?.interaction.deed).toEqual({ kind: "asked", form: "share-story", about: "s1", fill });
  });

  test("without a value is about nothing", () => {
    const came = read(slack.blockActions({ action_id: "do:close" }));
    expect(came?.interaction.deed).toEqual({ kind: "pressed", action: "close", about: "" });
  });

  test.each(["visit", "visit#2", "somebody-elses"])("called %s is nothing to us", (action_id) => {
    expect(read(slack.blockActions({ action_id }))).toBeUndefined();
  });

  test("with a broken value is malformed", () => {
    expect(() => read(slack.blockActions({ action_id: "open:share-story", value: "{" }))).toThrow();
    expect(() => read(slack.blockActions({ action_id: "open:share-story", value: '{"fill":3}' }))).toThrow();
  });

  test("in the Home tab has no room and no response_url", () => {
    const change = { view: { id: "V0HOME", type: "home" }, channel: undefined, response_url: undefined };
    const came = read(slack.blockActions({ action_id: "do:close" }, change));
    expect(came?.interaction.room).toBeUndefined();
    expect(came?.way).toEqual({ kind: "home", trigger: way.trigger });
  });

  test.each([
    ["card", false],
    ["form", true],
  ])("in a modal knows its view, and whether it is a form: %s", (callback_id, isForm) => {
    const view = { id: "V0CARD", type: "modal", hash: "h1", callback_id };
    const came = read(
      slack.blockActions({ action_id: "do:close" }, { view, channel: undefined, response_url: undefined }),
    );
    expect(came?.way).toEqual({ kind: "modal", trigger: way.trigger, viewId: "V0CARD", hash: "h1", isForm });
  });

  test("of an enterprise install, where Slack names no workspace, belongs to the enterprise", () => {
    const change = { team: null, enterprise: { id: "E0SYSTEM", name: "x" }, is_enterprise_install: true };
    expect(read(slack.blockActions({ action_id: "do:close" }, change))?.interaction.workspace).toBe("E0SYSTEM");
  });
});

describe("a submission", () => {
  test("hands in its answers", () => {
    const values = {
      text: { answer: { type: "plain_text_input", value: "She <rang> & asked" } },
      places: { answer: { type: "multi_static_select", selected_options: [{ value: "p1" }] } },
    };
    expect(read(slack.viewSubmission(values))).toEqual({
      interaction: {
        ...{ ...base, id: expect.stringMatching(/^[0-9a-f]{64}$/), room: undefined },
        deed: {
          ...{ kind: "submitted", form: "share-story", about: "" },
          answers: { text: "She <rang> & asked", places: ["p1"] },
        },
      },
      way: { kind: "submission", fields: ["text", "places"] },
    });
  });

  test("sent again is the same; with other answers, or of another view, it is another", () => {
    const idOf = (value: string, digest: string, change: object = {}) =>
      received(slack.viewSubmission({ text: { answer: { value } } }, change), digest)?.interaction.id;
    expect(idOf("She rang", "digest-2")).toBe(idOf("She rang", "digest-1"));
    expect(idOf("She wrote", "digest-1")).not.toBe(idOf("She rang", "digest-1"));
    expect(idOf("She rang", "digest-1", { id: "V0OTHER" })).not.toBe(idOf("She rang", "digest-1"));
  });

  test("of another view is nothing to us", () => {
    expect(read(slack.viewSubmission({}, { callback_id: "theirs", private_metadata: "x" }))).toBeUndefined();
  });

  test("with broken metadata is malformed", () => {
    expect(() => read(slack.viewSubmission({}, { private_metadata: "{}" }))).toThrow();
    expect(() => read(slack.viewSubmission({}, { state: undefined }))).toThrow();
  });
});

describe("a shortcut", () => {
  test("says its verb, nowhere", () => {
    expect(read(slack.globalShortcut())).toEqual({
      interaction: { ...base, room: undefined, deed: { kind: "said", verb: "story", words: "" } },
      way: { kind: "shortcut", trigger: "12466734323.1395872400" },
    });
  });

  test("on a message points at it", () => {
    const text = "Thanks <all> to @jo & the desk (https://example.org)";
    const author = { account: "U0ASHA", name: "U0ASHA", address: { team: "T0NORTH", user: "U0ASHA" } };
    expect(read(slack.messageAction())?.interaction).toEqual({
      ...{ ...base, room: ward },
      deed: { kind: "pointed", verb: "share-as-story", message: { text, author } },
    });
  });

  test.each([
    ["of the kind that bots write", { subtype: "bot_message", user: undefined, username: "Digest" }],
    ["of a bot with an account", { bot_id: "B0BOT", user: "U0BOT" }],
  ])("on a message %s has no author", (_, change) => {
    const deed = read(slack.messageAction(change))?.interaction.deed;
    expect(deed).toMatchObject({ kind: "pointed", message: { author: undefined } });
  });
});

describe("an event", () => {
  const anon = { ...maria, name: "U0MARIA" };

  test("of an opened Home tab is a visit, known by its own id", () => {
    expect(read(slack.homeOpened())).toEqual({
      interaction: {
        ...{ ...base, id: "T0NORTH Ev0001", who: anon, room: undefined },
        deed: { kind: "visited", page: "home" },
      },
      way: { kind: "visit" },
    });
  });

  test("of the Messages tab is nothing to us", () => {
    expect(read(slack.event({ type: "app_home_opened", user: "U0MARIA", tab: "messages" }))).toBeUndefined();
  });

  test("in a shared channel belongs to the installation that Slack names first", () => {
    const authorizations = [{ enterprise_id: null, team_id: "T0COUNCIL", is_enterprise_install: false }];
    expect(read(slack.homeOpened({ authorizations }))?.interaction.workspace).toBe("T0COUNCIL");
  });

  test("of an enterprise install belongs to the enterprise", () => {
    const authorizations = [{ enterprise_id: "E0SYSTEM", team_id: null, is_enterprise_install: true }];
    expect(read(slack.homeOpened({ authorizations }))?.interaction.workspace).toBe("E0SYSTEM");
  });

  test.each([
    ["app_uninstalled", { type: "app_uninstalled" }],
    ["tokens_revoked", { type: "tokens_revoked", tokens: { oauth: [], bot: ["U0BOT"] } }],
  ])("%s is a goodbye by nobody", (_, inner) => {
    expect(read(slack.event(inner, { authorizations: undefined }))).toEqual({
      interaction: {
        ...{ id: "T0NORTH Ev0001", platform: "slack", workspace: "T0NORTH", room: undefined, answerTo: undefined },
        who: { account: "", name: "", address: { team: "T0NORTH" } },
        deed: { kind: "disconnected" },
      },
      way: { kind: "goodbye", at: new Date(1763283600_000) },
    });
  });

  test("of revoked user tokens is nothing to us", () => {
    expect(read(slack.event({ type: "tokens_revoked", tokens: { oauth: ["U0MARIA"], bot: [] } }))).toBeUndefined();
  });
});

describe("in a channel that two companies share", () => {
  const button = { type: "button", action_id: "do:thank", value: "1" };
  const press = (more: object) => received(slack.blockActions(button, more), "digest-1");
  const outsider = { id: "U9", username: "eve", team_id: "T0OTHER" };

  test("somebody of theirs belongs to their own workspace; the answer goes through ours", () => {
    const came = press({ user: outsider });
    expect(came?.interaction).toMatchObject({
      workspace: "T0OTHER",
      who: { address: { team: "T0OTHER", user: "U9" } },
    });
    expect(came?.through).toBe("T0NORTH");
  });

  test("within one enterprise, people belong where they are", () => {
    expect(press({ user: outsider, enterprise: { id: "E1" } })?.interaction.workspace).toBe("T0NORTH");
  });
});
