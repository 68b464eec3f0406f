/** A rule that stopped joint work: raised without a name, answered within ten days, or put before the stewards. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Causeway, eastshire, northshire, WARD } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import { makesSteward } from "../pulses/planners.js";
import { memberCalled } from "../pulses/slipped.js";
import type { Person } from "../slack/person.js";
import {
  atTheCareHome,
  choiceOn,
  hospital,
  hospitalAndCouncil,
  inSlack,
  inTeams,
  type TwoChats,
} from "../thanks/cast.js";
import { hiddenIn } from "../web/served.js";

const rule = "Only hospital porters may collect from the pharmacy.";
const raising = {
  "Which rule": rule,
  "What did it stop": "A district nurse waited an hour for a bag she could have carried.",
  "Whose rule": eastshire.name,
};

async function raises({ slack, settles }: Causeway, person: Person, answers: Record<string, string> = raising) {
  await person.types("/causeway unblock", { in: WARD });
  await person.modal();
  const reply = await person.submits(answers, { force: true });
  await settles();
  return { ...reply, shown: slack.openModal(person.id)?.visibleText ?? reply.view?.visibleText ?? "" };
}

const theRule = async ({ store }: Causeway) => {
  const [row] = await store.read.select().from(store.read.tables.blockedRule);
  if (row === undefined) throw new Error("No rule was raised.");
  return row;
};

/** Maria raises one of the council's; Ruth, who looks after the council, has the card. */
async function raisedAtTheCouncil(cast: TwoChats) {
  await raises(cast.causeway, cast.maria);
  return inTeams(cast.causeway, cast.ruth, "A rule of yours stopped joint work");
}

