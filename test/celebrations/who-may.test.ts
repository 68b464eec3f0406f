/** Who is asked, who may answer, and what is refused. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { fadesFor } from "../../src/celebrations/celebrations.js";
import { plainCard } from "../../src/chat/plain-text.js";
import { stuckNodes } from "../../src/digests/stuck-cards.js";
import { organisations } from "../../src/directory/organisations.js";
import { endTeam, takeFromTeam } from "../../src/groups/team-groups.js";
import { saveSwitch } from "../../src/rituals/rituals.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, eastshire, northshire, WARD } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import type { Post } from "../slack/small-slack/world.js";
import { hospital, hospitalAndCouncil, inSlack, inTeams, isKnown } from "../thanks/cast.js";
import {
  around,
  CHANGE,
  celebrated,
  checks,
  counts,
  goesOn,
  HUB,
  hadWeeks,
  hub,
  idOf,
  prompts,
  QUESTION,
  theCelebration,
  times,
} from "./cast.js";

/** Forty weeks ago it changed, and for five weeks it has been as before. */
async function fading(engine: Engine = "sqlite", people: readonly string[] = ["Maria Santos"]) {
  const { causeway, asha, maria } = await hospital({ engine });
  const team = await hub(causeway, "Asha Patel", people);
  const measure = await counts(causeway, team, "Maria Santos", "count");
  await hadWeeks(causeway, measure, [...around(20, 4), ...around(14, 10), ...times(5, 4)]);
  await celebrated(causeway, measure, "Maria Santos", "2026-07-06");
  await causeway.itIs("2026-11-18T09:01:00Z");
  return { causeway, asha, maria, team, measure };
}

const card = ({ causeway }: { causeway: Causeway }, person: Person): Post =>
  inSlack(causeway, person, "Is something in the way?");

const toldBy = async ({ slack }: Causeway, person: Person, said: string) =>
  slack.untilEphemeral(({ user, visibleText }) => user === person.id && visibleText.includes(said));

