/** Who may own and answer what slipped, and what each of them is told. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grantRole } from "../../src/directory/roles.js";
import { addTeam, addToTeam } from "../../src/groups/team-groups.js";
import { readDueDay } from "../../src/schedule/due-days.js";
import { type Causeway, eastshire, WARD } from "../conversation.js";
import type { Engine } from "../fresh-store.js";
import type { Person } from "../slack/person.js";
import type { Post } from "../slack/small-slack/world.js";
import type { TeamsPerson } from "../teams/person.js";
import { hospital, hospitalAndCouncil, inSlack, inTeams, isKnown } from "../thanks/cast.js";
import { newest, planned } from "./cast.js";
import { addClosedWave } from "./closed-waves.js";
import { makesSteward, onEachPlatform } from "./planners.js";
import {
  addWaves,
  memberCalled,
  placeCalled,
  signalsIn,
  slipped,
  slippedForThree,
  support,
  theSignal,
  watches,
} from "./slipped.js";

const system = { kind: "system" } as const;
const patient = "Ring 943 476 5919";
const taken = { "What will you do": "Ask three ward teams", "By when": "2 December" };
const given = (owner: string) => ({
  "Who will?": owner,
  "What will they do": "Ring the desk",
  "By when": "2 December",
});

onEachPlatform((opens) => {
  test("a leader finds what has slipped, takes it on, and says what came of it", async () => {
    const leader = await opens();
    const { causeway } = leader;
    await watches(causeway, await addWaves(causeway, await planned(causeway, system), support(slippedForThree)));
    const card = await leader.comes("pulse", "pulse");
    expect(card).toContain("What has slipped, and waits for an answer:");
    expect(card).toContain(
      "Support has been below its usual range for three waves across Northshire. Who will own this?",
    );

    expect(await leader.presses("See the chart")).toContain("Support, Northshire");
    await leader.comes("pulse", "pulse");
    expect(await leader.presses("I will")).toContain("What will you do?");
    expect(await leader.sends({ ...taken, "What will you do": patient })).toContain("943 476 5919");
    expect(await leader.sends({ ...taken, "By when": "1 November 2026" })).toContain(
      "Please choose a day after today.",
    );
    expect(await leader.sends(taken)).toContain("You have it. On 2 December Causeway asks you what came of it.");

    expect(await leader.comes("pulse", "pulse")).toContain(`${leader.name} has it, and will do this by 2 December:`);
    await leader.presses("Say what came of it");
    expect(await leader.sends({ "You said": "No time.", "We did": patient })).toContain("943 476 5919");
    expect(await leader.sends({ "You said": "No time.", "We did": "Moved the huddle." })).toContain(
      "The people who were asked are told, with your name.",
    );
    expect(await leader.comes("pulse", "pulse")).not.toContain("slipped");
    expect(await leader.comes("pulse results", "pulse-results")).toContain("We did: Moved the huddle.");
    expect(await signalsIn(causeway)).toMatchObject([{ said: "No time.", did: "Moved the huddle.", couldNot: "" }]);
  });
});

/** Something has slipped across the system, and whoever answers for it is asked on Slack: the card. */
async function slippedIn(causeway: Causeway, person: Person, leader: string): Promise<Post> {
  const pulseId = await planned(causeway, system, { leaderId: await memberCalled(causeway, leader) });
  await watches(causeway, await addWaves(causeway, pulseId, support(slipped)));
  return inSlack(causeway, person, "Who will own this?");
}

async function opensForm(causeway: Causeway, person: Person, label: string, where: Post): Promise<string> {
  await person.presses(label, where);
  return (await causeway.slack.until(() => causeway.slack.openModal(person.id))).visibleText;
}

const saidTo = async ({ teams }: Causeway, person: TeamsPerson, words: string) =>
  teams.untilPosted(({ directTo, visibleText }) => directTo === person.user && visibleText.includes(words));

const toldBy = async ({ slack }: Causeway, person: Person, words: string) =>
  slack.untilEphemeral(({ user, visibleText }) => user === person.id && visibleText.includes(words));