describe("across platforms", () => {
  test("a ward clerk's question is answered by a director, who never learns who asked", async () => {
    const cast = await hospitalAndCouncil();
    const { causeway, maria, ruth } = cast;
    const card = await raisedAtTheCouncil(cast);
    expect(causeway.heardIn(maria.id).at(-1)).toContain("Eastshire Council has until 28 November to answer");
    expect(card.visibleText).toContain("says somebody at Northshire General");
    expect(card.visibleText).toContain("An answer is due by 28 November.");
    expect(card.visibleText).toContain(rule);
    expect(causeway.teams.posts.map(({ visibleText }) => visibleText).join()).not.toContain("Maria");

    await ruth.presses("I will answer", card);
    await causeway.settles();
    expect(inTeams(causeway, ruth, "A rule of yours").visibleText).toContain("Ruth Bell has it, and answers by");
    expect(inSlack(causeway, maria, "Thank you. Eastshire").visibleText).toContain("Ruth Bell has it");

    await ruth.presses("Answer it", inTeams(causeway, ruth, "A rule of yours"));
    await ruth.submits({
      "What becomes of the rule": "It may be bent",
      "In your words": "Nurses may collect with a badge.",
    });
    await causeway.settles();
    const told = inSlack(causeway, maria, "An answer from Ruth Bell, Eastshire Council");
    expect(told.visibleText).toContain("It may be bent.");
    expect(told.visibleText).toContain("Nurses may collect with a badge.");
    expect(await theRule(causeway)).toMatchObject({ outcome: "bent", escalatedAt: null });
    // Nothing more comes of it.
    await causeway.itIs("2026-12-20T12:00:00Z");
    expect(causeway.teams.posts.at(-1)?.visibleText).not.toContain("still");
  });

  test("unanswered, it is brought to mind before its day, and the stewards have it after", async () => {
    const cast = await hospitalAndCouncil();
    const { causeway, asha, maria, ruth } = cast;
    await makesSteward(causeway, "Asha Patel");
    await raisedAtTheCouncil(cast);
    await causeway.itIs("2026-11-25T10:00:00Z");
    expect(inTeams(causeway, ruth, "This still waits for an answer, by 28 November.").visibleText).toContain(rule);
    // Its day is a Saturday; on Monday morning it is the stewards'.
    await causeway.itIs("2026-11-30T08:30:00Z");
    expect(causeway.heardIn(asha.id).join()).not.toContain("has not answered");
    await causeway.itIs("2026-11-30T09:05:00Z");
    const card = inSlack(causeway, asha, "Eastshire Council has not answered by 28 November. Can you help?");
    expect(inSlack(causeway, maria, "Thank you.").visibleText).toContain("so the stewards have it now");
    await causeway.itIs("2026-12-14T09:10:00Z");
    inSlack(causeway, asha, "This still has no answer.");
    await asha.presses("Answer it", card);
    await asha.modal();
    await asha.submits({ "What becomes of the rule": "It has to stay", "In your words": "It is the law until April." });
    await causeway.settles();
    expect(inSlack(causeway, maria, "An answer from Asha Patel").visibleText).toContain("It has to stay.");
  });

  test("what stays unanswered is asked about for six weeks more; then no card comes, and the last may still be answered", async () => {
    const cast = await hospitalAndCouncil();
    const { causeway, asha, maria } = cast;
    await makesSteward(causeway, "Asha Patel");
    await raisedAtTheCouncil(cast);
    for (const day of [
      "2026-11-25",
      "2026-11-30",
      "2026-12-14",
      "2026-12-28",
      "2026-12-29",
      "2027-01-11",
      "2027-01-12",
    ])
      await causeway.itIs(`${day}T09:30:00Z`);
    const asked = () => causeway.heardIn(asha.id).filter((said) => said.includes("This still has no answer."));
    expect(asked()).toHaveLength(3);
    for (const day of ["2027-01-25", "2027-01-26", "2027-02-09", "2027-03-30"]) await causeway.itIs(`${day}T09:30:00Z`);
    expect(asked()).toHaveLength(3);
    await asha.presses("Answer it", inSlack(causeway, asha, "This still has no answer."));
    await asha.modal();
    await asha.submits({ "What becomes of the rule": "It has to stay", "In your words": "It is the law until April." });
    await causeway.settles();
    inSlack(causeway, maria, "An answer from Asha Patel");
  });

  test("whoever is named is asked, if they work there; they may hand it on", async () => {
    const cast = await hospitalAndCouncil();
    const { causeway, maria, jo } = cast;
    const elsewhere = await raises(causeway, maria, { ...raising, "Who could bend": "Asha Patel" });
    expect(Object.values(elsewhere.errors ?? {}).join()).toContain("Asha Patel works at Northshire General");
    await maria.submits({ ...raising, "Who could bend": "Jo Clark" });
    await causeway.settles();
    const card = inTeams(causeway, jo, "This is yours to answer by 28 November.");
    await jo.presses("Someone else will", card);
    await jo.submits({ "Who will?": "Ruth Bell" });
    await causeway.settles();
    expect(inTeams(causeway, cast.ruth, "Jo Clark says that you can answer this").visibleText).toContain(rule);
    expect(inTeams(causeway, jo, "Ruth Bell has it already.")).toBeDefined();
  });

  test("taken back, it is over for everybody, and its words are gone", async () => {
    const cast = await hospitalAndCouncil();
    const { causeway, maria, ruth } = cast;
    await raisedAtTheCouncil(cast);
    await maria.presses("Take it back", inSlack(causeway, maria, "Thank you."));
    await causeway.settles();
    expect(inTeams(causeway, ruth, "taken back").visibleText).toContain("taken back by whoever raised it");
    expect(await theRule(causeway)).toMatchObject({ rule: "", stopped: "" });
    expect((await theRule(causeway)).withdrawnAt).not.toBeNull();
  });
});

