/** What somebody wrote and could not share is there when they come back. */
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { setUpNorthshire, startCauseway, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { draftsIn, onEachPlatform, storiesIn, tells } from "./tellers.js";

function breakTable(url: string, statement: string): void {
  const database = new Database(url.slice("file:".length));
  database.pragma("foreign_keys = OFF");
  database.exec(statement);
  database.close();
}

onEachPlatform((opens) => {
  test("what waits for its author's word is offered when they come back, and can be left behind", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": "Mrs Whitfield met us", elsewhere: "the pharmacist" });
    await teller.closes();
    const offered = await teller.opens();
    expect(offered).toContain("This is what you wrote on 18 November and have not shared yet.");
    expect(offered).toMatch(/Mrs Whitfield met us[\s\S]*the pharmacist/);
    const afresh = await teller.presses("Start afresh");
    expect(afresh).toContain("What happened?");
    expect(afresh).not.toContain("Whitfield");
    expect(await draftsIn(teller)).toEqual([]);
  });

  test("a fault keeps the words, in the form and for later; once shared, they are kept no longer", async () => {
    const teller = await opens("sqlite");
    await teller.opens();
    breakTable(teller.causeway.databaseUrl, "alter table story_organisation rename to story_away");
    const told = {
      "what happened": "The ward rang us",
      "which organisations": [teller.partner],
      "what changed": "Home",
    };
    expect(await teller.sends(told)).toContain("it is not your fault");
    expect(await storiesIn(teller)).toEqual([]);
    expect(await draftsIn(teller)).toMatchObject([{ form: "share-story", answers: { happened: "The ward rang us" } }]);
    breakTable(teller.causeway.databaseUrl, "alter table story_away rename to story_organisation");
    await teller.closes();
    expect(await teller.opens()).toContain("The ward rang us");
    await teller.sends({});
    await teller.causeway.settles();
    expect([await storiesIn(teller), await draftsIn(teller)]).toEqual([[expect.anything()], []]);
  });

  test("another story leaves what is kept where it is", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": "Mrs Whitfield met us" });
    await teller.closes();
    await teller.opens();
    await teller.presses("Start afresh");
    await teller.sends({
      "what happened": "Mr Osei met us",
      "which organisations": [teller.partner],
      "what changed": "x",
    });
    expect(await draftsIn(teller)).toMatchObject([{ answers: { happened: "Mr Osei met us" } }]);
  });

  test("after a fortnight it is gone", async () => {
    const teller = await opens("sqlite");
    await tells(teller, { "what happened": "Mrs Whitfield met us" });
    await teller.closes();
    await teller.causeway.itIs("2026-12-01T09:00:00Z");
    expect(await draftsIn(teller)).toHaveLength(1);
    await teller.causeway.itIs("2026-12-02T09:01:00Z");
    expect(await draftsIn(teller)).toEqual([]);
  });
});

describe.each(engines)("on %s", (engine) => {
  test("a second attempt takes the first one's place, and the first can be sent no more", async () => {
    const causeway = await startCauseway({ engine });
    await setUpNorthshire(causeway);
    const maria = causeway.person("U0MARIA", "Maria Santos");
    const told = { organisations: ["Eastshire Council"], changed: "Home" };
    const { storyDraft, story } = causeway.store.read.tables;
    await maria.types("/story Mrs Whitfield met us", { in: WARD });
    await maria.modal();
    await maria.submits(told);
    const first = await maria.modal();
    await maria.closes();
    await maria.types("/story Mrs Whitfield rang us", { in: WARD });
    await maria.modal();
    await maria.submits(told);
    expect(await causeway.store.read.select().from(storyDraft)).toMatchObject([
      { answers: { happened: "Mrs Whitfield rang us" } },
    ]);
    await maria.submits({ "why may": "a colleague" }, { modal: first });
    expect(await causeway.store.read.select().from(story)).toEqual([]);
    await maria.submits({ "why may": "a colleague" });
    expect(await causeway.store.read.select().from(story)).toMatchObject([{ happened: "Mrs Whitfield rang us" }]);
    expect(await causeway.store.read.select().from(storyDraft)).toEqual([]);
  });
});

test("nobody sees or shares what another person wrote", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  const maria = causeway.person("U0MARIA", "Maria Santos");
  await maria.types("/story Mrs Whitfield met us", { in: WARD });
  await maria.modal();
  await maria.submits({ organisations: ["Eastshire Council"], changed: "Home" });
  await asha.types("/story", { in: WARD });
  expect((await asha.modal()).visibleText).not.toContain("Whitfield");
  await asha.closes();
  // Asha's client sends Maria's form, as a forged request would.
  await asha.submits({ "why may": "mine" }, { modal: await maria.modal() });
  expect(await causeway.store.read.select().from(causeway.store.read.tables.story)).toEqual([]);
});