describe("one owner", () => {
  test.each<Engine>(["sqlite", "postgres"])(
    "on %s, of two at once one has it, and the other is told",
    async (engine) => {
      const { causeway, asha, maria } = await hospital({ engine });
      await makesSteward(causeway, "Maria Santos");
      const card = await slippedIn(causeway, asha, "Asha Patel");
      for (const person of [asha, maria]) await opensForm(causeway, person, "I will", card);
      const answers = await Promise.all([asha, maria].map((person) => person.submits(taken)));
      const said = answers.map(({ view }) => view?.visibleText ?? "");
      expect(said.filter((text) => text.includes("You have it."))).toHaveLength(1);
      expect(said.filter((text) => /(Asha Patel|Maria Santos) has it, by 2 December\./.test(text))).toHaveLength(1);
      const { ownerId } = await theSignal(causeway);
      const winner = said[0]?.includes("You have it.") === true ? "Asha Patel" : "Maria Santos";
      expect(ownerId).toBe(await memberCalled(causeway, winner));
    },
  );

  test("somebody else is found by name, told at once, asked on the day, and again a fortnight later", async () => {
    const { causeway, asha, ruth, jo } = await hospitalAndCouncil();
    const card = await slippedIn(causeway, asha, "Asha Patel");
    await opensForm(causeway, asha, "Someone else will", card);
    const unknown = await asha.submits(given("No Body"));
    expect(Object.values(unknown.errors ?? {}).join()).toContain("Causeway knows nobody called No Body.");
    const { view } = await asha.submits(given("clark, Jo"));
    expect(view?.visibleText).toContain(
      "Jo Clark has it and is told. On 2 December Causeway asks them what came of it.",
    );
    await causeway.settles();
    const told = inTeams(causeway, jo, "Asha Patel says that you will do this by 2 December:");
    expect(told.visibleText).toContain("Ring the desk");
    expect(told.visibleText).toContain("Support is below its usual range across Northshire.");
    // Whoever works in the system may open the chart of its results.
    expect(told.visibleText).toContain("See the chart");

    await causeway.itIs("2026-12-02T09:00:00Z");
    inTeams(causeway, jo, "You have this to do by 2 December:");
    await causeway.itIs("2026-12-16T09:00:00Z");
    const due = causeway.teams.posts.filter(
      ({ directTo, visibleText }) => directTo === jo.user && visibleText.includes("You have this to do"),
    );
    expect(due).toHaveLength(2);
    const [, again] = due;
    await jo.presses("I need longer", again);
    await jo.submits({ "By when": "18 January 2027" });
    jo.closes();
    await causeway.itIs("2026-12-30T09:00:00Z");
    await causeway.itIs("2027-01-18T09:00:00Z");
    const last = inTeams(causeway, jo, "You have this to do by 18 January:");

    await jo.presses("Someone else will", told);
    await jo.submits(given("Ruth Bell"));
    jo.closes();
    await causeway.settles();
    inTeams(causeway, ruth, "Jo Clark says that you will do this");
    for (const old of [told, last]) expect(old.visibleText).toContain("This is no longer yours to see to.");
    await ruth.presses("Say what came of it", inTeams(causeway, ruth, "Jo Clark says"));
    await ruth.submits({ "You said": "No time.", "We could not": "Change the rota this year." });
    ruth.closes();
    await causeway.settles();
    expect(card.visibleText).toContain("We could not: Change the rota this year.");
    expect(await signalsIn(causeway)).toMatchObject([{ ownerId: await memberCalled(causeway, "Ruth Bell") }]);
  });

  test("of several of one name, the organisation in brackets says who is meant", async () => {
    const { causeway, asha } = await hospital();
    for (const id of ["U0BEN1", "U0BEN2"]) await isKnown(causeway, causeway.person(id, "Ben Osei"));
    const card = await slippedIn(causeway, asha, "Asha Patel");
    await opensForm(causeway, asha, "Someone else will", card);
    const { errors } = await asha.submits(given("Ben Osei"));
    expect(Object.values(errors ?? {}).join()).toContain(
      "more than one person of this name. Please write whom you mean as it stands here: Ben Osei (Northshire General)",
    );
  });

  test("when whoever had it has left, it is asked about anew", async () => {
    const { causeway, asha, maria } = await hospital();
    const card = await slippedIn(causeway, asha, "Asha Patel");
    await opensForm(causeway, asha, "Someone else will", card);
    await asha.submits(given("Maria Santos"));
    await asha.closes();
    await causeway.settles();
    const { member } = causeway.store.read.tables;
    const hasLeft = { leftAt: causeway.clock.now() };
    await causeway.store.write(async (tx) => {
      await tx.update(member).set(hasLeft).where(eq(member.name, "Maria Santos"));
    });
    await causeway.itIs("2026-12-02T09:00:00Z");
    expect(causeway.heardIn(maria.id).join()).not.toContain("You have this to do");
    const asked = newest(causeway, asha);
    expect(asked?.visibleText).toContain("Who will own this?");
    await opensForm(causeway, asha, "I will", asked as Post);
    const { view } = await asha.submits({ ...taken, "By when": "9 December" });
    expect(view?.visibleText).toContain("You have it.");
  });
});

