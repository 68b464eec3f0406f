/** A person in Slack, the adapter, and a bot that gives one answer: what does the person see? */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.js";
import type { FormView } from "../../src/chat/form-view.js";
import type { Answer } from "../../src/chat/interaction.js";
import { type Person, slackPerson } from "./person.js";
import { clock, type Served, serveSlack, signingSecret } from "./served.js";
import { type SmallSlack, startSmallSlack } from "./small-slack/small-slack.js";
import { words } from "./words.js";

const said = (text: string): Card => ({ summary: text, body: [{ kind: "text", text }] });
const buttons: Card = {
  summary: "Two buttons",
  body: [{ kind: "buttons", buttons: [{ label: "I will", press: { kind: "does", action: "take", about: "ask-1" } }] }],
};
const form: Answer = {
  kind: "form",
  view: {
    ...{ form: "share-story", about: "", title: "Share a story", send: "Share", before: [], after: [] },
    fields: [
      { kind: "paragraph", name: "text", label: "What happened?", required: true, max: 2000, initial: "" },
      { kind: "one", name: "place", label: "Where?", required: false, choices: [], initial: "" },
    ],
  } satisfies FormView,
};

let slack: SmallSlack;
let served: Served;
let maria: Person;
let answer: Answer;

beforeEach(async () => {
  slack = await startSmallSlack({
    now: () => clock.getTime(),
    workspaces: [
      { id: "T0NORTH", token: "xoxb-n", channels: [{ id: "C0WARD", name: "ward", members: [], botIsMember: true }] },
    ],
  });
  const settings = { apiUrl: slack.apiUrl, botToken: "xoxb-n" };
  served = await serveSlack({ settings, answer: () => answer });
  const deliverTo = `${served.url}/slack/events`;
  maria = slackPerson({ slack, team: "T0NORTH", user: "U0MARIA", name: "Maria Osei", deliverTo, signingSecret });
});

afterEach(async () => {
  await served.close();
  await slack.close();
});

/** Everything that follows the response has been done. */
const settled = () => served.connection.platform.stop();

describe("a command", () => {
  test("answered privately is seen by the asker alone", async () => {
    answer = { kind: "reply", card: said("Your story is <safe>."), to: "asker" };
    await maria.types("/story", { in: "C0WARD" });
    expect(slack.ephemerals).toMatchObject([{ user: "U0MARIA", text: "Your story is &lt;safe&gt;." }]);
    expect(slack.posts).toEqual([]);
  });

  test("answered in the room is seen by everyone", async () => {
    answer = { kind: "reply", card: said("Thank you, Jo."), to: "room" };
    await maria.types("/thanks", { in: "C0WARD" });
    expect(slack.posts).toMatchObject([{ channel: "C0WARD", text: "Thank you, Jo." }]);
  });

  test("may open a form", async () => {
    answer = form;
    await maria.types("/story", { in: "C0WARD" });
    await settled();
    expect(slack.openModal("U0MARIA")).toMatchObject({ title: "Share a story" });
    expect(slack.openModal("U0MARIA")?.visibleText).toContain(words.nothingToChoose);
  });

  test("whose form comes too late says so, once", async () => {
    answer = form;
    slack.refuseNext("views.open", { error: "expired_trigger_id" });
    await maria.types("/story", { in: "C0WARD" });
    await settled();
    expect(slack.ephemerals.map((message) => message.text)).toEqual([words.tooLate]);
    expect(served.log.map((line) => line.fields)).toContainEqual(
      expect.objectContaining({ call: "open", reason: "expired_trigger_id" }),
    );
  });

  test("that Slack delivers twice says nothing of the form that is open already", async () => {
    answer = form;
    slack.refuseNext("views.open", { error: "exchanged_trigger_id" });
    await maria.types("/story", { in: "C0WARD" });
    await settled();
    expect(slack.ephemerals).toEqual([]);
  });

  test("still opens its form after a fault that passes", async () => {
    answer = form;
    slack.refuseNext("views.open", { status: 503 }, 2);
    await maria.types("/story", { in: "C0WARD" });
    await settled();
    expect(slack.openModal("U0MARIA")).toBeDefined();
  });
});

