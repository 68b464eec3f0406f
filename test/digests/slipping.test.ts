/** What a digest says of pulses: what has slipped, who has it, what was done, and that nothing is unusual. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { PulseId } from "../../src/database/ids.js";
import type { Cell } from "../../src/database/tables/pulses.js";
import { organisations } from "../../src/directory/organisations.js";
import type { Group } from "../../src/groups/groups.js";
import { type Causeway, LEADERS, northshire, WARD } from "../conversation.js";
import { engines } from "../fresh-store.js";
import { planned } from "../pulses/cast.js";
import { addClosedWave } from "../pulses/closed-waves.js";
import {
  addWaves,
  memberCalled,
  placeCalled,
  type Scores,
  type Series,
  signalsIn,
  slipped,
  slippedForThree,
  support,
  theSignal,
  usual,
  watches,
} from "../pulses/slipped.js";
import type { Person } from "../slack/person.js";
import { hospital } from "../thanks/cast.js";

const MONDAY = "2026-11-23T08:00:00Z";
const NEXT_MONDAY = "2026-11-30T08:00:00Z";
const noStory =
  "No stories reached us this time. That may mean that everyone was busy. Telling one takes two minutes.\n[Share a story]";
const none = "nothing unusual. Everything is within its usual range.";
const better = [...usual, 85] as const;

async function addsPulse(causeway: Causeway, group: Group, series: Series): Promise<PulseId> {
  const pulseId = await planned(causeway, group);
  await watches(causeway, await addWaves(causeway, pulseId, series));
  return pulseId;
}

const digestIn = (causeway: Causeway, channel = LEADERS) =>
  causeway.postsIn(channel).findLast(({ visibleText }) => visibleText.startsWith("Across"));

/** What it says below its title and above its stories. */
const saidOfPulses = (causeway: Causeway, channel = LEADERS): string =>
  digestIn(causeway, channel)?.visibleText.replace(noStory, "").split("\n").slice(1).join("\n").trim() ?? "";

const system = { kind: "system" } as const;

test.each(engines)("on %s, the whole digest, while nobody has it and once somebody does", async (engine) => {
  const { causeway, asha } = await hospital({ engine });
  const place = await placeCalled(causeway, "Harbour");
  const others = ["purpose", "belief"].map((measure) => ["group", measure, usual]) as unknown as Series;
  await addsPulse(causeway, { kind: "place", id: place }, [...support(slippedForThree), ...others]);
  await causeway.itIs(MONDAY);
  const sentence = "Support has been below its usual range for three waves in Harbour place.";
  const rest = `Slipping: nothing else. Everything else is within its usual range.\n${noStory}`;
  expect(digestIn(causeway)?.visibleText).toBe(
    `Across Northshire since 16 November\nOne ask: ${sentence} Will you find an owner by Thursday?\n[I will] [Someone else will] [Not now] [See the chart]\n${rest}`,
  );

  await asha.presses("I will", digestIn(causeway));
  await causeway.slack.until(() => causeway.slack.openModal(asha.id));
  await asha.submits({ "What will you do": "Ask three ward teams", "By when": "4 December" });
  await asha.closes();
  await causeway.settles();
  expect(digestIn(causeway)?.visibleText).toBe(
    `Across Northshire since 16 November\nOne ask: ${sentence} Asha Patel has it, by 4 December.\n${rest}`,
  );
  // It asks until it is answered.
  await causeway.itIs(NEXT_MONDAY);
  expect(saidOfPulses(causeway)).toContain(`Slipping: ${sentence} Asha Patel has it, by 4 December.`);
  expect(saidOfPulses(causeway)).toContain(
    "Last week’s ask: Support in Harbour place. Asha Patel has it, by 4 December.",
  );
});

