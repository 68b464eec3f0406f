/** Teams across organisations: made, joined, left and ended, in Slack, in Teams and on the web. */
import { describe, expect, test } from "vitest";
import type { TeamId } from "../../src/database/ids.js";
import { countMembers } from "../../src/groups/groups.js";
import { addTeam, addToTeam, allTeams, endTeam } from "../../src/groups/team-groups.js";
import { addPulse } from "../../src/pulses/pulses.js";
import { type Causeway, DIRECTORS, WARD } from "../conversation.js";
import { makesSteward, onEachPlatform } from "../pulses/planners.js";
import { readers } from "../reactions/readers.js";
import type { Person } from "../slack/person.js";
import { hospital, hospitalAndCouncil, inSlack, inTeams, isKnown } from "../thanks/cast.js";

const HUB = "Harbour discharge hub";
const named = "What is the team called?";

async function namesIn({ store }: Causeway): Promise<readonly string[]> {
  const { teamMember, member } = store.read.tables;
  const rows = await store.read.select().from(teamMember);
  const people = await store.read.select().from(member);
  return rows.map(({ memberId }) => people.find(({ id }) => id === memberId)?.name ?? "").toSorted();
}

async function idOf({ store }: Causeway, name: string) {
  const { member } = store.read.tables;
  const found = (await store.read.select().from(member)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found.id;
}

/** A leader in Slack makes a team; the card of it. */
async function makes(person: Person, name = HUB) {
  const { ephemeral } = await person.types("/causeway team", { in: WARD });
  await person.presses("Make a team", ephemeral);
  await person.modal();
  return person.submits({ [named]: name });
}

async function shows(causeway: Causeway, person: Person, name = HUB): Promise<string> {
  await causeway.settles();
  return (await person.types(`/causeway team ${name}`, { in: WARD })).ephemeral?.visibleText ?? "";
}

onEachPlatform((opens) => {
  test("a leader makes a team, joins it, leaves it and ends it", async () => {
    const leader = await opens();
    expect(await leader.comes("team", "team")).toContain("You are in no team yet.");
    expect(await leader.presses("Make a team")).toContain("Harbour discharge hub");
    const made = await leader.sends({ [named]: HUB });
    expect(made).toContain(`The team “${HUB}” is there.`);
    expect(made).toContain("Nobody is in it yet.");
    expect(await leader.presses("I am in this team")).toContain(`You are in the team “${HUB}” now.`);
    expect(await namesIn(leader.causeway)).toEqual([leader.name]);

    expect(await leader.comes("team", "team")).toContain("1 person from 1 organisation.");
    expect(await leader.presses(`Open: ${HUB}`)).toContain(`In it: ${leader.name}.`);
    expect(await leader.presses("Leave this team")).toContain(`You are not in the team “${HUB}” any more.`);
    expect(await namesIn(leader.causeway)).toEqual([]);

    await leader.comes("team", "team");
    await leader.presses(`Open: ${HUB}`);
    expect(await leader.presses("End this team", "End it")).toContain(`The team “${HUB}” has ended.`);
    expect(await allTeams(leader.causeway.store.read)).toEqual([]);
  });

  test("it is looked up by its name, in any case; a name that is taken or says who a patient is makes none", async () => {
    const leader = await opens();
    await leader.comes("team", "team");
    await leader.presses("Make a team");
    expect(await leader.sends({ [named]: "Team of 943 476 5919" })).toContain("943 476 5919");
    await leader.sends({ [named]: HUB });
    await leader.comes("team", "team");
    await leader.presses("Make a team");
    expect(await leader.sends({ [named]: "harbour  DISCHARGE hub" })).toContain(
      "There is a team of this name already.",
    );

    await leader.comes("team", "team");
    await leader.presses("Look up a team");
    expect(await leader.sends({ [named]: "harbour discharge HUB" })).toContain("I am in this team");
    await leader.comes("team", "team");
    await leader.presses("Look up a team");
    expect(await leader.sends({ [named]: "Somewhere else" })).toContain("There is no team called “Somewhere else”.");
    expect((await allTeams(leader.causeway.store.read)).map(({ name }) => name)).toEqual([HUB]);
  });
});

describe("across the platforms", () => {
  test("people of three organisations are in one team, and each sees who is in it", async () => {
    const { causeway, asha, maria, jo, priya } = await readers();
    await makes(asha);
    await asha.closes();
    const { post } = await asha.types(`/causeway team show ${HUB}`, { in: WARD });
    expect(post?.visibleText).toContain(`Are you in the team “${HUB}”?`);
    expect(post?.visibleText).not.toContain("Asha");
    await maria.presses("I am in this team", post, { times: 2 });
    await causeway.slack.untilEphemeral(
      (one) => one.user === maria.id && one.visibleText.includes("You are in the team"),
    );
    expect(post?.edits).toEqual([]);

    await jo.says(`team show ${HUB}`, { in: DIRECTORS });
    const inChannel = await causeway.teams.untilPosted(
      (one) => one.conversation === DIRECTORS && one.visibleText.includes("Are you in"),
    );
    await jo.presses("I am in this team", inChannel);
    await causeway.settles();
    await priya.opens("/pages/team");
    await priya.opens("/forms/find-team");
    await priya.sends("/forms/find-team", { name: "harbour discharge hub" });
    expect((await priya.presses("I am in this team")).words).toContain("You are in the team");

    const seen = await shows(causeway, maria);
    expect(seen).toContain("3 people from 3 organisations.");
    expect(seen).toContain("In it: Jo Clark, Maria Santos and Priya Nair.");
    // Whoever made it sees that too; whoever is not in it, no names.
    expect(await shows(causeway, asha)).toContain("Jo Clark");
    await isKnown(causeway, causeway.person("U0SAM", "Sam Reed"));
    const others = await shows(causeway, causeway.person("U0SAM", "Sam Reed"));
    expect(others).toContain("3 people from 3 organisations.");
    expect(others).not.toMatch(/Jo Clark|Maria|Priya/);
  });

  test("people are added by name, told, and can leave; what cannot be said for sure is said kindly", async () => {
    const { causeway, asha, maria, jo } = await hospitalAndCouncil();
    for (const id of ["U0BEN1", "U0BEN2"]) await isKnown(causeway, causeway.person(id, "Ben Osei"));
    const { view } = await makes(asha);
    await asha.presses("Add people", view);
    await causeway.slack.until(() => causeway.slack.openModal(asha.id)?.title === "Add people" || undefined);
    const wrong = await asha.submits({ "Who is in it": "Maria Santos\nBen Osei\nNo Body" });
    expect(Object.values(wrong.errors ?? {}).join()).toMatch(
      /does not know “No Body” yet[\s\S]*knows more than one person called “Ben Osei”/,
    );
    expect(await namesIn(causeway)).toEqual([]);
    const { view: done } = await asha.submits({ "Who is in it": "CLARK, Jo\nmaria santos\nAsha Patel" });
    expect(done?.visibleText).toContain("3 people are in the team");
    await causeway.settles();

    const told = `Asha Patel put you in the team “${HUB}”.`;
    await jo.presses("Leave this team", inTeams(causeway, jo, told));
    await causeway.settles();
    expect(inTeams(causeway, jo, "not in the team").visibleText).toContain(HUB);
    expect(inSlack(causeway, maria, told).visibleText).toContain("[Leave this team]");
    expect(causeway.heardIn(asha.id).join()).not.toContain("put you");
    expect(await namesIn(causeway)).toEqual(["Asha Patel", "Maria Santos"]);
  });

  test("nobody learns from a team who opted out; they are in it, and are not asked", async () => {
    const { causeway, asha, maria } = await hospital();
    await makes(asha);
    await asha.closes();
    const { post } = await asha.types(`/causeway team show ${HUB}`, { in: WARD });
    await maria.presses("I am in this team", post);
    await causeway.settles();
    const before = await shows(causeway, asha);
    const { member } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(member).set({ optedOutAt: causeway.clock.now() }));
    expect(await shows(causeway, asha)).toBe(before);
    const [team] = await allTeams(causeway.store.read);
    if (team === undefined) throw new Error("there is no team");
    expect(await countMembers(causeway.store.read, { kind: "team", id: team.id })).toBe(0);
  });
});