describe("who may", () => {
  const notYours = "This is for those who lead here";

  test("a member may not; nor may a leader whose role has ended, nor before leaders may read the wave", async () => {
    const { causeway, asha, maria } = await hospital();
    const sam = causeway.person("U0SAM", "Sam Reed");
    await isKnown(causeway, sam);
    const card = await slippedIn(causeway, asha, "Asha Patel");
    await sam.presses("I will", card);
    await toldBy(causeway, sam, notYours);

    const [northshire] = await causeway.store.read.select().from(causeway.store.read.tables.organisation);
    const id = await memberCalled(causeway, "Maria Santos");
    const grant = { memberId: id, role: "leader", organisationId: northshire?.id ?? null } as const;
    await causeway.store.write((tx) => grantRole(tx, grant, { actorId: null, now: causeway.clock.now() }));
    await opensForm(causeway, maria, "I will", card);
    const { roleGrant, wave, pulseSignal } = causeway.store.read.tables;
    const now = causeway.clock.now();
    await causeway.store.write((tx) => tx.update(roleGrant).set({ endedAt: now }));
    expect((await maria.submits(taken)).view?.visibleText).toContain(notYours);

    await causeway.store.write((tx) => tx.update(wave).set({ leadersFrom: new Date("2026-11-19T09:00:00Z") }));
    await asha.presses("I will", card);
    await toldBy(causeway, asha, notYours);
    expect(await causeway.store.read.select().from(pulseSignal)).toMatchObject([{ ownerId: null }]);
  });

  test("what concerns one organisation is its own leaders' and the stewards', and its people alone are told", async () => {
    const { causeway, asha, maria, ruth, jo } = await hospitalAndCouncil();
    const { organisation } = causeway.store.read.tables;
    const all = await causeway.store.read.select().from(organisation);
    const council = all.find(({ name }) => name === eastshire.name);
    const hospitalId = all.find(({ name }) => name !== eastshire.name)?.id;
    if (council === undefined || hospitalId === undefined) throw new Error("nobody is here");
    const asked = [
      { id: await memberCalled(causeway, "Maria Santos"), organisationId: hospitalId },
      { id: await memberCalled(causeway, "Jo Clark"), organisationId: council.id },
    ];
    const series = support(slipped, `organisation:${council.id}`);
    await watches(causeway, await addWaves(causeway, await planned(causeway, system), series, { asked }));

    const { ephemeral } = await asha.types("/pulse", { in: WARD });
    expect(ephemeral?.visibleText).not.toContain("slipped");
    await makesSteward(causeway, "Maria Santos");
    const stewards = (await maria.types("/pulse", { in: WARD })).ephemeral;
    expect(stewards?.visibleText).toContain(
      "Support is below its usual range at Eastshire Council. Who will own this?",
    );
    await asha.presses("I will", stewards);
    await toldBy(causeway, asha, notYours);

    await ruth.says("pulse");
    const card = await saidTo(causeway, ruth, "at Eastshire Council. Who will own this?");
    await ruth.presses("I will", card);
    await ruth.submits(taken);
    ruth.closes();
    await ruth.says("pulse");
    await ruth.presses("Say what came of it", await saidTo(causeway, ruth, "Ruth Bell has it"));
    await ruth.submits({ "You said": "No time.", "We did": "Made time." });
    ruth.closes();
    await causeway.settles();
    inTeams(causeway, jo, "What came of the pulse check at Eastshire Council");
    expect(causeway.heardIn(maria.id).join()).not.toContain("Made time.");
  });

  test("what concerns a team is for leaders of whoever has people in it", async () => {
    const { causeway, asha, ruth } = await hospitalAndCouncil();
    const [madeBy, jo] = [await memberCalled(causeway, "Asha Patel"), await memberCalled(causeway, "Jo Clark")];
    const id = await causeway.store.write((tx) => addTeam(tx, { name: "Hub", madeBy, now: causeway.clock.now() }));
    if (id === undefined) throw new Error("no team");
    await causeway.store.write((tx) => addToTeam(tx, id, jo));
    const pulseId = await planned(causeway, { kind: "team", id });
    await watches(causeway, await addWaves(causeway, pulseId, support(slipped)));
    await ruth.says("pulse");
    await saidTo(causeway, ruth, "Support is below its usual range in the team “Hub”. Who will own this?");
    const see = async () => (await asha.types("/pulse", { in: WARD })).ephemeral?.visibleText;
    expect(await see()).not.toContain("Hub”. Who");
    await causeway.store.write(async (tx) => addToTeam(tx, id, await memberCalled(causeway, "Maria Santos")));
    expect(await see()).toContain("Hub”. Who will own this?");
  });
});