describe("where nothing waits", () => {
  test.each<[string, Scores, string]>([
    ["all is usual", usual, `Slipping: ${none}`],
    ["there are too few results to say", usual.slice(0, 4), "Slipping: too few results yet to say what is usual."],
    [
      "something has become better",
      better,
      "Slipping: nothing new.\nBetter: Support is above its usual range across Northshire.",
    ],
  ])("%s", async (_what, scores, said) => {
    const { causeway } = await hospital();
    await addsPulse(causeway, system, support(scores));
    await causeway.itIs(MONDAY);
    expect(digestIn(causeway)?.visibleText).toBe(`Across Northshire since 16 November\n${said}\n${noStory}`);
  });

  test("without a result, and before leaders may read the first, pulses are not spoken of", async () => {
    const { causeway } = await hospital();
    const pulseId = await planned(causeway, system);
    await causeway.itIs(MONDAY);
    expect(saidOfPulses(causeway)).toBe("");
    // It closes on the day of the digest, so that leaders read it two days later.
    const since = { pulseId, firstOn: "2026-11-23" };
    for (let number = -12; number <= 0; number += 1)
      await addClosedWave(causeway.store, since, {
        number,
        figures: [["group", "support", [60 + (number % 3), 50, 20]]],
      });
    const { wave } = causeway.store.read.tables;
    const leadersFrom = new Date("2026-12-02T09:00:00Z");
    await causeway.store.write((tx) => tx.update(wave).set({ leadersFrom }));
    await causeway.itIs(NEXT_MONDAY);
    expect(saidOfPulses(causeway)).toBe("");
    await causeway.itIs("2026-12-07T08:00:00Z");
    expect(saidOfPulses(causeway)).toBe(`Slipping: ${none}`);
  });

  test("what became better is told once", async () => {
    const { causeway } = await hospital();
    await addsPulse(causeway, system, support(better));
    await causeway.itIs(MONDAY);
    await causeway.itIs(NEXT_MONDAY);
    expect(saidOfPulses(causeway)).toBe("Slipping: nothing new.");
  });
});

test("what slipped in a wave that leaders may not read yet is told once they may", async () => {
  const { causeway } = await hospital();
  const pulseId = await planned(causeway, system);
  await addWaves(causeway, pulseId, support(usual));
  await causeway.itIs(MONDAY);
  const since = { pulseId, firstOn: "2026-11-23" };
  const added = await addClosedWave(causeway.store, since, {
    number: 12,
    figures: [["group", "support", [41, 9, 20]]],
  });
  const { wave } = causeway.store.read.tables;
  const leadersFrom = new Date("2026-12-02T09:00:00Z");
  await causeway.store.write((tx) => tx.update(wave).set({ leadersFrom }).where(eq(wave.id, added.id)));
  await watches(causeway, added);
  expect(await signalsIn(causeway)).toHaveLength(1);
  await causeway.itIs(NEXT_MONDAY);
  expect(saidOfPulses(causeway)).toBe(`Slipping: ${none}`);
  await causeway.itIs("2026-12-07T08:00:00Z");
  expect(saidOfPulses(causeway)).toContain("One ask: Support is below its usual range across Northshire.");
});