describe("what is not theirs", () => {
  test("a member makes no team, nor does a leader whose role ended while the form was open", async () => {
    const { causeway, asha, maria } = await hospital();
    const list = (await maria.types("/causeway team", { in: WARD })).ephemeral;
    expect(list?.visibleText).not.toContain("[Make a team]");
    const own = (await asha.types("/causeway team", { in: WARD })).ephemeral;
    // She sends what Asha's button would.
    await maria.presses("Make a team", own);
    const refused = "Curators, leaders and stewards make teams.";
    await causeway.slack.untilEphemeral(({ user, visibleText }) => user === maria.id && visibleText.includes(refused));
    await asha.presses("Make a team", own);
    await asha.modal();
    const { roleGrant } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.update(roleGrant).set({ endedAt: causeway.clock.now() }));
    const { view } = await asha.submits({ [named]: HUB });
    expect(view?.visibleText).toContain(refused);
    expect(await allTeams(causeway.store.read)).toEqual([]);
  });

  test("another organisation's leader neither sees who is in it, nor adds to it, nor ends it; a steward may", async () => {
    const { causeway, asha, maria } = await hospitalAndCouncil();
    const team = await madeBy(causeway, "Ruth Bell");
    const jo = await idOf(causeway, "Jo Clark");
    await causeway.store.write((tx) => addToTeam(tx, team, jo));
    expect(await shows(causeway, asha)).not.toMatch(/Jo Clark|End this team|Add people/);

    await makesSteward(causeway, "Maria Santos");
    const { ephemeral } = await maria.types("/causeway team", { in: WARD });
    await maria.presses(`Open: ${HUB}`, ephemeral);
    const card = await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("End this team"));
    expect(card.visibleText).toContain("In it: Jo Clark.");
    // Asha sends what Maria's buttons would.
    await asha.presses("Add people", card);
    const refused = "This team is not yours to change.";
    await causeway.slack.untilEphemeral(({ user, visibleText }) => user === asha.id && visibleText.includes(refused));
    await asha.presses("End this team", card);
    await causeway.slack.until(() => card.visibleText.includes(refused) || undefined);
    expect(await allTeams(causeway.store.read)).toHaveLength(1);

    const again = (await maria.types(`/causeway team ${HUB}`, { in: WARD })).ephemeral;
    await maria.presses("End this team", again);
    await causeway.slack.until(() => again?.visibleText.includes("has ended") || undefined);
    expect(await allTeams(causeway.store.read)).toEqual([]);
  });

  test("while it has a pulse, it does not end", async () => {
    const { causeway, asha } = await hospital();
    const id = await madeBy(causeway, "Asha Patel");
    const pulse = { cadenceWeeks: 2, threshold: 11, target: null, halves: false, skippedMonths: [], leaderId: null };
    const planned = { firstOn: "2026-12-07", plannedBy: null, plannedAt: causeway.clock.now() };
    await causeway.store.write((tx) => addPulse(tx, { group: { kind: "team", id }, ...pulse, ...planned }));
    const card = (await asha.types(`/causeway team ${HUB}`, { in: WARD })).ephemeral;
    await asha.presses("End this team", card);
    await causeway.slack.until(() => card?.visibleText.includes("has a pulse check") || undefined);
    expect(await allTeams(causeway.store.read)).toHaveLength(1);
  });

  test("where Causeway is not set up, nobody sees a team or joins one", async () => {
    const { causeway, asha } = await hospital();
    await madeBy(causeway, "Asha Patel");
    const card = (await asha.types(`/causeway team ${HUB}`, { in: WARD })).ephemeral;
    const { workspaceOrganisation } = causeway.store.read.tables;
    await causeway.store.write((tx) => tx.delete(workspaceOrganisation));
    const sam = causeway.person("U0SAM", "Sam Reed");
    for (const said of ["team", `team ${HUB}`, `team show ${HUB}`])
      expect((await sam.types(`/causeway ${said}`, { in: WARD })).ephemeral?.visibleText).toContain("is not set up");
    await sam.presses("I am in this team", card);
    await causeway.slack.untilEphemeral(
      ({ user, visibleText }) => user === sam.id && visibleText.includes("not set up"),
    );
    expect(await namesIn(causeway)).toEqual([]);
  });

  test("an old card of a team that has ended takes nobody in", async () => {
    const { causeway, asha, maria } = await hospital();
    const id = await madeBy(causeway, "Asha Patel");
    const { post } = await asha.types(`/causeway team show ${HUB}`, { in: WARD });
    await causeway.store.write((tx) => endTeam(tx, id, causeway.clock.now()));
    await maria.presses("I am in this team", post);
    await causeway.slack.untilEphemeral(({ visibleText }) => visibleText.includes("There is no such team any more."));
    expect(await namesIn(causeway)).toEqual([]);
    // Its name is free again.
    await madeBy(causeway, "Asha Patel");
    expect(await allTeams(causeway.store.read)).toHaveLength(1);
  });
});

/** Without a conversation; its id. */
async function madeBy(causeway: Causeway, name: string): Promise<TeamId> {
  const by = await idOf(causeway, name);
  const id = await causeway.store.write((tx) => addTeam(tx, { name: HUB, madeBy: by, now: causeway.clock.now() }));
  if (id === undefined) throw new Error("there is one of this name");
  return id;
}
