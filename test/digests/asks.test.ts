/** The one thing that a digest asks of its readers: taken, named, refused, done or not, over three Mondays. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { endMatchesOf } from "../../src/needs/match-needs.js";
import { takeNeedBack } from "../../src/needs/needs.js";
import { eastshire, LEADERS, northshire, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { changesMember } from "../pulses/cast.js";
import { memberCalled } from "../pulses/slipped.js";
import { heardInTeams, hospital, hospitalAndCouncil, inSlack, inTeams } from "../thanks/cast.js";
import {
  askedIn,
  asksOf,
  fitter,
  inDirectors,
  inRoom,
  lastIn,
  lineOf,
  needs,
  opensForm,
  porters,
  raisesRule,
  toldTo,
} from "./asks-cast.js";

const FIRST = "2026-12-07T08:00:00Z";
const SECOND = "2026-12-14T08:00:00Z";
const THIRD = "2026-12-21T08:00:00Z";
const patient = "Rang 943 476 5919";
const need = (weeks: string) =>
  `One ask: Somebody at Northshire General has needed this for ${weeks} weeks, and nobody has offered it: “${fitter}”.`;

describe("on Slack", () => {
  test("an ask is taken, asked about on its day, done, and told a week later", async () => {
    const { causeway, asha, maria } = await hospital();
    await needs(causeway, "Maria Santos", northshire.name);
    await causeway.itIs("2026-11-30T08:00:00Z");
    expect(askedIn(inRoom(causeway))).toBeUndefined();
    await causeway.itIs(FIRST);
    expect(askedIn(inRoom(causeway))).toBe(`${need("two")} Will you find an owner by Thursday?`);
    expect(inRoom(causeway)?.visibleText).toContain("[I will] [Someone else will] [Not now]");

    await asha.presses("I will", inRoom(causeway));
    await toldTo(causeway, asha, "You have it. On Thursday 10 December Causeway asks you whether it is done.");
    await causeway.settles();
    expect(askedIn(inRoom(causeway))).toBe(`${need("two")} Asha Patel has it, by Thursday 10 December.`);
    expect(inRoom(causeway)?.visibleText).not.toContain("[I will]");

    await causeway.itIs("2026-12-10T08:30:00Z");
    expect(causeway.heardIn(asha.id).join()).not.toContain("Is it done?");
    await causeway.itIs("2026-12-10T09:00:00Z");
    const due = inSlack(causeway, asha, "You took this on, by Thursday 10 December. Is it done?");
    await opensForm(causeway, asha, "It is done", due);
    const refused = await asha.submits({ "What was done": patient });
    expect(Object.values(refused.errors ?? {}).join()).toContain("943 476 5919");
    const { view } = await asha.submits({ "What was done": "The council lends a fitter on Saturdays." });
    expect(view?.visibleText).toContain("The next digest says so.");
    await asha.closes();
    await causeway.settles();
    const said = `“${fitter.split(" ").slice(0, 8).join(" ")}…”. Done. Asha Patel: The council lends a fitter on Saturdays.`;
    expect(askedIn(inRoom(causeway))).toBe(`One ask: ${said}`);
    expect(due.visibleText).toContain("Done. Asha Patel: The council lends a fitter on Saturdays.");

    await causeway.itIs(SECOND);
    expect(lastIn(inRoom(causeway))).toBe(`Last week’s ask: ${said}`);
    // What was done of late is not asked again, though the need is still open.
    expect(askedIn(inRoom(causeway))).toBeUndefined();
    await causeway.itIs(THIRD);
    expect(lastIn(inRoom(causeway))).toBeUndefined();
    expect(causeway.heardIn(maria.id).join()).not.toContain("Asha Patel says");
  });

  test("not now is an answer too: it is told without a name, and others may still take it", async () => {
    const { causeway, asha, maria } = await hospital();
    await needs(causeway, "Maria Santos", northshire.name);
    await causeway.itIs(FIRST);
    const card = inRoom(causeway);
    await asha.presses("Not now", card);
    await toldTo(causeway, asha, "That is an answer too.");
    await causeway.settles();
    expect(askedIn(card)).toBe(`${need("two")} The answer was: not now. It can still be taken.`);
    expect(card?.visibleText).toContain("[I will] [Someone else will]");
    expect(card?.visibleText).not.toContain("Not now]");

    await causeway.itIs(SECOND);
    expect(lastIn(inRoom(causeway))).toContain("The answer was: not now.");
    expect(inRoom(causeway)?.visibleText).not.toMatch(/Asha/);
    // Nothing else waits, so it is asked again.
    expect(askedIn(inRoom(causeway))).toContain("Will you find an owner by Thursday?");
    await maria.presses("I will", card);
    await causeway.settles();
    expect(lastIn(inRoom(causeway))).toContain("Maria Santos has it, by Thursday 17 December.");
    await causeway.itIs(THIRD);
    expect(lastIn(inRoom(causeway))).toContain("Nobody has it yet.");
  });

  test.each(engines)("on %s, of two who press at once one has it, and the other is told", async (engine) => {
    const { causeway, asha, maria } = await hospital({ engine });
    await needs(causeway, "Maria Santos", northshire.name);
    await causeway.itIs(FIRST);
    await Promise.all([asha, maria].map((person) => person.presses("I will", inRoom(causeway))));
    await causeway.slack.until(() =>
      causeway.slack.ephemerals.filter(({ visibleText }) => /You have it|has it already/.test(visibleText)).length === 2
        ? true
        : undefined,
    );
    await causeway.settles();
    const told = causeway.slack.ephemerals.map(({ visibleText }) => visibleText);
    expect(told.filter((text) => text.includes("Thank you. You have it."))).toHaveLength(1);
    expect(told.filter((text) => /(Asha Patel|Maria Santos) has it already, by Thursday/.test(text))).toHaveLength(1);
    const [ask] = await asksOf(causeway);
    const owner = told.join().includes("Asha Patel has it already") ? "Asha Patel" : "Maria Santos";
    expect(ask).toMatchObject({ ownerId: await memberCalled(causeway, owner), answer: "mine" });
    expect(askedIn(inRoom(causeway))).toContain(`${owner} has it, by`);
  });

  test("whoever is not in the room may not; an ask that is no more, and one made up, say so", async () => {
    const { causeway, asha, maria } = await hospital();
    const id = await needs(causeway, "Maria Santos", northshire.name);
    await causeway.itIs(FIRST);
    const card = inRoom(causeway);
    if (card === undefined) throw new Error("no digest");
    for (const label of ["I will", "Not now"]) {
      await asha.presses(label, { ...card, channel: WARD });
      await toldTo(causeway, asha, "This is for the people in the room where it was asked");
    }
    expect(await asksOf(causeway)).toMatchObject([{ answer: null, ownerId: null }]);
    const { need: table } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(table).set({ closedAt: causeway.clock.now(), words: "" }));
    await maria.presses("I will", card);
    await toldTo(causeway, maria, "This no longer waits.");
    expect(await asksOf(causeway)).toMatchObject([{ answer: null, ownerId: null }]);
    expect(id).toBeDefined();
  });

  test("taken back, its words are gone from what was posted", async () => {
    const { causeway, maria } = await hospital();
    await maria.types("/causeway need", { in: WARD });
    await maria.modal();
    await maria.submits({ "One thing we need": fitter, "How can they reach": "01632 960 110" });
    await causeway.itIs(FIRST);
    expect(askedIn(inRoom(causeway))).toContain(fitter);
    const { need: table } = causeway.store.read.tables;
    const [row] = await causeway.store.read.select().from(table);
    const now = causeway.clock.now();
    await causeway.store.write(async (tx) => {
      if (row === undefined) return;
      await takeNeedBack(tx, row.id, row.memberId, now);
      await endMatchesOf(tx, row.id, now);
    });
    await causeway.itIs("2026-12-07T08:10:00Z");
    expect(inRoom(causeway)?.visibleText).not.toContain(fitter);
    expect(askedIn(inRoom(causeway))).toBe("One ask: This no longer waits.");
    await causeway.itIs(SECOND);
    expect(lastIn(inRoom(causeway))).toBe("Last week’s ask: it no longer waits.");
  });
});

describe("on Teams", () => {
  test("somebody is named, told at once, hands it on, and has not done it a week later", async () => {
    const { causeway, ruth, jo } = await hospitalAndCouncil();
    await needs(causeway, "Jo Clark", eastshire.name);
    await causeway.itIs(FIRST);
    const card = inDirectors(causeway);
    expect(card?.visibleText).toContain("One ask: Somebody at Eastshire Council has needed this for two weeks");
    await ruth.presses("Someone else will", card);
    await ruth.submits({ "Who will?": "No Body" });
    expect(ruth.dialog?.visibleText).toContain("Causeway knows nobody called No Body.");
    await ruth.submits({ "Who will?": "Jo Clark" });
    ruth.closes();
    await causeway.settles();
    const told = inTeams(causeway, jo, "Ruth Bell says that you will see to this by Thursday 10 December:");
    expect(told.visibleText).toContain(fitter);
    expect(inDirectors(causeway)?.visibleText).toContain("Jo Clark has it, by Thursday 10 December.");

    await jo.presses("Someone else will", told);
    await jo.submits({ "Who will?": "Asha Patel" });
    jo.closes();
    await causeway.settles();
    expect(inTeams(causeway, jo, "no longer yours")).toBeDefined();
    const asha = inSlack(causeway, { id: "U0ASHA" } as never, "Jo Clark says that you will see to this");
    expect(asha.visibleText).toContain("[It is done] [Someone else will]");

    await causeway.itIs("2026-12-10T09:00:00Z");
    expect(heardInTeams(causeway, jo).join()).not.toContain("Is it done?");
    expect(causeway.heardIn("U0ASHA").join()).toContain("You took this on, by Thursday 10 December. Is it done?");
    await causeway.itIs(SECOND);
    expect(inDirectors(causeway)?.visibleText).toContain("Asha Patel has it, by Thursday 10 December.");
    // Somebody has it, so nothing is asked about it.
    expect(inDirectors(causeway)?.visibleText).not.toContain("One ask:");
  });
});

describe("a rule past its ten days", () => {
  test("whoever looks after it is asked to answer; where it was raised, somebody to ring", async () => {
    const { causeway, asha, ruth } = await hospitalAndCouncil();
    await raisesRule(causeway, "Jo Clark", { from: eastshire.name, of: northshire.name });
    await causeway.itIs("2026-11-30T09:00:00Z");
    await causeway.itIs(FIRST);
    const stuck = `“${porters}” has stopped joint work for 18 days; Northshire General has not answered.`;
    expect(askedIn(inRoom(causeway))).toBe(`One ask: ${stuck} Will you find an owner by Thursday?`);
    expect(inRoom(causeway)?.visibleText).not.toContain("Stuck:");
    expect(inDirectors(causeway)?.visibleText).toContain(`${stuck} Who will ring Northshire General by Thursday?`);

    await ruth.presses("I will", inDirectors(causeway));
    await causeway.settles();
    expect(inDirectors(causeway)?.visibleText).toContain("Ruth Bell has it, by Thursday 10 December.");
    await asha.presses("I will", inRoom(causeway));
    await toldTo(causeway, asha, "You have it. An answer is due by 28 November.");
    await causeway.settles();
    expect(askedIn(inRoom(causeway))).toBe(`One ask: ${stuck} Asha Patel has it.`);
    const { blockedRule } = causeway.store.read.tables;
    expect(await causeway.store.read.select().from(blockedRule)).toMatchObject([
      { ownerId: await memberCalled(causeway, "Asha Patel") },
    ]);

    await causeway.itIs(SECOND);
    expect(lastIn(inRoom(causeway))).toBe(`Last week’s ask: “${porters}”. Asha Patel has it.`);
    expect(lineOf(inRoom(causeway), "Stuck:")).toBe(`Stuck: ${stuck.replace("18", "25")} Asha Patel has it.`);
    const answeredAt = new Date("2026-12-15T09:00:00Z");
    const answer = { outcome: "bent", answer: "Nurses may.", answeredAt, answeredBy: null } as const;
    await causeway.itIs(answeredAt.toISOString());
    await causeway.store.write((tx) => tx.update(blockedRule).set(answer));
    await causeway.itIs(THIRD);
    expect(lineOf(inRoom(causeway), "Stuck:")).toBe(`Stuck: “${porters}”: it may be bent.`);
    await causeway.itIs("2026-12-28T08:00:00Z");
    expect(inRoom(causeway)?.visibleText).not.toContain("Stuck:");
  });
});

describe("whose voice is missing", () => {
  test("somebody is asked to ring them; one room is enough, and it is not asked again for four weeks", async () => {
    const { causeway, asha } = await hospitalAndCouncil({ at: "2026-10-21T09:00:00Z" });
    await causeway.itIs("2026-11-23T08:00:00Z");
    expect(askedIn(inRoom(causeway))).toBe("One ask: Who will ring Eastshire Council by Thursday?");
    expect(lineOf(inRoom(causeway), "Whose voice")).toBe(
      "Whose voice is missing: We have not heard from Eastshire Council for four weeks; they are about three fifths of our people.",
    );
    await asha.presses("I will", inRoom(causeway));
    await causeway.settles();
    expect(askedIn(inRoom(causeway))).toBe(
      "One ask: Ring Eastshire Council. Asha Patel has it, by Thursday 26 November.",
    );
    await causeway.itIs("2026-11-30T08:00:00Z");
    expect(askedIn(inRoom(causeway))).toBeUndefined();
    expect(lastIn(inRoom(causeway))).toBe(
      "Last week’s ask: ring Eastshire Council. Asha Patel has it, by Thursday 26 November.",
    );
    // Somebody has that in hand already.
    expect(lineOf(inRoom(causeway), "Whose voice")).not.toContain("Who will ring");
    // Whoever had it is away: it is free for others, and nothing is said of them.
    const id = await memberCalled(causeway, "Asha Patel");
    await changesMember(causeway, id, { awayAt: causeway.clock.now() });
    await causeway.itIs("2026-12-07T08:00:00Z");
    expect(askedIn(inRoom(causeway))).toBe("One ask: Who will ring Eastshire Council by Thursday?");
    expect(inRoom(causeway)?.visibleText).not.toContain("Asha");
  });
});

describe("between settling and posting", () => {
  const late = { status: 429, retryAfter: 600 };

  test.each(engines)("on %s, what no longer waits gives way to the next best", async (engine) => {
    const { causeway, asha } = await hospital({ engine });
    const first = await needs(causeway, "Maria Santos", northshire.name);
    const second = await needs(causeway, "Asha Patel", northshire.name, "A room on Fridays");
    causeway.slack.refuseNext("chat.postMessage", late);
    await causeway.clock.moveTo(FIRST);
    await causeway.settles();
    expect(inRoom(causeway)).toBeUndefined();
    expect((await asksOf(causeway)).at(-1)).toMatchObject({ about: `need:${first}` });
    const { need: table } = causeway.store.read.tables;
    const closedAt = causeway.clock.now();
    await causeway.store.write((tx) => tx.update(table).set({ closedAt, words: "" }).where(eq(table.id, first)));
    await causeway.itIs("2026-12-07T08:11:00Z");
    expect(askedIn(inRoom(causeway))).toContain("“A room on Fridays”. Will you find an owner by Thursday?");
    expect((await asksOf(causeway)).at(-1)).toMatchObject({ about: `need:${second}` });
    await asha.presses("I will", inRoom(causeway));
    await toldTo(causeway, asha, "You have it.");
  });

  test("where nothing else waits, nothing is asked, and nothing was", async () => {
    const { causeway } = await hospital();
    await needs(causeway, "Maria Santos", northshire.name);
    causeway.slack.refuseNext("chat.postMessage", late);
    await causeway.clock.moveTo(FIRST);
    await causeway.settles();
    const { need: table } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(table).set({ closedAt: causeway.clock.now(), words: "" }));
    await causeway.itIs("2026-12-07T08:11:00Z");
    expect(inRoom(causeway)?.visibleText).toContain("No stories reached us");
    expect(askedIn(inRoom(causeway))).toBeUndefined();
    await causeway.itIs(SECOND);
    expect(lastIn(inRoom(causeway))).toBeUndefined();
  });
});

test("a channel that nothing concerns is asked nothing, and what concerns others stays with them", async () => {
  const { causeway } = await hospitalAndCouncil();
  await needs(causeway, "Jo Clark", eastshire.name);
  await causeway.itIs(FIRST);
  expect(causeway.postsIn(LEADERS).at(-1)?.visibleText).toBe(
    "Across Northshire since 18 November\nNo stories reached us this time. That may mean that everyone was busy. Telling one takes two minutes.\n[Share a story]",
  );
});