describe("more than has room", () => {
  /** One of the hospital's own, two of its places and one of the system, in the order in which nobody reads them. */
  async function fourSlipped(causeway: Causeway): Promise<void> {
    await causeway.invites({ ...northshire, places: ["Harbour", "Cove"] });
    const own = (await organisations(causeway.store.read)).find(({ name }) => name === "Northshire General");
    if (own === undefined) throw new Error("there is no hospital");
    const harbour = await placeCalled(causeway, "Harbour");
    const cove = await placeCalled(causeway, "Cove");
    const cells: readonly Cell[] = [`organisation:${own.id}`, `place:${harbour}`, `place:${cove}`, "group"];
    await addsPulse(
      causeway,
      system,
      cells.flatMap((cell) => support(slipped, cell)),
    );
  }

  test("one is asked about, two are told, system and place first, and the others counted", async () => {
    const { causeway } = await hospital();
    await fourSlipped(causeway);
    await causeway.itIs(MONDAY);
    expect(saidOfPulses(causeway)).toBe(
      [
        "One ask: Support is below its usual range across Northshire. Will you find an owner by Thursday?",
        "[I will] [Someone else will] [Not now] [See the chart]",
        "Slipping: Support is below its usual range in Harbour place. Who will own this?",
        "[See the chart] [I will] [Someone else will]",
        "Support is below its usual range in Cove place. Who will own this?",
        "[See the chart] [I will] [Someone else will]",
        "And 1 other concern, under pulse checks.",
        "[Pulse checks]",
      ].join("\n"),
    );
  });

  test("with long answers, long stories and twenty partners it keeps to 250 words", async () => {
    const { causeway, maria } = await hospital();
    const partners = Array.from({ length: 20 }, (_, index) => `The Very Long Name of Partner Trust Number ${index}`);
    for (const name of partners) await causeway.invites({ name, sector: "charity", places: [], staff: 1 });
    await fourSlipped(causeway);
    const { pulseSignal } = causeway.store.read.tables;
    const did = "We moved the huddle so that everybody can join. ".repeat(10);
    const answer = { did, said: "No time.", couldNot: "", ownerId: await memberCalled(causeway, "Asha Patel") };
    const answeredAt = new Date("2026-11-20T09:00:00Z");
    await causeway.store.write((tx) => tx.update(pulseSignal).set({ ...answer, answeredAt }));
    for (let story = 0; story < 6; story += 1) await tells(causeway, maria, "We did it again. ".repeat(55), partners);
    await causeway.itIs(MONDAY);
    const said = digestIn(causeway)?.visibleText ?? "";
    expect(said).toContain("We did: We moved the huddle");
    // The story gets its room from those that had a line.
    expect(said).toContain("One story: Maria Santos, Northshire General\nWe did it again. We did it again. We did");
    expect(said).toContain("5 more stories:");
    expect(said).toContain("And 3 more stories that do not fit here.");
    expect(said.split(/\s+/).length).toBeLessThanOrEqual(250);
  });
});

test("one that was answered since the last digest is told once", async () => {
  const { causeway } = await hospital();
  await addsPulse(causeway, system, support(slipped));
  await causeway.itIs(MONDAY);
  const answer = { did: "", said: "No time.", couldNot: "Change the rota.", ownerId: null };
  const { pulseSignal } = causeway.store.read.tables;
  const answeredAt = new Date("2026-11-25T09:00:00Z");
  await causeway.store.write((tx) => tx.update(pulseSignal).set({ ...answer, answeredAt }));
  await causeway.itIs(NEXT_MONDAY);
  expect(saidOfPulses(causeway)).toBe(
    "Slipping: nothing else.\n\nLast week’s ask: Support across Northshire. Answered. We could not: Change the rota.",
  );
  await causeway.itIs("2026-12-07T08:00:00Z");
  // It is as low as before, and waits for the next wave.
  expect(saidOfPulses(causeway)).toBe("Slipping: nothing new.");
  expect((await theSignal(causeway)).answeredAt).toEqual(answeredAt);
});

test("each channel reads what concerns its organisation", async () => {
  const { causeway, asha } = await hospital();
  await setsUp(causeway, asha, { name: "Hill Surgery", sector: "primary-care", places: ["Hill"], staff: 30 });
  const [hill, harbour] = [await placeCalled(causeway, "Hill"), await placeCalled(causeway, "Harbour")];
  await addsPulse(causeway, { kind: "place", id: hill }, support(slipped));
  await addsPulse(causeway, { kind: "place", id: harbour }, support(usual));
  await causeway.itIs(MONDAY);
  expect(saidOfPulses(causeway, WARD)).toContain("One ask: Support is below its usual range in Hill place.");
  expect(saidOfPulses(causeway)).toBe(`Slipping: ${none}`);
});

async function setsUp(causeway: Causeway, person: Person, organisation: Parameters<Causeway["invites"]>[0]) {
  await person.types("/causeway setup", { in: WARD });
  await person.modal();
  await person.submits({ Code: await causeway.invites(organisation) });
  await causeway.settles();
}

async function tells(causeway: Causeway, person: Person, happened: string, partners: readonly string[]): Promise<void> {
  await person.types("/story", { in: WARD });
  await person.modal();
  await person.submits({ happened, organisations: partners, changed: "He went home the same day." });
  await causeway.settles();
}
