/** One thing somebody needs and one that somebody can lend, found for each other across organisations and platforms. */
import { describe, expect, test } from "vitest";
import { type Causeway, WARD } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import type { TeamsPerson } from "../teams/person.js";
import { atTheCareHome, hospital, hospitalAndCouncil, inSlack, inTeams } from "../thanks/cast.js";
import { hiddenIn } from "../web/served.js";

const need = "Somebody who can fit a key safe at the weekend.";
const offer = "Two key-safe fitters, on Saturdays.";

async function givesInSlack(causeway: Causeway, person: Person, said: Record<string, string>): Promise<string> {
  await person.types("/causeway need", { in: WARD });
  await person.modal();
  const { errors, view } = await person.submits({ "How can they reach": "01632 960 110", ...said }, { force: true });
  await causeway.settles();
  return Object.values(errors ?? {}).join() || (view?.visibleText ?? "");
}

async function givesInTeams(causeway: Causeway, person: TeamsPerson, said: Record<string, string>): Promise<void> {
  await person.says("offer");
  const card = await causeway.teams.untilPosted(
    ({ directTo, visibleText }) => directTo === person.user && visibleText.includes("Need and offer"),
  );
  await person.presses("Need and offer", card);
  await person.submits({ "How can they reach": "jo.clark@eastshire.example", ...said });
  person.closes();
  await causeway.settles();
}

const matches = async ({ store }: Causeway) => store.read.select().from(store.read.tables.needMatch);

describe("across platforms", () => {
  test("a need on Slack and an offer on Teams fit; both are told how to reach the other, and both settle it", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil();
    expect(await givesInSlack(causeway, maria, { "One thing we need": need })).toContain("as soon as something fits");
    await givesInTeams(causeway, jo, { "One thing we can lend": offer });
    const toMaria = inSlack(causeway, maria, "Jo Clark at Eastshire Council may be the one.");
    expect(toMaria.visibleText).toContain(offer);
    expect(toMaria.visibleText).toContain("jo.clark@eastshire.example");
    const toJo = inTeams(causeway, jo, "Maria Santos at Northshire General may be the one.");
    expect(toJo.visibleText).toContain("01632 960 110");

    await maria.presses("It is settled", toMaria);
    await causeway.settles();
    expect(inSlack(causeway, maria, "You said that it is settled. Jo Clark is asked")).toBeDefined();
    await jo.presses("It is settled", inTeams(causeway, jo, "Maria Santos says that it is settled. Is it?"));
    await causeway.settles();
    inSlack(causeway, maria, "Settled. Thank you both.");
    const { need: table } = causeway.store.read.tables;
    const rows = await causeway.store.read.select().from(table);
    expect(rows.map(({ closedAt }) => closedAt === null)).toEqual([false, false]);
  });

  test("what does not fit stays open, and is not put together again", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil();
    await givesInSlack(causeway, maria, { "One thing we need": need });
    await givesInTeams(causeway, jo, { "One thing we can lend": offer });
    await jo.presses("It does not fit", inTeams(causeway, jo, "may be the one."));
    await causeway.settles();
    inSlack(causeway, maria, "It did not fit.");
    expect(await matches(causeway)).toHaveLength(1);
    // Another offer may fit better.
    await givesInTeams(causeway, jo, { "One thing we can lend": "A fitter for key safes on Sundays." });
    expect(inSlack(causeway, maria, "may be the one.").visibleText).toContain("on Sundays");
  });

  test("nothing is matched within one organisation", async () => {
    const { causeway, asha, maria } = await hospital();
    await givesInSlack(causeway, maria, { "One thing we need": need });
    await givesInSlack(causeway, asha, { "One thing we can lend": offer });
    expect(await matches(causeway)).toEqual([]);
  });

  test("on the web, somebody takes up what another needs; taken back, the other is told that it is over", async () => {
    const { causeway, maria } = await hospitalAndCouncil({ web: true });
    await givesInSlack(causeway, maria, { "One thing we need": need });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    const page = await priya.opens("/pages/needs");
    expect(page.words).toContain("Northshire General needs:");
    expect(page.words).toContain(need);
    expect(page.words).not.toContain("01632 960 110");
    await priya.presses("We can help");
    const told = await priya.sends("/forms/help-need", {
      words: "Our handyman, on Sundays.",
      contact: "01632 960 500",
    });
    expect(told.words).toContain("They are told, with how to reach you.");
    await causeway.settles();
    expect(inSlack(causeway, maria, "Priya Nair at Beech Grove").visibleText).toContain("01632 960 500");
    await priya.opens("/pages/needs");
    await priya.presses("Take it back");
    await causeway.settles();
    expect(inSlack(causeway, maria, "This is over").visibleText).not.toContain("01632 960 500");
  });
});

describe("bad input", () => {
  test("nothing said, a patient's number, no way to reach them", async () => {
    const { causeway, maria } = await hospital();
    expect(await givesInSlack(causeway, maria, {})).toContain("Please write one of the two.");
    const numbered = await givesInSlack(causeway, maria, { "One thing we need": "A bed for NHS number 943 476 5919" });
    expect(numbered).toContain("943 476 5919");
    const mute = await givesInSlack(causeway, maria, { "One thing we need": need, "How can they reach": "" });
    expect(mute).toContain("Please say how they can reach you");
    expect(await causeway.store.read.select().from(causeway.store.read.tables.need)).toEqual([]);
  });

  test("nobody settles or takes back what is another's", async () => {
    const { causeway, maria, jo } = await hospitalAndCouncil({ web: true });
    await givesInSlack(causeway, maria, { "One thing we need": need });
    await givesInTeams(causeway, jo, { "One thing we can lend": offer });
    const priya = await atTheCareHome(causeway, "Priya Nair");
    await priya.opens("/pages/needs");
    const { page } = await priya.presses("Say what you need or can lend");
    const token = hiddenIn(page, "/forms/give-need")["_token"] ?? "";
    const [match] = await matches(causeway);
    const [row] = await causeway.store.read.select().from(causeway.store.read.tables.need);
    await priya.sends("/actions/settle-match", { _token: token, about: match?.id ?? "" });
    await priya.sends("/actions/decline-match", { _token: token, about: match?.id ?? "" });
    const refused = await priya.sends("/actions/take-need-back", { _token: token, about: row?.id ?? "" });
    expect(refused.words).toContain("This is no longer open.");
    expect(await matches(causeway)).toMatchObject([{ needDoneAt: null, offerDoneAt: null, declinedAt: null }]);
  });

  test.each<Engine>(["sqlite", "postgres"])("on %s, both settle it at once, and it is closed", async (engine) => {
    const { causeway, maria, jo } = await hospitalAndCouncil({ engine });
    await givesInSlack(causeway, maria, { "One thing we need": need });
    await givesInTeams(causeway, jo, { "One thing we can lend": offer });
    await Promise.all([
      maria.presses("It is settled", inSlack(causeway, maria, "may be the one.")),
      jo.presses("It is settled", inTeams(causeway, jo, "may be the one.")),
    ]);
    await causeway.settles();
    const rows = await causeway.store.read.select().from(causeway.store.read.tables.need);
    expect(rows.filter(({ closedAt }) => closedAt !== null)).toHaveLength(2);
    inSlack(causeway, maria, "Settled. Thank you both.");
    inTeams(causeway, jo, "Settled. Thank you both.");
  });
});
