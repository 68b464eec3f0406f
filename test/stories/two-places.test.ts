/** An author has the same story open in two places: the later one sees what changed, and loses nothing. */
import { expect, test } from "vitest";
import { setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { draftsIn, onEachPlatform, storiesIn, type Teller, tells } from "./tellers.js";

/** As another of their devices does a minute ago. */
async function editsElsewhere({ causeway: { store, clock } }: Teller, happened: string): Promise<void> {
  const editedAt = new Date(clock.now().getTime() - 60_000);
  await store.write((tx) => tx.update(tx.tables.story).set({ happened, editedAt }));
}

onEachPlatform((opens) => {
  test("nothing is overwritten: the later one reads what it says now, and goes on with their own words", async () => {
    const teller = await opens("sqlite");
    await tells(teller);
    await teller.pressesOwn("Edit");
    await editsElsewhere(teller, "The ward rang us twice");
    const told = await teller.sends({ "what happened": "The ward rang us at once", "what changed": "Home by tea" });
    expect(told).toMatch(/Nothing is overwritten[\s\S]*The ward rang us twice[\s\S]*The ward rang us at once/);
    expect(await storiesIn(teller)).toMatchObject([{ happened: "The ward rang us twice" }]);
    expect(await draftsIn(teller)).toMatchObject([{ answers: { happened: "The ward rang us at once" } }]);

    expect(await teller.presses("Go on with my words")).toMatch(/The ward rang us at once[\s\S]*Home by tea/);
    await teller.sends({});
    expect(await storiesIn(teller)).toMatchObject([{ happened: "The ward rang us at once", changed: "Home by tea" }]);
    expect(await draftsIn(teller)).toEqual([]);
  });

  test("the same holds for what is added", async () => {
    const teller = await opens("sqlite");
    await tells(teller);
    await teller.pressesOwn("Add to it");
    await editsElsewhere(teller, "The ward rang us twice");
    expect(await teller.sends({ "whose story": "a healthcare assistant" })).toContain("Nothing is overwritten");
    expect(await storiesIn(teller)).toMatchObject([{ toldFor: "" }]);
    await teller.presses("Go on with my words");
    await teller.sends({});
    expect(await storiesIn(teller)).toMatchObject([
      { happened: "The ward rang us twice", toldFor: "a healthcare assistant" },
    ]);
  });

  test("a draft of an edit can be left for the story as it is", async () => {
    const teller = await opens("sqlite");
    await tells(teller);
    await teller.pressesOwn("Edit");
    await teller.sends({ "what happened": "Mrs Whitfield rang us" });
    await teller.closes();
    expect(await teller.pressesOwn("Edit")).toContain("Mrs Whitfield rang us");
    const asItIs = await teller.presses("Show the story as it is");
    expect(asItIs).toContain("The ward rang us");
    expect(asItIs).not.toContain("Whitfield");
  });
});

test("an edit that waits for its author's word is checked against the story once more when it is sent", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/story The ward rang us", { in: WARD });
  await maria.modal();
  await maria.submits({ organisations: ["Eastshire Council"], changed: "Home" });
  await causeway.settles();
  await maria.presses("Edit", causeway.postsIn(maria.id).at(-1));
  await maria.modal();
  await maria.submits({ happened: "Mrs Whitfield rang us" });
  const { store } = causeway;
  const { story } = store.read.tables;
  await store.write((tx) => tx.update(story).set({ happened: "Changed", editedAt: new Date(1) }));
  await maria.submits({ "why may": "a colleague" });
  expect((await maria.modal()).visibleText).toContain("Nothing is overwritten");
  expect(await store.read.select().from(story)).toMatchObject([{ happened: "Changed" }]);
  expect(await store.read.select().from(store.read.tables.storyDraft)).toHaveLength(1);
});