describe("of two at once", () => {
  const plan = { "What will you do": "Ask them", "By when": "2 December" };

  test.each<Engine>(["sqlite", "postgres"])("on %s one sees to it, and the other is told who", async (engine) => {
    const cast = await fading(engine);
    const { causeway, asha, maria } = cast;
    for (const person of [asha, maria]) {
      await person.presses("I will see to it", card(cast, person));
      await person.modal();
    }
    const answers = await Promise.all([asha, maria].map((person) => person.submits(plan)));
    const said = answers.map(({ view }) => view?.visibleText ?? "");
    expect(said.filter((text) => text.includes("On 2 December Causeway asks you"))).toHaveLength(1);
    expect(said.filter((text) => /(Asha Patel|Maria Santos) sees to it, by 2 December\./.test(text))).toHaveLength(1);
    await causeway.settles();
    expect((await theCelebration(causeway)).ownerId).not.toBeNull();
  });

  test.each<Engine>(["sqlite", "postgres"])("on %s one says why it is fine, and it is told once", async (engine) => {
    const cast = await fading(engine, ["Maria Santos", "Asha Patel"]);
    const { causeway, asha, maria } = cast;
    for (const person of [asha, maria]) {
      await person.presses("It is fine", card(cast, person));
      await person.modal();
    }
    const why = { "Why is it fine?": "The ward was closed." };
    const answers = await Promise.all([asha, maria].map((person) => person.submits(why)));
    const said = answers.map(({ view }) => view?.visibleText ?? "");
    expect(said.filter((text) => text.includes("The people of the team are told"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("has answered this already."))).toHaveLength(1);
    await causeway.settles();
    const { store } = causeway;
    const told = await store.read.select().from(store.read.tables.posted);
    expect(told.filter(({ message }) => message === "fade-answered")).toHaveLength(1);
    expect(await theCelebration(causeway)).toMatchObject({ outcome: "The ward was closed.", action: null });
  });

  test.each<Engine>(["sqlite", "postgres"])(
    "on %s both press an answer for the week, and one week stands",
    async (engine) => {
      const { causeway, asha, maria } = await hospital({ engine });
      const team = await hub(causeway, "Asha Patel", ["Maria Santos"]);
      await counts(causeway, team, "Maria Santos", "yes-no");
      await causeway.itIs("2026-11-23T09:05:00Z");
      const asked = inSlack(causeway, asha, QUESTION);
      await Promise.all([asha.presses("Yes", asked), maria.presses("No", asked)]);
      await causeway.settles();
      const { measureWeek } = causeway.store.read.tables;
      expect(await causeway.store.read.select().from(measureWeek)).toMatchObject([{ week: "2026-11-16" }]);
      expect(asked.visibleText).toMatch(/The week of 16 November: (yes|no)\. Thank you\./);
    },
  );
});

test("whoever looks after the group is asked on Monday, once, and not where it was answered", async () => {
  const { causeway, asha, maria } = await hospital();
  const team = await hub(causeway, "Asha Patel", ["Maria Santos"]);
  await counts(causeway, team, "Maria Santos", "count");
  await causeway.itIs("2026-11-23T08:30:00Z");
  expect(causeway.heardIn(asha.id).join()).not.toContain(QUESTION);
  await causeway.itIs("2026-11-23T09:00:00Z");
  const asked = inSlack(causeway, asha, QUESTION);
  await asha.presses("Give the number", asked);
  await asha.modal();
  await asha.submits({ "How many?": "4" });
  await causeway.itIs("2026-11-24T09:00:00Z");
  expect(asked.visibleText).toContain("The week of 16 November: 4. Thank you.");
  expect(causeway.heardIn(asha.id).filter((text) => text.includes(QUESTION))).toHaveLength(1);
  expect(causeway.heardIn(maria.id).join()).not.toContain(QUESTION);
});

test("a stranger's presses change nothing, and show nothing", async () => {
  const cast = await fading();
  const { causeway, asha } = cast;
  const sam = causeway.person("U0SAM", "Sam Reed");
  await isKnown(causeway, sam);
  const before = await theCelebration(causeway);
  await sam.presses("I will see to it", card(cast, asha));
  await toldBy(causeway, sam, "This is for the people of the team");
  await sam.presses("See the chart", card(cast, asha));
  await toldBy(causeway, sam, "This is for the people of the team");
  await sam.types("/causeway celebrate", { in: WARD });
  await toldBy(causeway, sam, "You are in no team yet");
  expect(await theCelebration(causeway)).toEqual(before);
});

test("a week long past is not answered any more, nor by whoever has left the group, nor once something else is asked", async () => {
  const { causeway, asha, maria } = await hospital();
  const team = await hub(causeway, "Asha Patel", ["Maria Santos"]);
  await counts(causeway, team, "Maria Santos", "yes-no");
  await causeway.itIs("2026-11-23T09:05:00Z");
  const asked = inSlack(causeway, asha, QUESTION);
  const marias = await idOf(causeway, "Maria Santos");
  await causeway.store.write((tx) => takeFromTeam(tx, team, marias));
  await maria.presses("Yes", asked);
  await toldBy(causeway, maria, "This is for the people of the team");
  await causeway.itIs("2026-12-22T09:05:00Z");
  await asha.presses("Yes", asked);
  await toldBy(causeway, asha, "That week is too long ago");
  await counts(causeway, team, "Asha Patel", "count");
  await asha.presses("Yes", asked);
  await toldBy(causeway, asha, "This is for the people of the team");
  expect(await causeway.store.read.select().from(causeway.store.read.tables.measureWeek)).toEqual([]);
});

test("the twelve weeks stay: one of them may be corrected, but no other comes among them", async () => {
  const { causeway, asha } = await hospital();
  const team = await hub(causeway, "Asha Patel", ["Asha Patel"]);
  const measure = await counts(causeway, team, "Asha Patel", "count");
  const { store } = causeway;
  await hadWeeks(causeway, measure, around(15, 10));
  const { measureWeek } = store.read.tables;
  await store.write((tx) => tx.delete(measureWeek).where(eq(measureWeek.week, "2026-11-02")));
  await celebrated(causeway, measure, "Asha Patel", "2026-08-17");
  expect((await theCelebration(causeway)).frozenWeek).toBe("2026-11-09");
  const gives = async (week: string, number: string) => {
    const { ephemeral } = await asha.types("/causeway celebrate", { in: WARD });
    await asha.presses(`Open: ${HUB}`, ephemeral);
    const own = await toldBy(causeway, asha, "The last four weeks:");
    await asha.presses("Give or correct a week", own);
    await asha.modal();
    const { view } = await asha.submits({ "Which week?": week, "How many?": number });
    await asha.closes();
    return view?.visibleText;
  };
  expect(await gives("Week of 2 November: not given", "3")).toContain("stays without an answer");
  expect(await gives("Week of 9 November: 9", "12")).toContain("The week of 9 November: 12.");
});

test("where the ritual is switched off nobody is asked, and the gain is kept all the same", async () => {
  const { causeway, asha, measure } = await fading();
  await causeway.store.write((tx) =>
    saveSwitch(tx, { ritualKey: "still-doing-it", scope: "system", on: false, day: null, time: null }),
  );
  await goesOn(causeway, measure, times(14, 10));
  expect(causeway.heardIn(asha.id).join()).not.toContain("3 months on");
  expect(await prompts(causeway)).toMatchObject([{ lapse: "the ritual is switched off", postedAt: null }]);
  expect(await checks(causeway)).toMatchObject([{ month: 3, retained: 100, status: null }]);
});

test("a group that has ended is asked nothing more, and its alarm is over", async () => {
  const cast = await fading();
  const { causeway, asha, team } = cast;
  const alarm = card(cast, asha);
  await causeway.store.write((tx) => endTeam(tx, team, causeway.clock.now()));
  await asha.presses("I will see to it", alarm);
  await toldBy(causeway, asha, "The watch over this change has ended.");
  await causeway.itIs("2026-11-23T09:05:00Z");
  expect(causeway.heardIn(asha.id).join()).not.toContain(QUESTION);
  expect((await theCelebration(causeway)).endedAt).not.toBeNull();
});

test("what is counted anew ends what was counted, and the watch over it", async () => {
  const { causeway, asha, team } = await fading();
  await counts(causeway, team, "Asha Patel", "yes-no");
  expect((await theCelebration(causeway)).endedAt).not.toBeNull();
  const { ephemeral } = await asha.types("/causeway celebrate", { in: WARD });
  expect(ephemeral?.visibleText).toContain("No weeks yet.");
});

test("a celebration is told to the group's people with the words and the name, once, and is in the audit trail", async () => {
  const { causeway, maria, asha, jo } = await hospitalAndCouncil();
  const team = await hub(causeway, "Asha Patel", ["Maria Santos", "Jo Clark", "Asha Patel"]);
  await counts(causeway, team, "Maria Santos", "count");
  const { ephemeral } = await maria.types("/causeway celebrate", { in: WARD });
  await maria.presses(`Open: ${HUB}`, ephemeral);
  await maria.presses("Celebrate a change", await toldBy(causeway, maria, "The last four weeks:"));
  await maria.modal();
  await maria.submits({ "What changed?": CHANGE });
  await causeway.settles();
  for (const told of [inSlack(causeway, asha, CHANGE).visibleText, inTeams(causeway, jo, CHANGE).visibleText]) {
    expect(told).toContain(`Something has changed for the better in the team “${HUB}”`);
    expect(told).toContain("Maria Santos, Northshire General");
  }
  expect(causeway.heardIn(maria.id).join()).not.toContain(CHANGE);
  const { auditEntry } = causeway.store.read.tables;
  const entries = await causeway.store.read.select().from(auditEntry);
  expect(entries.filter(({ deed }) => deed === "celebrated")).toHaveLength(1);
});

test("leaders of whoever has people in the group read the sentence in their digest, and others nothing", async () => {
  const { causeway } = await fading();
  const { read } = causeway.store;
  const all = await organisations(read);
  const idsOf = (name: string) => all.filter((one) => one.name === name).map(({ id }) => id);
  const [since, until] = [new Date("2026-11-11T09:00:00Z"), causeway.clock.now()];
  expect(await fadesFor(read, idsOf(eastshire.name), since, until)).toEqual([]);
  const fades = await fadesFor(read, idsOf(northshire.name), since, until);
  const trouble = { slipping: undefined, fades, rules: [] };
  const body = stuckNodes(words, trouble, { told: new Set(), until, most: { slipped: 2, stuck: 2, better: 2 } });
  const said = plainCard({ summary: "", body });
  expect(said).toContain(`“${CHANGE}” in the team “${HUB}” has been below what it was after the change for`);
  expect(said).toContain("Is something in the way?");
  expect(said).not.toMatch(/\b(Asha|Maria)\b/);
});
