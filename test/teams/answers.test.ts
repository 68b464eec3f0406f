/** A person in Teams, the adapter, and a bot that gives one answer: what does the person see? */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.js";
import type { Answer, Interaction } from "../../src/chat/interaction.js";
import { type TeamsPerson, teamsPerson } from "./person.js";
import { buttons, form, reply, said } from "./samples.js";
import { channel, chat, maria, type Served, serveTeams, startTeams, tenant } from "./served.js";
import type { SmallTeams } from "./small-teams/small-teams.js";
import { words } from "./words.js";

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

test("being added to a room and taken out of one is told to the core, out of somebody's own apps to the log", async () => {
  answer = { kind: "nothing" };
  await person.addsBot({ in: channel });
  expect(served.interactions.map(({ deed }) => deed.kind)).toContain("connected");
  await person.removesBot({ in: channel });
  expect(served.interactions.at(-1)).toMatchObject({
    deed: { kind: "left" },
    room: { id: channel },
    who: { account: "" },
  });
  await person.removesBot();
  expect(served.log.map(({ message }) => message)).toContain("Causeway was removed from a place");
});
