/** Rounds of meetings are for those for whom their ritual is on; where nobody is, whoever looks after that hears of it. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { MeetingKind } from "../../src/database/tables/meetings.js";
import { grantFromShell } from "../../src/directory/role-commands.js";
import { saveSwitch, switches } from "../../src/rituals/rituals.js";
import { words } from "../../src/words/en-GB.js";
import { type Causeway, eastshire, northshire } from "../conversation.js";
import { allMeetings, meeters, names, wants } from "../meetings/cast.js";
import { changesMember } from "../pulses/cast.js";
import { makesSteward, onEachPlatform } from "../pulses/planners.js";
import { memberCalled } from "../pulses/slipped.js";
import { heardInTeams, hospitalAndCouncil } from "../thanks/cast.js";
import { onlyOn, organisationCalled } from "./prompted.js";

const scopeOf = async (causeway: Causeway, name: string) => `organisation:${await organisationCalled(causeway, name)}`;

/** The one in which all of them work. */
async function placeOf({ store }: Causeway): Promise<string> {
  const [place] = await store.read.select().from(store.read.tables.place);
  return `place:${place?.id}`;
}

async function isSwitched({ store }: Causeway, ritualKey: string, scope: string, on: boolean): Promise<void> {
  await store.write((tx) => saveSwitch(tx, { ritualKey, scope, on, day: null, time: null }));
}

async function joined(kind: MeetingKind) {
  const cast = await meeters();
  for (const name of ["Asha Patel", "Maria Santos", "Ruth Bell", "Jo Clark", "Priya Nair"])
    await wants(cast.causeway, name, kind);
  return cast;
}

const met = async (causeway: Causeway) => (await allMeetings(causeway)).flatMap((one) => names(one)).toSorted();
const FIRST_COFFEE = "2026-12-07T09:30:00Z";
const FIRST_DAY = "2027-01-05T09:30:00Z";

describe("a round", () => {
  test("brings nobody together whose organisation switched it off", async () => {
    const { causeway, jo } = await joined("coffee");
    await isSwitched(causeway, "coffee", await scopeOf(causeway, eastshire.name), false);
    await causeway.itIs(FIRST_COFFEE);
    expect(await met(causeway)).toEqual(["Asha Patel", "Maria Santos", "Priya Nair"]);
    expect(heardInTeams(causeway, jo).join("\n")).not.toMatch(/paired|Nobody was found/);
  });

  test("comes on the system's day where only one organisation switched it on, for its own people", async () => {
    const { causeway } = await joined("day");
    const own = { ritualKey: "day-in-the-life", on: true, day: 5, time: "15:00" };
    const scope = await scopeOf(causeway, northshire.name);
    await causeway.store.write((tx) => saveSwitch(tx, { ...own, scope }));
    await causeway.itIs("2027-01-05T09:29:00Z");
    expect(await met(causeway)).toEqual([]);
    await causeway.itIs(FIRST_DAY);
    expect(await met(causeway)).toEqual(["Asha Patel", "Maria Santos"]);
  });

  test("is for a place that switched it on, but for an organisation of it that did not want it", async () => {
    const { causeway } = await joined("day");
    await isSwitched(causeway, "day-in-the-life", await placeOf(causeway), true);
    await isSwitched(causeway, "day-in-the-life", await scopeOf(causeway, northshire.name), false);
    await causeway.itIs(FIRST_DAY);
    expect(await met(causeway)).toEqual(["Jo Clark", "Priya Nair", "Ruth Bell"]);
  });

  test("comes nowhere where it is on nowhere", async () => {
    const { causeway } = await joined("coffee");
    await isSwitched(causeway, "coffee", "system", false);
    await causeway.itIs(FIRST_COFFEE);
    expect(await met(causeway)).toEqual([]);
  });
});

