/** What may identify somebody, in a story: refused, asked about, told, or held for a curator. */
import { describe, expect, test } from "vitest";
import { setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { visitor } from "../web/visitor.js";
import { draftsIn, onEachPlatform, storiesIn, type Teller, tells } from "./tellers.js";

const REASON = "it is a colleague, who agreed";

async function organisationOf({ causeway: { store }, own }: Teller) {
  const rows = await store.read.select().from(store.read.tables.organisation);
  const found = rows.find(({ name }) => name === own);
  if (found === undefined) throw new Error(`no ${own}`);
  return found.id;
}

async function publishes({ causeway: { store } }: Teller, name: string, contact: string): Promise<void> {
  const { organisation, publishedContact } = store.read.tables;
  const found = (await store.read.select().from(organisation)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  await store.write((tx) => tx.insert(publishedContact).values({ organisationId: found.id, contact }));
}

async function overruled({ causeway: { store } }: Teller) {
  const rows = await store.read.select().from(store.read.tables.auditEntry);
  return rows.filter(({ deed }) => deed === "finding-overruled");
}

onEachPlatform((opens) => {
  test.each([
    ["what happened", "NHS no 943 476 5919 rang us"],
    ["what changed", "NHS no 943 476 5919 is home"],
    ["elsewhere", "NHS no 943 476 5919"],
    ["your role", "NHS no 943 476 5919"],
  ])("a patient's number is refused in %s, and nothing is kept", async (field, words) => {
    const teller = await opens("sqlite");
    const refused = await tells(teller, { [field]: words });
    expect(refused).toMatch(/looks like an NHS number: 943 476 5919[\s\S]*Nothing has been saved/);
    expect(refused).toContain("it may still stand in the chat: please delete it there");
    expect([await storiesIn(teller), await draftsIn(teller)]).toEqual([[], []]);
    expect(teller.causeway.logged.join()).not.toContain("943 476");
  });

  test("it is refused in what is added, too", async () => {
    const teller = await opens("sqlite");
    await tells(teller);
    await teller.pressesOwn("Add to it");
    const agreed = { "did they agree": "The person agreed that their words are told" };
    expect(await teller.sends({ "carer say": "I am NHS number 943 476 5919", ...agreed })).toContain("943 476 5919");
    expect(await draftsIn(teller)).toEqual([]);
  });

  test("what may be a name is asked about; with a reason, it stays, and the reason is kept without the name", async () => {
    const teller = await opens("sqlite");
    const asked = await tells(teller, { "what happened": "Mrs Whitfield from housing met us" });
    expect(asked).toMatch(/Nothing has been shared yet[\s\S]*looks like somebody's name: Mrs Whitfield/);
    expect(await storiesIn(teller)).toEqual([]);
    expect(await teller.sends({ "why may": "Mrs Whitfield is a colleague" })).toContain("without writing it again");
    expect(await teller.sends({ "why may": "call NHS no 943 476 5919" })).toContain("without writing it again");
    for (const part of ["Whitfield is a colleague", "it is 943 476 5918", "Jean fell from the roof on Ward 7"])
      expect(await teller.sends({ "why may": part })).toContain("or any part of it");
    await teller.sends({ "why may": REASON });
    await teller.causeway.settles();
    expect(await storiesIn(teller)).toMatchObject([{ happened: "Mrs Whitfield from housing met us" }]);
    expect(await draftsIn(teller)).toEqual([]);
    const [entry, ...more] = await overruled(teller);
    expect(more).toEqual([]);
    expect(entry?.reason).toContain(`titled-surname: ${REASON}`);
    expect(JSON.stringify(entry)).not.toContain("Whitfield");
  });

  test("its author goes back to the form, filled in, and takes it out", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": "Mrs Whitfield met us", "your role": "porter" });
    expect(await teller.presses("Change what I wrote")).toMatch(/Mrs Whitfield met us[\s\S]*/);
    await teller.sends({ "what happened": "A lady met us" });
    await teller.causeway.settles();
    expect(await storiesIn(teller)).toMatchObject([{ happened: "A lady met us", role: "porter" }]);
    expect([await draftsIn(teller), await overruled(teller)]).toEqual([[], []]);
  });

  test.each([
    ["a postcode", "She lives at EX4 4QJ", "looks like a full postcode: EX4 4QJ"],
    ["a date of birth", "She was born on 3 April 1941", "looks like a date of birth"],
    ["a phone number", "Ring her on 01392 496 123", "looks like a phone number"],
    ["an email address", "Write to jean@example.org", "looks like an email address"],
    ["a hospital's own number", "The label said A123456", "looks like a hospital number: A123456"],
  ])("%s is asked about in its own words", async (_, words, seems) => {
    const teller = await opens("sqlite");
    const organisationId = await organisationOf(teller);
    const { store } = teller.causeway;
    await store.write((tx) => tx.insert(tx.tables.hospitalNumber).values({ organisationId, template: "A######" }));
    expect(await tells(teller, { "what happened": words })).toContain(seems);
    expect(await storiesIn(teller)).toEqual([]);
  });

  test("what a team of theirs or of a partner has published, and another hospital's numbers, are nobody's", async () => {
    const teller = await opens("sqlite");
    await publishes(teller, teller.own, "01392 496123");
    await publishes(teller, teller.partner, "01392 496124");
    await tells(teller, { "what happened": "We rang the single point of access on 01392 496 123, then 01392 496124" });
    await tells(teller, { "what happened": "The lift was A123456 on the plan" });
    expect(await storiesIn(teller)).toHaveLength(2);
  });

  test("what somebody published elsewhere settles nothing for a story that does not name them", async () => {
    const teller = await opens("sqlite");
    await publishes(teller, teller.partner, "01392 496124");
    const words = { "what happened": "We rang 01392 496 124", "which organisations": [], elsewhere: "the pharmacist" };
    expect(await tells(teller, words)).toContain("looks like a phone number: 01392 496 124");
    expect(await storiesIn(teller)).toEqual([]);
  });

  test("what may be a mistyped number is told, and may go on", async () => {
    const teller = await opens("sqlite");
    expect(await tells(teller, { "what happened": "NHS number 943 476 5918 was on it" })).toMatch(
      /looks like an NHS number[\s\S]*please go back and take it out/,
    );
    await teller.sends({});
    expect(await storiesIn(teller)).toHaveLength(1);
    expect(await overruled(teller)).toEqual([]);
  });

  test("a name with a ward and something rare is read by a curator before anybody else", async () => {
    const teller = await opens("sqlite");
    await tells(teller, {
      "what happened": "On Ward 7 we met Jean, who had a cardiac arrest",
      "see it": "The whole system",
    });
    expect(await storiesIn(teller)).toMatchObject([{ heldAt: expect.any(Date), sharedAt: null }]);
    expect((await teller.told()).join()).toMatch(/cardiac arrest/);
  });

  test("an edit is asked about what is new in it, and about nothing that was settled before", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": "Mrs Whitfield from housing met us" });
    await teller.sends({ "why may": REASON });
    await teller.causeway.settles();
    await teller.pressesOwn("Edit");
    await teller.sends({ "what changed": "She went home the next day" });
    expect(await storiesIn(teller)).toMatchObject([{ changed: "She went home the next day" }]);
    await teller.closes();
    await teller.causeway.settles();
    await teller.pressesOwn("Edit");
    expect(await teller.sends({ "what changed": "Mr Osei was glad" })).toMatch(
      /Nothing has been changed[\s\S]*Mr Osei/,
    );
    await teller.sends({ "why may": REASON });
    expect(await storiesIn(teller)).toMatchObject([{ changed: "Mr Osei was glad" }]);
    expect(await overruled(teller)).toHaveLength(2);
  });
});

describe("held for a curator", () => {
  const held = { organisations: ["Eastshire Council"], changed: "Home", "see it": "The whole system" };

  async function heldStory() {
    const causeway = await startCauseway();
    const asha = await setUpNorthshire(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    await maria.types("/story On Ward 7 we met Jean, who had a cardiac arrest", { in: WARD });
    await maria.modal();
    await maria.submits(held);
    await causeway.settles();
    await asha.presses("Look at them", causeway.postsIn(asha.id).at(-1));
    const review = await causeway.slack.until(() => causeway.slack.ephemerals.at(-1));
    return { causeway, asha, maria, review };
  }

  test("its author is told so, and the curator why; once let go, it is a story like any other", async () => {
    const { causeway, asha, maria, review } = await heldStory();
    expect(causeway.heardIn(maria.id).join()).toContain("who looks after stories reads yours first");
    expect(review.visibleText).toContain("It names somebody together with a ward and something rare.");
    await asha.presses("Let people read it", review);
    await causeway.settles();
    expect(causeway.heardIn(maria.id).join()).toContain("Thank you, Maria. Your story is with Northshire General now.");
  });

  test("once it is refused its words are gone, and its author is told who decided", async () => {
    const { causeway, asha, maria, review } = await heldStory();
    await asha.presses("Do not share it", review);
    await asha.modal();
    await asha.submits({ Why: "People on the ward would know who is meant." });
    await causeway.settles();
    const heard = causeway.heardIn(maria.id).join();
    expect(heard).toContain("said no to this story. Its words are deleted.");
    expect(heard).toContain("People on the ward would know who is meant.");
    expect(heard).not.toContain("Jean");
  });

  test("an edit that brings it in takes the story back until a curator has read it", async () => {
    const causeway = await startCauseway();
    await setUpNorthshire(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    await maria.types("/story The ward rang", { in: WARD });
    await maria.modal();
    await maria.submits(held);
    await causeway.settles();
    await maria.presses("Edit", causeway.postsIn(maria.id).at(-1));
    await maria.modal();
    await maria.submits({ happened: "On Ward 7 we met Jean, who had a cardiac arrest" });
    await causeway.settles();
    const [story] = await causeway.store.read.select().from(causeway.store.read.tables.story);
    expect(story?.heldAt).not.toBeNull();
  });

  test.each([
    ["another event, with the name that was let go", { happened: "On Ward 7 we met Jean, who tried suicide" }, true],
    ["other words beside what was let go", { changed: "She is at 12 Mill Lane now" }, true],
    ["nothing that is written", { "see it": "My organisation" }, false],
  ])("once let go, an edit that changes %s", async (_, edit, isHeld) => {
    const { causeway, asha, maria, review } = await heldStory();
    await asha.presses("Let people read it", review);
    await causeway.settles();
    await maria.presses("Edit", causeway.postsIn(maria.id).at(-1));
    await maria.modal();
    await maria.submits(edit);
    await causeway.settles();
    const [story] = await causeway.store.read.select().from(causeway.store.read.tables.story);
    expect(story?.editedAt).not.toBeNull();
    expect(story?.heldAt !== null).toBe(isHeld);
  });
});

onEachPlatform((opens) => {
  const event = "Somebody fell out of bed on Ward 7. ".repeat(12);

  test("a name in one answer, and the ward and the event in another, wait for a curator too", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": event, elsewhere: "Margaret and her son" });
    expect(await storiesIn(teller)).toMatchObject([{ heldAt: expect.any(Date) }]);
  });

  test("so does a name that is added to a story, and an event that an edit brings to a name", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": event });
    expect(await storiesIn(teller)).toMatchObject([{ heldAt: null }]);
    await teller.pressesOwn("Add to it");
    await teller.sends({ "whose story": "Margaret, who was on nights" });
    expect(await storiesIn(teller)).toMatchObject([{ heldAt: expect.any(Date) }]);
    const { store } = teller.causeway;
    const rested = { heldAt: null, happened: "The ward rang us" };
    await store.write((tx) => tx.update(tx.tables.story).set(rested));
    await teller.closes();
    await teller.causeway.settles();
    await teller.pressesOwn("Edit");
    await teller.sends({ "what happened": event });
    expect(await storiesIn(teller)).toMatchObject([{ happened: event.trim(), heldAt: expect.any(Date) }]);
  });
});

test("whoever has not said who they are is asked to take it out, as they have no second step", async () => {
  const causeway = await startCauseway({ web: true });
  await setUpNorthshire(causeway);
  const { read } = causeway.store;
  const [link] = await read.select().from(read.tables.standingLink);
  const path = `/s/${link?.token}`;
  const anybody = visitor(causeway.address);
  await anybody.opens(path);
  const told = { kind: "win", audience: "organisation", byline: "nobody", others: "the pharmacist", changed: "Home" };
  const { words } = await anybody.sends(path, { ...told, happened: "Mrs Whitfield and the MDT rang" });
  expect(words).toMatch(/looks like somebody's name: Mrs Whitfield\. .*Please take it out, or say it another way/);
  expect((await anybody.sends(path, { ...told, happened: "A lady and the MDT rang" })).words).toContain("Thank you");
  expect(await read.select().from(read.tables.storyDraft)).toEqual([]);
});

describe.each(engines)("on %s", (engine) => {
  test("hospital numbers count of the author's own organisation and of those that the story names", async () => {
    const causeway = await startCauseway({ engine });
    await setUpNorthshire(causeway);
    const { store } = causeway;
    const rows = await store.read.select().from(store.read.tables.organisation);
    const council = rows.find(({ name }) => name === "Eastshire Council");
    if (council === undefined) throw new Error("no council");
    await store.write((tx) =>
      tx.insert(tx.tables.hospitalNumber).values({ organisationId: council.id, template: "EC#####" }),
    );
    const maria = causeway.person("U0MARIA", "Maria Santos");
    await maria.types("/story It said EC12345 on the label", { in: WARD });
    await maria.modal();
    await maria.submits({ organisations: ["Eastshire Council"], changed: "Home" });
    await causeway.settles();
    expect((await maria.modal()).visibleText).toContain("looks like a hospital number: EC12345");
    await maria.closes();
    await maria.types("/story It said EC12345 on the label", { in: WARD });
    await maria.modal();
    await maria.submits({ elsewhere: "the pharmacist", changed: "Home" });
    expect(await store.read.select().from(store.read.tables.story)).toHaveLength(1);
  });
});
