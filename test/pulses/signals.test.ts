/** From what stands out to an owner, a day, an answer, and the people who were asked. */
import { describe, expect, test } from "vitest";
import { answerSignal } from "../../src/pulses/signals/pulse-signals.js";
import { tellGroupOf } from "../../src/pulses/signals/tell-of-answer.js";
import { beechGrove, type Causeway, LEADERS, setUpNorthshire, startCauseway } from "../conversation.js";
import type { Person } from "../slack/person.js";
import { hospital } from "../thanks/cast.js";
import { answersInSlack, crowdInSlack, newest, planned } from "./cast.js";
import { addClosedWave } from "./closed-waves.js";
import { crowd } from "./crowd.js";
import { makesSteward } from "./planners.js";
import {
  addWaves,
  memberCalled,
  type Scores,
  signalsIn,
  slipped,
  support,
  theSignal,
  usual,
  watches,
} from "./slipped.js";

const system = { kind: "system" } as const;
const digestsIn = (causeway: Causeway) =>
  causeway.postsIn(LEADERS).filter((post) => post.visibleText.startsWith("Across"));

async function asModal(causeway: Causeway, person: Person) {
  return causeway.slack.until(() => causeway.slack.openModal(person.id));
}

test("a wave closes low; its leader is asked, takes it on, answers, the group is told, and the digest says so", async () => {
  const causeway = await startCauseway();
  const asha = await setUpNorthshire(causeway);
  const crowd = await crowdInSlack(causeway, 14);
  const pulseId = await planned(causeway, system, { leaderId: await memberCalled(causeway, "Asha Patel") });
  await addWaves(causeway, pulseId, support(usual));

  await causeway.itIs("2026-11-23T09:00:00Z");
  for (const person of crowd.slice(0, 12))
    await answersInSlack(causeway, person, "Strongly disagree", "Agree", "Agree");
  await causeway.itIs("2026-11-30T17:00:00Z");
  expect(await signalsIn(causeway)).toMatchObject([
    { cell: "group", measure: "support", rule: "outside", side: "low" },
  ]);
  const said = "Support is below its usual range across Northshire.";
  expect(causeway.heardIn(asha.id).join()).not.toContain(said);
  await causeway.itIs("2026-12-01T16:00:00Z");
  expect(causeway.heardIn(asha.id).join()).not.toContain(said);

  await causeway.itIs("2026-12-02T09:00:00Z");
  const asked = causeway.postsIn(asha.id).find(({ visibleText }) => visibleText.includes(said));
  expect(asked?.visibleText).toBe(`${said} Who will own this?\n[I will] [Someone else will] [See the chart]`);
  await asha.presses("I will", asked);
  const form = await asModal(causeway, asha);
  expect(form.visibleText).toContain("On the day that you choose, Causeway asks what came of it.");
  const { view } = await asha.submits({ "What will you do": "Ask three ward teams", "By when": "14 December" });
  expect(view?.visibleText).toContain("You have it. On 14 December Causeway asks you what came of it.");
  await asha.closes();
  await causeway.settles();
  expect(asked?.visibleText).toContain("Asha Patel has it, and will do this by 14 December:\nAsk three ward teams");

  await causeway.itIs("2026-12-07T08:00:00Z");
  const [digest] = digestsIn(causeway).slice(-1);
  expect(digest?.visibleText).toContain(`Slipping: ${said} Asha Patel has it, by 14 December.\n[See the chart]`);

  await causeway.itIs("2026-12-14T09:00:00Z");
  const due = newest(causeway, asha);
  expect(due?.visibleText).toContain("You have this to do by 14 December:\nAsk three ward teams");
  expect(due?.visibleText).toContain("What came of it?\n[Say what came of it] [I need longer] [See the chart]");
  await asha.presses("Say what came of it", due);
  await asModal(causeway, asha);
  const empty = await asha.submits({ "You said": "Nobody has time for joint work." });
  expect(Object.values(empty.errors ?? {})).toEqual(["Please say what was done, or what could not be done and why."]);
  await asha.submits({ "We did": "Moved the huddle to 8:45.", "We could not": "Find cover on Fridays." });
  await asha.closes();
  await causeway.settles();
  expect(newest(causeway, asha)?.visibleText).toContain("We did: Moved the huddle to 8:45.");

  const told = [
    "What came of the pulse check across Northshire",
    said,
    "You said: Nobody has time for joint work.",
    "We did: Moved the huddle to 8:45.",
    "We could not: Find cover on Fridays.",
    "Asha Patel, Northshire General",
    "[See the chart]",
  ].join("\n");
  expect(crowd.map((person) => newest(causeway, person)?.visibleText)).toEqual(crowd.map(() => told));
  // The digest of the week before tells how it stands, too.
  expect(digest?.visibleText).toContain(`Slipping: ${said} We did: Moved the huddle to 8:45.\n[See the chart]`);
  await causeway.itIs("2026-12-21T08:00:00Z");
  expect(digestsIn(causeway).at(-1)?.visibleText).toContain(`Slipping: ${said} We did: Moved the huddle to 8:45.`);
  await causeway.itIs("2026-12-29T08:00:00Z");
  await causeway.itIs("2027-01-04T08:00:00Z");
  expect(digestsIn(causeway).at(-1)?.visibleText).not.toContain("We did");
});

