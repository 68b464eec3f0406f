/** A person in Teams, the adapter, and a bot that gives one answer: what does the person see? */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.js";
import type { FormView } from "../../src/chat/form-view.js";
import type { Answer, Interaction } from "../../src/chat/interaction.js";
import { type TeamsPerson, teamsPerson } from "./person.js";
import { carol, channel, chat, maria, type Served, serveTeams, startTeams, tenant } from "./served.js";
import type { SmallTeams } from "./small-teams/small-teams.js";
import { words } from "./words.js";

const said = (text: string): Card => ({ summary: text, body: [{ kind: "text", text }] });
const reply = (text: string, to: "asker" | "room" = "asker"): Answer => ({ kind: "reply", card: said(text), to });
const sure = { question: "Really?", yes: "Yes, withdraw", no: "Keep it" };
const buttons: Card = {
  summary: "Three buttons",
  body: [
    {
      kind: "buttons",
      buttons: [
        { label: "I will", press: { kind: "does", action: "take", about: "ask-1" } },
        { label: "Edit", press: { kind: "opens", form: "share-story", about: "s1", fill: { text: "a" } } },
        { label: "Withdraw", press: { kind: "does", action: "withdraw", about: "s1" }, sure },
      ],
    },
  ],
};
const view: FormView = {
  ...{ form: "share-story", about: "", title: "Share a story", send: "Share", before: [], after: [] },
  fields: [
    { kind: "paragraph", name: "text", label: "What happened?", required: true, max: 2000, initial: "" },
    {
      ...{ kind: "many", name: "places", label: "Where?", required: false, initial: [] },
      choices: [
        { value: "n,1", label: "North" },
        { value: "s", label: "South" },
      ],
    },
  ],
};
const form: Answer = { kind: "form", view };

let teams: SmallTeams;
let served: Served;
let person: TeamsPerson;
let answer: Answer | ((interaction: Interaction) => Answer);

beforeEach(async () => {
  teams = await startTeams();
  served = await serveTeams(teams, {
    answer: (interaction) => (typeof answer === "function" ? answer(interaction) : answer),
  });
  person = teamsPerson({ teams, tenant, user: maria, deliverTo: served.url });
});

afterEach(async () => {
  await served.close();
  await teams.close();
});

/** Everything that follows the response has been done. */
const settled = () => served.connection.platform.stop();
const shown = () => teams.posts.map(({ conversation, visibleText }) => [conversation, visibleText]);
const ownChat = () => teams.personal(tenant, maria).id;

/** What the bot would show again: the form, holding what was typed. */
const refilled = ({ deed }: Interaction): Answer => {
  if (deed.kind !== "asked") throw new Error(deed.kind);
  const fields = view.fields.map((field) => ({ ...field, initial: deed.fill[field.name] ?? field.initial }));
  return { kind: "form", view: { ...view, fields } as FormView };
};

describe("something said", () => {
  test("in a personal chat is answered there", async () => {
    answer = reply("This week");
    await person.says("home");
    await settled();
    expect(shown()).toEqual([[ownChat(), "This week"]]);
  });

  test("in a channel is answered privately, with nothing in the channel", async () => {
    answer = reply("Your story is <at>safe</at>.");
    await person.says("home", { in: channel });
    await settled();
    expect(shown()).toEqual([[ownChat(), "Your story is <\u2060at>safe<\u2060/at>."]]);
  });

  test("may be answered to the whole room, in its thread", async () => {
    answer = reply("Thank you, Jo.", "room");
    await person.says("thanks", { in: channel });
    await settled();
    const [post] = teams.posts;
    expect(post).toMatchObject({ conversation: channel, visibleText: "Thank you, Jo." });
    expect(post?.thread).not.toBe(post?.id);
  });

  test("by somebody who cannot be reached alone asks them to add the app, and tells the room no more", async () => {
    answer = reply("Your secret");
    teams.refuseNext("createConversation", { status: 403, error: "ForbiddenOperationException" });
    await person.says("home", { in: chat });
    await settled();
    expect(shown()).toEqual([[chat, words.addMe]]);
    expect(served.log.map(({ level }) => level)).toEqual(["warn"]);
  });

  test("that opens a form is answered with one button, which opens it about that room", async () => {
    answer = form;
    await person.says("setup", { in: channel });
    await settled();
    expect(shown()).toEqual([[channel, `${words.openForm("Share a story")}\n[Share a story]`]]);
    await person.presses("Share a story", teams.posts[0]);
    expect(person.dialog).toMatchObject({ title: "Share a story" });
    answer = { kind: "nothing" };
    await person.submits({ happened: "She rang", Where: ["North", "South"] });
    expect(person.dialog).toBeUndefined();
    expect(served.interactions.at(-1)).toMatchObject({
      room: { id: channel },
      deed: { kind: "submitted", form: "share-story", answers: { text: "She rang", places: ["n,1", "s"] } },
    });
  });

  test("with more words opens a form that is the asker's own, still about the room", async () => {
    answer = form;
    await person.says("setup ABC", { in: channel });
    await settled();
    expect(shown().map(([conversation]) => conversation)).toEqual([ownChat()]);
    await person.presses("Share a story", teams.posts[0]);
    await person.submits({ happened: "She rang" });
    expect(served.interactions.at(-1)?.room?.id).toBe(channel);
  });

  test("when there is too much to do is not acknowledged, and a kind word follows", async () => {
    answer = { kind: "busy", card: said("Please wait.") };
    expect((await person.says("home")).status).toBe(503);
    await settled();
    expect(shown()).toEqual([[ownChat(), "Please wait."]]);
  });

  test("is answered after a fault that passes, and the log says where it is not", async () => {
    answer = reply("This week");
    teams.refuseNext("send", { status: 503 }, 2);
    await person.says("home");
    await settled();
    expect(shown()).toHaveLength(1);
    teams.refuseNext("send", { status: 503 }, 3);
    await person.says("home");
    await settled();
    expect(shown()).toHaveLength(1);
    expect(served.log.at(-1)).toMatchObject({ level: "error", message: "a person was left without an answer" });
    expect(JSON.stringify(served.log)).not.toContain("This week");
  });

  test("is not answered before the time that Teams names", async () => {
    answer = reply("This week");
    teams.refuseNext("send", { status: 429, retryAfter: 30 });
    await person.says("home");
    await settled();
    expect(teams.calls.filter(({ method }) => method === "send")).toHaveLength(1);
    expect(served.log.at(-1)).toMatchObject({ level: "error" });
  });
});