test("what has slipped in a wave comes as one message, the system and its places first, and at most five of them", async () => {
  const { causeway, asha } = await hospital();
  await makesSteward(causeway, "Asha Patel");
  const place = await placeCalled(causeway, "Harbour");
  const series = (["purpose", "belief", "support", "new-ways", "relationships"] as const).map(
    (measure) => [`place:${place}`, measure, slipped] as const,
  );
  const wave = await addWaves(causeway, await planned(causeway, system), [...series, ["group", "belief", slipped]]);
  await watches(causeway, wave);
  const lines = newest(causeway, asha)?.visibleText.split("\n") ?? [];
  expect(lines.filter((line) => line.includes("usual range"))).toEqual([
    "Belief is below its usual range across Northshire. Who will own this?",
    "Purpose is below its usual range in Harbour place. Who will own this?",
    "Belief is below its usual range in Harbour place. Who will own this?",
    "Support is below its usual range in Harbour place. Who will own this?",
    "New ways are below their usual range in Harbour place. Who will own this?",
  ]);
  expect(lines.at(-1)).toBe("And 1 other, under pulse checks.");
});

test("a wave that came right again says what was, and still waits for an answer", async () => {
  const { causeway, asha } = await hospital();
  const card = await slippedIn(causeway, asha, "Asha Patel");
  const { pulseId } = await theSignal(causeway);
  const since = { pulseId, firstOn: "2026-05-25" };
  await addClosedWave(causeway.store, since, { number: 13, figures: [["group", "support", [60, 50, 20]]] });
  await causeway.itIs("2026-12-02T09:00:00Z");
  expect((await asha.types("/pulse", { in: WARD })).ephemeral?.visibleText).toContain(
    "Support stood out as a concern across Northshire on 9 November, but not any more. Who will own this?",
  );
  expect(card.visibleText).toContain("Who will own this?");
});

test.each([
  ["4 December", { date: "2026-12-04" }],
  ["19/11/2026", { date: "2026-11-19" }],
  ["18 November", { problem: "past" }],
  ["2026-11-17", { problem: "past" }],
  ["31 November", { problem: "notADay" }],
  ["soon", { problem: "notADay" }],
  ["20 November 2027", { problem: "far" }],
])("by %s", (typed, day) => {
  expect(readDueDay(typed, new Date("2026-11-18T09:00:00Z"), "Europe/London")).toEqual(day);
});