describe("what is a signal", () => {
  async function signalsOf(scores: Scores, setUp: (causeway: Causeway) => Promise<unknown> = async () => {}) {
    const { causeway } = await hospital();
    await setUp(causeway);
    const wave = await addWaves(causeway, await planned(causeway, system), support(scores));
    await watches(causeway, wave);
    return (await signalsIn(causeway)).map(({ rule, side, measure }) => [measure, rule, side]);
  }

  test.each<[string, Scores, readonly string[]]>([
    ["a point below the limits", slipped, ["support", "outside", "low"]],
    ["seven in a row below the average", [...usual, 59, 59, 58, 59, 57, 59, 58], ["support", "run", "low"]],
    ["seven that fall", [...usual, 63, 62, 61, 60, 59, 58, 57], ["support", "trend", "low"]],
    ["a point below limits that are on trial", [60, 60, 60, 60, 60, 20], ["support", "outside", "low"]],
  ])("%s is one", async (_what, scores, signal) => {
    expect(await signalsOf(scores)).toEqual([signal]);
  });

  test.each<[string, Scores]>([
    ["what is usual", [...usual, 60]],
    ["an improvement", [...usual, 85]],
    ["a fall in the fourth result", [60, 60, 60, 20]],
    ["a newest wave that was withheld", [...slipped, null]],
    ["what came right again", [...slipped, 60]],
    ["a fall beyond a gap, since nothing was told before it", [60, null, 60, null, 20]],
  ])("%s is none", async (_what, scores) => {
    expect(await signalsOf(scores)).toEqual([]);
  });

  test("limits on trial are said to be so", async () => {
    const { causeway, asha } = await hospital();
    await makesSteward(causeway, "Asha Patel");
    const wave = await addWaves(causeway, await planned(causeway, system), support([60, 61, 60, 59, 60, 20]));
    await watches(causeway, wave);
    expect(newest(causeway, asha)?.visibleText).toContain(
      "Support is below its usual range so far across Northshire. Who will own this?",
    );
  });

  test("while one waits there is no second; nor after its answer, until a wave that opened after that", async () => {
    const { causeway } = await hospital();
    const pulseId = await planned(causeway, system);
    await watches(causeway, await addWaves(causeway, pulseId, support(slipped)));
    const { pulseSignal, wave } = causeway.store.read.tables;
    const since = { pulseId, firstOn: "2026-05-25" };
    const again = async (number: number, opensAt: string) => {
      const low = { number, figures: [["group", "support", [40, 10, 20]]] } as const;
      const added = await addClosedWave(causeway.store, since, low);
      await causeway.store.write((tx) => tx.update(wave).set({ opensAt: new Date(opensAt) }));
      await watches(causeway, added);
      return (await signalsIn(causeway)).length;
    };
    expect(await again(13, "2026-11-18T09:00:00Z")).toBe(1);
    const answeredAt = new Date("2026-12-10T09:00:00Z");
    await causeway.store.write((tx) => tx.update(pulseSignal).set({ answeredAt }));
    expect(await again(14, "2026-12-07T09:00:00Z")).toBe(1);
    expect(await again(15, "2026-12-21T09:00:00Z")).toBe(2);
  });
});

test("a large group is told in batches, each person once", async () => {
  const { causeway } = await hospital();
  const { store, clock } = causeway;
  const people = await crowd(causeway, { ...beechGrove, staff: 600 }, 510);
  const asked = people.map((id) => ({ id }));
  await watches(causeway, await addWaves(causeway, await planned(causeway, system), support([...slipped]), { asked }));
  const { id } = await theSignal(causeway);
  const me = await memberCalled(causeway, "Asha Patel");
  const answer = { said: "No time.", did: "Made time.", couldNot: "" };
  await store.write(async (tx) => {
    expect(await answerSignal(tx, id, me, answer, clock.now())).toBe(true);
    await tellGroupOf(tx, id, clock.now());
  });
  await causeway.itIs(clock.now().toISOString());
  const jobs = await store.read.select().from(store.read.tables.job);
  const told = jobs.filter(({ onceKey }) => onceKey?.startsWith("signal-answered:"));
  expect(new Set(told.map(({ onceKey }) => onceKey?.split(":").at(-1)))).toEqual(new Set(people));
  expect(jobs.filter(({ kind }) => kind === "tell-of-answer")).toHaveLength(3);
});