describe("a press", () => {
  async function pressed(given: Answer, how: { oldClient?: boolean; in?: string } = {}) {
    answer = given;
    const conversation = how.in ?? channel;
    const to = { serviceUrl: teams.serviceUrl, tenant, conversation };
    await served.connection.platform.post(to, buttons, { id: "1", mayHaveArrived: false });
    const press = await person.presses("I will", teams.posts[0], { oldClient: how.oldClient ?? false });
    await settled();
    return press;
  }

  test("answered briefly is answered on the spot", async () => {
    expect(await pressed(reply("It is yours."))).toMatchObject({ status: 200, message: "It is yours." });
    expect(teams.posts).toHaveLength(1);
    expect(served.interactions[0]?.deed).toEqual({ kind: "pressed", action: "take", about: "ask-1" });
  });

  test("answered at length is answered in their own chat", async () => {
    const card: Card = { summary: "A story", body: [{ kind: "quote", text: "She rang" }] };
    expect(await pressed({ kind: "reply", card, to: "asker" })).toMatchObject({ message: words.sentPrivately });
    expect(shown().at(-1)).toEqual([ownChat(), "She rang"]);
  });

  test("answered to the room is answered there", async () => {
    expect(await pressed(reply("Maria will.", "room"))).toMatchObject({ status: 200, message: "" });
    expect(shown().at(-1)).toEqual([channel, "Maria will."]);
  });

  test("that replaces the card does so for everybody", async () => {
    const press = await pressed({ kind: "replace", card: said("Maria will.") });
    expect(press.card).toMatchObject({ body: [{ inlines: [{ text: "Maria will." }] }] });
    expect(teams.posts.map(({ visibleText, edits }) => [visibleText, edits.length])).toEqual([["Maria will.", 1]]);
  });

  test("that opens a form without having said so gets a button for it, in their own chat", async () => {
    expect(await pressed(form)).toMatchObject({ message: words.sentPrivately });
    expect(shown().at(-1)).toEqual([ownChat(), `${words.openForm("Share a story")}\n[Share a story]`]);
  });

  test("that changes nothing says nothing", async () => {
    expect(await pressed({ kind: "nothing" })).toMatchObject({ status: 200, message: "" });
  });

  test("when there is too much to do says so", async () => {
    const press = await pressed({ kind: "busy", card: said("Please wait.") });
    expect(press).toMatchObject({ status: 200, message: "Please wait." });
    expect(JSON.parse(press.body)).toMatchObject({ statusCode: 503, type: "application/vnd.microsoft.error" });
  });

  test("in an old client changes the message", async () => {
    await pressed({ kind: "replace", card: said("Maria will.") }, { oldClient: true });
    expect(teams.posts.map(({ visibleText }) => visibleText)).toEqual(["Maria will."]);
  });

  test("in an old client is answered in their own chat", async () => {
    await pressed(reply("It is yours."), { oldClient: true, in: chat });
    expect(shown().at(-1)).toEqual([ownChat(), "It is yours."]);
  });

  test("that cannot be taken back asks first; no changes nothing", async () => {
    const to = { serviceUrl: teams.serviceUrl, tenant, conversation: channel };
    await served.connection.platform.post(to, buttons, { id: "1", mayHaveArrived: false });
    const [post] = teams.posts;
    await person.presses("Withdraw", post);
    expect(await person.presses("Keep it", post)).toMatchObject({ message: words.kept });
    expect(served.interactions).toEqual([]);
    answer = reply("Withdrawn.");
    expect(await person.presses("Yes, withdraw", post)).toMatchObject({ message: "Withdrawn." });
    expect(served.interactions).toMatchObject([{ deed: { kind: "pressed", action: "withdraw", about: "s1" } }]);
  });
});

