/** Prompts whose answers belong in other rooms: a rule, a story, a need and an offer, time to listen. */
import { expect, test } from "vitest";
import { addTeam } from "../../src/groups/team-groups.js";
import { eastshire, northshire } from "../conversation.js";
import { memberCalled } from "../pulses/slipped.js";
import { onEachPlatform, onlyOn, type Prompted, promptsIn } from "./prompted.js";

const other = ({ own }: Prompted) => (own === eastshire.name ? northshire.name : eastshire.name);
const patient = "Ring 943 476 5919";

/** In the first days of December nothing else is on. */
async function comesRound(asked: Prompted, ritual: string, at: readonly [day: number, time: string], date: string) {
  const { causeway } = asked;
  await onlyOn(causeway, { [ritual]: at });
  await causeway.itIs("2026-11-30T00:00:00Z");
  await causeway.itIs(`${date}T${at[1]}:00Z`);
  return (await asked.told()).at(-1) ?? "";
}

async function isDone({ causeway, name }: Prompted, ritualKey: string, done: RegExp): Promise<void> {
  const rows = (await promptsIn(causeway, name)).filter(({ postedAt }) => postedAt !== null);
  expect(rows).toMatchObject([{ ritualKey, done: expect.stringMatching(done), lapsedAt: null, passedAt: null }]);
  expect(rows[0]?.doneAt).toBeInstanceOf(Date);
}

onEachPlatform((opens) => {
  test("a rule that stopped joint work is named, and put before those who can bend it", async () => {
    const asked = await opens();
    const card = await comesRound(asked, "unblock", [3, "09:00"], "2026-12-02");
    expect(card).toContain("Which rule stopped joint work? Who could bend it?");
    await asked.presses("Name the rule", "Unblock it");
    const rule = { "Which rule": "Only porters may collect", "Whose rule": [asked.own] };
    expect(await asked.sends({ ...rule, "What did it stop": patient })).toContain("943 476 5919");
    await asked.sends({ ...rule, "What did it stop": "A nurse waited an hour." });
    const { read } = asked.causeway.store;
    expect(await read.select().from(read.tables.blockedRule)).toMatchObject([{ rule: "Only porters may collect" }]);
    await isDone(asked, "unblock", /^rule:/);
    const told = (await asked.told()).join("\n");
    expect(told).toContain("Unblock it: Thank you. Somebody is being asked to answer for the rule.");
  });

  test("a letter that became a conversation is told as a story", async () => {
    const asked = await opens();
    const card = await comesRound(asked, "call-first", [2, "14:00"], "2026-12-01");
    expect(card).toContain("Which letter became a conversation?");
    await asked.presses("Tell it", "Call first");
    const story = { "Which organisations": [other(asked)], "What changed": "He went home on Friday" };
    expect(await asked.sends({ ...story, "What happened": patient })).toContain("943 476 5919");
    await asked.sends({ ...story, "What happened": "I rang the desk and did not write" });
    const { read } = asked.causeway.store;
    expect(await read.select().from(read.tables.story)).toMatchObject([
      { happened: "I rang the desk and did not write", kind: "win" },
    ]);
    await isDone(asked, "call-first", /^story:/);
    expect((await asked.told()).join("\n")).toContain(
      "Call first: Thank you for telling it. Your story is with Causeway.",
    );
  });

  test("what a team needs and can lend is written down, as one answer", async () => {
    const asked = await opens();
    const { causeway, name } = asked;
    const madeBy = await memberCalled(causeway, name);
    await causeway.store.write((tx) => addTeam(tx, { name: "Hip pathway", madeBy, now: causeway.clock.now() }));
    const card = await comesRound(asked, "need-offer", [2, "11:00"], "2026-12-01");
    expect(card).toContain("One thing we need; one thing we can lend.");
    expect(card).toContain("This is for the team “Hip pathway”.");
    await asked.presses("Write a need or an offer", "Need and offer");
    const contact = { "reach you": "Extension 12" };
    expect(await asked.sends({ ...contact, "we need": patient })).toContain("943 476 5919");
    await asked.sends({ ...contact, "we need": "A room on Mondays", "we can lend": "A hoist" });
    const { read } = causeway.store;
    const needs = await read.select().from(read.tables.need);
    expect(needs.map(({ words }) => words).toSorted()).toEqual(["A hoist", "A room on Mondays"]);
    await isDone(asked, "need-offer", /^need/);
    expect((await asked.told()).join("\n")).toContain("Need and offer: Thank you.");
  });

  test("a leader offers time to listen", async () => {
    const asked = await opens();
    const card = await comesRound(asked, "listening", [3, "09:30"], "2026-12-02");
    expect(card).toContain("Ask what gets in the way. Fix one thing.");
    await asked.presses("Offer a time", "Listening slot");
    const slot = { "Which day": "10 December", "At what time": "10:30" };
    expect(await asked.sends({ ...slot, "Which day": "1 November 2026", Where: "Room 2" })).toMatch(
      /after today|still to come/,
    );
    await asked.sends({ ...slot, Where: "Room 2" });
    const { read } = asked.causeway.store;
    const [offered, more] = await read.select().from(read.tables.meeting);
    expect(offered).toMatchObject({ kind: "listening", where: "Room 2" });
    expect(more).toBeUndefined();
    await isDone(asked, "listening", new RegExp(`^meeting:${offered?.id}$`));
    expect((await asked.told()).join("\n")).toContain("Listening slot: Thank you. Causeway sees to the meeting.");
  });
});