onEachPlatform((opens) => {
  test("whoever switches a round for their organisation says on or off, and is told that its day is the system's", async () => {
    const leader = await opens();
    await leader.comes("ritual", "rituals");
    await leader.presses("Change the rituals");
    await leader.presses("Open: Coffee trial");
    await leader.presses("Where it is on");
    const form = await leader.presses(`Change: ${leader.own}`);
    expect(form).toContain("its day and time are the same in the whole system");
    expect(form).not.toMatch(/On which day|At what time/);
    const after = await leader.sends({ "Is it on": "Off" });
    expect(after).toContain(`Saved: “Coffee trial”, for ${leader.own}.`);
    expect(await switches(leader.causeway.store.read)).toMatchObject([{ on: false, day: null, time: null }]);
  });

  test("whoever would be in a meeting that is switched off where they work is told so, before and after", async () => {
    const leader = await opens();
    const page = await leader.comes("coffee", "coffee");
    // Days in the life begin switched off, coffees switched on.
    expect(page.match(/It is not switched on where you work yet/g)).toHaveLength(1);
    expect(await leader.presses("I am in for a coffee")).toContain("With the next round you hear whom you meet.");
    expect(await leader.presses("I am in for a day in the life")).toContain("once it is, you are in the next round.");
    await isSwitched(leader.causeway, "coffee", await scopeOf(leader.causeway, leader.own), false);
    const off = await leader.comes("coffee", "coffee");
    expect(off.match(/It is not switched on where you work yet; once it is/g)).toHaveLength(2);
  });
});

describe("a ritual that is on for somebody's own, and comes round for nobody there", () => {
  const came = (name: string, where: string) => `“${name}” came round for ${where}, and nobody was there to be asked.`;

  async function curates({ store, clock }: Causeway, person: string, at: string): Promise<void> {
    await store.write((tx) => grantFromShell(tx, { role: "curator", person, at }, clock.now(), words));
  }

  async function leadsNoMore(causeway: Causeway, name: string): Promise<void> {
    const { roleGrant } = causeway.store.read.tables;
    const isTheirs = eq(roleGrant.memberId, await memberCalled(causeway, name));
    const endedAt = causeway.clock.now();
    await causeway.store.write((tx) => tx.update(roleGrant).set({ endedAt }).where(isTheirs));
  }

  test("is told to the stewards and to its curators, though others have leaders", async () => {
    const { causeway, asha, maria, jo, ruth } = await hospitalAndCouncil();
    await makesSteward(causeway, "Maria Santos");
    await leadsNoMore(causeway, "Ruth Bell");
    await curates(causeway, "Jo Clark", eastshire.name);
    await onlyOn(causeway, {});
    await isSwitched(causeway, "flop", await scopeOf(causeway, eastshire.name), true);
    for (const at of ["2026-12-04T10:00:00Z", "2027-01-01T10:00:00Z", "2027-01-04T10:00:00Z"]) await causeway.itIs(at);
    const said = came("Useful flop", eastshire.name);
    const often = (told: readonly string[]) => told.filter((one) => one.includes(said)).length;
    // Once for each quarter; the first of January is a holiday.
    expect(often(causeway.heardIn(maria.id))).toBe(2);
    expect(often(heardInTeams(causeway, jo))).toBe(2);
    expect(often(causeway.heardIn(asha.id)) + often(heardInTeams(causeway, ruth))).toBe(0);
  });

  test("is not told where somebody there can be asked; whoever is away does not count", async () => {
    const { causeway, maria } = await hospitalAndCouncil();
    await makesSteward(causeway, "Maria Santos");
    await onlyOn(causeway, {});
    await isSwitched(causeway, "flop", await scopeOf(causeway, eastshire.name), true);
    await causeway.itIs("2026-12-04T10:00:00Z");
    expect(causeway.heardIn(maria.id).join("\n")).not.toContain("nobody was there to be asked");
    await changesMember(causeway, await memberCalled(causeway, "Ruth Bell"), { awayAt: causeway.clock.now() });
    await causeway.itIs("2027-01-04T10:00:00Z");
    const told = causeway.heardIn(maria.id).join("\n");
    expect(told).toContain(came("Useful flop", eastshire.name));
    expect(told).toContain("nobody is a leader who can be asked");
    expect(told).not.toMatch(/away|Ruth/);
  });

  test("for the whole system, whoever switched it off does not count", async () => {
    const { causeway, maria } = await hospitalAndCouncil();
    await makesSteward(causeway, "Maria Santos");
    await leadsNoMore(causeway, "Ruth Bell");
    await onlyOn(causeway, { flop: [5, "10:00"] });
    await isSwitched(causeway, "flop", await scopeOf(causeway, northshire.name), false);
    await causeway.itIs("2026-12-04T10:00:00Z");
    expect(causeway.heardIn(maria.id).join("\n")).toContain("“Useful flop” came round, and nobody was there");
  });
});