describe("a dialog", () => {
  beforeEach(async () => {
    const to = { serviceUrl: teams.serviceUrl, tenant, conversation: channel };
    await served.connection.platform.post(to, buttons, { id: "1", mayHaveArrived: false });
  });

  async function opened(given: Answer = form) {
    answer = given;
    return person.presses("Edit", teams.posts[0]);
  }

  test("opens with what its button held", async () => {
    await opened();
    expect(person.dialog).toMatchObject({ title: "Share a story" });
    expect(served.interactions[0]?.deed).toEqual({
      kind: "asked",
      form: "share-story",
      about: "s1",
      fill: { text: "a" },
    });
  });

  test("shows a card where the form may not be opened", async () => {
    await opened(reply("That story is gone."));
    expect(person.dialog).toMatchObject({ title: "Causeway", visibleText: "Causeway\nThat story is gone." });
  });

  test("shows problems beside their fields, and keeps what was typed", async () => {
    await opened();
    const problems = { text: "Please say more.", elsewhere: "And sign in." };
    answer = (interaction) =>
      interaction.deed.kind === "asked" ? refilled(interaction) : { kind: "correct", problems };
    await person.submits({ happened: "She rang", Where: ["South"] });
    expect(person.dialog?.visibleText).toBe(
      "Share a story\nAnd sign in.\nWhat happened?\nPlease say more.\nWhere?\n(North) (South)\n[Share]",
    );
    answer = { kind: "nothing" };
    await person.submits();
    expect(served.interactions.at(-1)?.deed).toMatchObject({
      answers: { text: "She rang", places: ["s"] },
    });
    const [, , again] = served.interactions;
    expect(again?.id).toMatch(/ again$/);
  });

  test("shows problems by themselves where the form may not be shown again", async () => {
    await opened();
    answer = ({ deed }) =>
      deed.kind === "asked" ? reply("No longer.") : { kind: "correct", problems: { text: "Please say more." } };
    await person.submits({ happened: "She rang" });
    expect(person.dialog?.visibleText).toContain("Please say more.");
  });

  test("stays open with what was typed when there is too much to do", async () => {
    await opened();
    answer = (interaction) =>
      interaction.deed.kind === "asked" ? refilled(interaction) : { kind: "busy", card: said("Please wait.") };
    await person.submits({ happened: "She rang" });
    expect(person.dialog?.visibleText).toContain("Please wait.");
    answer = { kind: "nothing" };
    await person.submits();
    expect(served.interactions.at(-1)?.deed).toMatchObject({ answers: { text: "She rang" } });
  });

  test("may become another form, or a card whose buttons work in it", async () => {
    await opened();
    answer = { kind: "form", view: { ...view, title: "And then?" } };
    await person.submits({ happened: "She rang" });
    expect(person.dialog).toMatchObject({ title: "And then?" });
    answer = { kind: "replace", card: buttons };
    await person.submits({ happened: "She rang" });
    answer = reply("It is yours.");
    await person.presses("I will", person.dialog);
    expect(served.interactions.at(-1)?.deed).toEqual({ kind: "pressed", action: "take", about: "ask-1" });
    expect(person.dialog?.visibleText).toContain("It is yours.");
  });

  test("sent twice is one event each time", async () => {
    await opened();
    answer = { kind: "nothing" };
    const reply = await person.submits({ happened: "She rang" }, { times: 3 });
    expect(reply.deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(served.interactions.slice(1).map(({ id }) => id)).size).toBe(1);
  });
});

describe("a message extension", () => {
  test("opens its form as a dialog, which closes when it is sent", async () => {
    answer = form;
    await person.usesComposeAction("story", { in: chat });
    expect(person.dialog).toMatchObject({ title: "Share a story" });
    answer = { kind: "nothing" };
    await person.submits({ happened: "She rang" });
    expect(person.dialog).toBeUndefined();
    expect(served.interactions.map(({ deed }) => deed.kind)).toEqual(["said", "submitted"]);
  });

  test("on a message is answered in the dialog", async () => {
    answer = reply("We have asked Carol.");
    const author = { user: carol, name: "Carol Eng" };
    await person.usesMessageAction("share-as-story", { text: "It worked <3", author }, { in: channel });
    expect(person.dialog?.visibleText).toContain("We have asked Carol.");
    expect(served.interactions[0]?.deed).toMatchObject({
      ...{ kind: "pointed", verb: "share-as-story" },
      message: { text: "It worked <3", author: { account: carol } },
    });
  });
});

test("being added is told to the core, being removed to the log", async () => {
  answer = { kind: "nothing" };
  await person.addsBot({ in: channel });
  expect(served.interactions.map(({ deed }) => deed.kind)).toContain("connected");
  await person.removesBot({ in: channel });
  expect(served.log.map(({ message }) => message)).toContain("Causeway was removed from a place");
});
