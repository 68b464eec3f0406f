/** A person who opens a dialog, and a bot that gives one answer: what do they see? */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FormView } from "../../src/chat/form-view.js";
import type { Answer, Interaction } from "../../src/chat/interaction.js";
import { type TeamsPerson, teamsPerson } from "./person.js";
import { buttons, form, reply, said, view } from "./samples.js";
import { carol, channel, chat, maria, type Served, serveTeams, startTeams, tenant } from "./served.js";
import type { SmallTeams } from "./small-teams/small-teams.js";

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

/** What the bot would show again: the form, holding what was typed. */
const refilled = ({ deed }: Interaction): Answer => {
  if (deed.kind !== "asked") throw new Error(deed.kind);
  const fields = view.fields.map((field) => ({ ...field, initial: deed.fill[field.name] ?? field.initial }));
  return { kind: "form", view: { ...view, fields } as FormView };
};

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

  test("pressed twice is one event, and another where the answers are others, or the person", async () => {
    await opened();
    answer = { kind: "nothing" };
    const { dialog } = person;
    if (dialog === undefined) throw new Error("no dialog");
    for (const happened of ["She rang", "She rang", "She wrote"]) await person.submits({ happened }, { dialog });
    const somebodyElse = teamsPerson({ teams, tenant, user: carol, deliverTo: served.url });
    await somebodyElse.submits({ happened: "She rang" }, { dialog });
    const [first, again, others, another] = served.interactions.slice(1).map(({ id }) => id);
    expect(again).toBe(first);
    expect(new Set([first, others, another]).size).toBe(3);
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