describe("a press in a message", () => {
  async function pressed(given: Answer) {
    answer = given;
    await served.connection.platform.post({ team: "T0NORTH", channel: "C0WARD" }, buttons, {
      id: "1",
      mayHaveArrived: false,
    });
    await maria.presses("I will", slack.posts[0]);
    await settled();
  }

  test("answered privately leaves the message as it was", async () => {
    await pressed({ kind: "reply", card: said("It is yours."), to: "asker" });
    expect(slack.ephemerals).toMatchObject([{ user: "U0MARIA", text: "It is yours." }]);
    expect(slack.posts[0]?.blocks).toHaveLength(1);
    expect(served.interactions.find(({ deed }) => deed.kind === "pressed")?.deed).toEqual({
      kind: "pressed",
      action: "take",
      about: "ask-1",
    });
  });

  test("may replace the message", async () => {
    await pressed({ kind: "replace", card: said("Maria will.") });
    expect(slack.posts).toMatchObject([{ text: "Maria will." }]);
    expect(slack.ephemerals).toEqual([]);
  });

  test("may open a form", async () => {
    await pressed(form);
    expect(slack.openModal("U0MARIA")).toBeDefined();
  });

  test("whose blocks Slack refuses is answered in words", async () => {
    slack.refuseNext("response_url", { status: 400, body: "invalid_blocks" });
    await pressed({ kind: "reply", card: said("It is yours."), to: "asker" });
    expect(slack.ephemerals).toMatchObject([{ text: "It is yours.", blocks: [] }]);
  });

  test("that can never be answered is logged, without its words", async () => {
    slack.refuseNext("response_url", { status: 404 }, 9);
    await pressed({ kind: "reply", card: said("It is yours."), to: "asker" });
    expect(served.log.at(-1)).toMatchObject({ level: "warn", fields: { call: "respond", reason: "http_404" } });
    expect(JSON.stringify(served.log)).not.toContain("yours");
  });
});

describe("a shortcut", () => {
  test("answered shows a modal", async () => {
    answer = { kind: "reply", card: said("This week"), to: "asker" };
    await maria.usesShortcut("story");
    await settled();
    expect(slack.openModal("U0MARIA")).toMatchObject({ title: "Causeway" });
  });

  test("on a message is answered privately", async () => {
    answer = { kind: "reply", card: said("Already shared."), to: "asker" };
    const post = { team: "T0NORTH", channel: "C0WARD" };
    await served.connection.platform.post(post, buttons, { id: "1", mayHaveArrived: false });
    const [message] = slack.posts;
    if (message === undefined) throw new Error("nothing was posted");
    await maria.usesMessageShortcut("share-as-story", { ...message, author: "U0BOT" }, { in: "C0WARD" });
    await settled();
    expect(slack.ephemerals).toMatchObject([{ text: "Already shared." }]);
  });
});

describe("the Home tab", () => {
  test("is published when it is visited, and its buttons answer in modals", async () => {
    answer = { kind: "reply", card: buttons, to: "asker" };
    await maria.opensHome();
    await settled();
    const home = slack.homes.get("U0MARIA");
    answer = { kind: "reply", card: said("It is yours."), to: "asker" };
    await maria.presses("I will", home);
    await settled();
    expect(slack.openModal("U0MARIA")?.visibleText).toContain("It is yours.");
  });

  test("is published anew when a button replaces it", async () => {
    answer = { kind: "reply", card: buttons, to: "asker" };
    await maria.opensHome();
    await settled();
    answer = { kind: "replace", card: said("Maria will.") };
    await maria.presses("I will", slack.homes.get("U0MARIA"));
    await settled();
    expect(slack.homes.get("U0MARIA")?.visibleText).toContain("Maria will.");
  });
});

describe("a form that is sent", () => {
  beforeEach(async () => {
    answer = form;
    await maria.types("/story", { in: "C0WARD" });
    await settled();
  });

  test("closes", async () => {
    answer = { kind: "nothing" };
    await maria.submits({ happened: "She rang" });
    expect(slack.openModal("U0MARIA")).toBeUndefined();
    expect(served.interactions.at(-1)?.deed).toMatchObject({ kind: "submitted", answers: { text: "She rang" } });
  });

  test("shows a problem beside its field, or beside the first where the field has none", async () => {
    answer = { kind: "correct", problems: { text: "Please say more.", place: "Please choose." } };
    const reply = await maria.submits({ happened: "She rang" });
    expect(JSON.stringify(reply)).toContain("Please say more. Please choose.");
    expect(slack.openModal("U0MARIA")).toBeDefined();
  });

  test("may become another form", async () => {
    answer = { kind: "form", view: { ...form.view, title: "And then?" } };
    await maria.submits({ happened: "She rang" });
    expect(slack.openModal("U0MARIA")).toMatchObject({ title: "And then?" });
  });

  test("stays open when there is too much to do", async () => {
    answer = { kind: "busy", card: said("Please wait.") };
    await maria.submits({ happened: "She rang" });
    expect(slack.openModal("U0MARIA")).toBeDefined();
  });
});