describe("bad input", () => {
  test("a patient's number goes nowhere, and empty answers are asked for", async () => {
    const { causeway, maria } = await hospital();
    const numbered = await raises(causeway, maria, {
      ...raising,
      "What did it stop": "NHS number 943 476 5919 waited.",
    });
    expect(Object.values(numbered.errors ?? {}).join()).toContain("943 476 5919");
    const empty = await maria.submits({ "Which rule": "", "What did it stop": "" }, { force: true });
    expect(Object.values(empty.errors ?? {}).join()).toContain("Please say which rule.");
    expect(await causeway.store.read.select().from(causeway.store.read.tables.blockedRule)).toEqual([]);
  });

  test("somebody of another organisation can neither take nor answer it, whatever their device sends", async () => {
    const cast = await hospitalAndCouncil({ web: true });
    const { causeway } = cast;
    const priya = await atTheCareHome(causeway, "Priya Nair");
    await raisedAtTheCouncil(cast);
    const { id } = await theRule(causeway);
    await priya.opens("/pages/rules");
    const { page } = await priya.presses("Say which rule");
    const token = hiddenIn(page, "/forms/raise-rule")["_token"] ?? "";
    const takes = () => priya.sends("/actions/own-rule", { _token: token, about: id });
    await takes();
    await priya.sends("/forms/answer-rule", { _token: token, about: id, outcome: "bent", answer: "Yes" });
    expect(await theRule(causeway)).toMatchObject({ ownerId: null, answeredAt: null });
    // It is her place in the system that stops her, and nothing else.
    await makesSteward(causeway, "Priya Nair");
    await takes();
    expect(await theRule(causeway)).toMatchObject({ ownerId: await memberCalled(causeway, "Priya Nair") });
  });

  test.each<Engine>(["sqlite", "postgres"])("on %s, of two who take it at once one has it", async (engine) => {
    const { causeway, asha, maria } = await hospital({ engine });
    await makesSteward(causeway, "Maria Santos");
    const cal = causeway.person("U0CAL", "Cal Reed");
    await raises(causeway, cal, { ...raising, "Whose rule": northshire.name });
    const card = inSlack(causeway, asha, "A rule of yours stopped joint work");
    await Promise.all([asha, maria].map((person) => person.presses("I will answer", card)));
    const answered = () =>
      causeway.slack.ephemerals.filter(({ visibleText }) => /You have it|has it/.test(visibleText));
    await causeway.slack.until(() => (answered().length === 2 ? true : undefined));
    const said = answered().map(({ visibleText }) => visibleText);
    expect(said.filter((text) => text.includes("You have it."))).toHaveLength(1);
    expect(said.filter((text) => text.includes("has it already."))).toHaveLength(1);
  });

  test("whoever has left has it no more", async () => {
    const { causeway, maria, ruth } = await hospitalAndCouncil();
    await raises(causeway, maria, { ...raising, "Who could bend": "Jo Clark" });
    const { member } = causeway.store.read.tables;
    const left = { leftAt: causeway.clock.now() };
    const id = await memberCalled(causeway, "Jo Clark");
    await causeway.store.write((tx) => tx.update(member).set(left).where(eq(member.id, id)));
    await causeway.itIs("2026-11-25T10:00:00Z");
    await ruth.presses("I will answer", inTeams(causeway, ruth, "This still waits for an answer"));
    await causeway.settles();
    expect(await theRule(causeway)).toMatchObject({ ownerId: await memberCalled(causeway, "Ruth Bell") });
  });
});

test("on the web, somebody with no chat raises one and reads the answer on the same page", async () => {
  const { causeway, ruth } = await hospitalAndCouncil({ web: true });
  const priya = await atTheCareHome(causeway, "Priya Nair");
  expect((await priya.opens("/pages/rules")).words).toContain("They have ten days");
  const form = await priya.presses("Say which rule");
  const ownedBy = choiceOn(form.page, eastshire.name);
  const stopped = "A resident waited three days for a chair.";
  expect((await priya.sends("/forms/raise-rule", { rule, stopped, ownedBy })).words).toContain("Eastshire Council has");
  await causeway.settles();
  await ruth.presses("Answer it", inTeams(causeway, ruth, "says somebody at Beech Grove Care Home"));
  await ruth.submits({ "What becomes of the rule": "The rule has changed", "In your words": "Any carer may collect." });
  await causeway.settles();
  const page = await priya.opens("/pages/rules");
  expect(page.words).toContain("The rule has changed.");
  expect(page.words).toContain("Any carer may collect.");
});
