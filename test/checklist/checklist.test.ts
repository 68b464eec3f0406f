/** A leader's own list: theirs alone, and in totals of past weeks from five leaders on. */
import { expect, test } from "vitest";
import { addDeed, deedsOf, totalBefore } from "../../src/checklist/checklist.js";
import { type MemberId, newId } from "../../src/database/ids.js";
import { beechGrove } from "../conversation.js";
import { onEachPlatform } from "../pulses/planners.js";
import { memberCalled } from "../pulses/slipped.js";
import { hospitalAndCouncil } from "../thanks/cast.js";

const week = "2026-11-16";
const thanked = "thanked somebody elsewhere";

onEachPlatform((opens) => {
  test("a leader ticks what they did, and takes it back; it is kept for them alone", async () => {
    const leader = await opens();
    const { causeway } = leader;
    const me = await memberCalled(causeway, leader.name);
    const card = await leader.comes("checklist", "checklist");
    expect(card).toContain("Only you see this list");
    expect(card).toContain("A total is shown once 5 leaders have used their list");
    // The first of them: on pages, what is read aloud with a button stands beside it.
    await leader.presses(leader.own === beechGrove.name ? "I did this" : `I did this: ${thanked}`);
    expect([...(await deedsOf(causeway.store.read, me, week))]).toEqual(["thanked"]);
    const undo = "Not this week after all";
    const again = await leader.presses(leader.own === beechGrove.name ? undo : `${undo}: ${thanked}`);
    expect(again).not.toContain("Done:");
    expect([...(await deedsOf(causeway.store.read, me, week))]).toEqual([]);
  });
});

test("a member who leads nothing is shown no list, and their forged press leaves nothing", async () => {
  const { causeway, jo } = await hospitalAndCouncil();
  await jo.says("checklist");
  const card = await causeway.teams.untilPosted(
    ({ directTo, visibleText }) => directTo === jo.user && visibleText.includes("This list is for leaders"),
  );
  expect(card.visibleText).not.toContain("I did this");
  expect(await causeway.store.read.select().from(causeway.store.read.tables.leaderDeed)).toEqual([]);
});

test("a total is of four whole weeks, from five leaders on, and does not move within a week", async () => {
  const { causeway } = await hospitalAndCouncil();
  const { store, clock } = causeway;
  const { member } = store.read.tables;
  const [someone] = await store.read.select().from(member);
  if (someone === undefined) throw new Error("Nobody is here.");
  const ids = Array.from({ length: 5 }, () => newId<MemberId>());
  const now = clock.now();
  await store.write(async (tx) => {
    for (const [at, id] of ids.entries()) {
      await tx.insert(member).values({ ...someone, id, externalId: `leader ${at}` });
      if (at < 4) await addDeed(tx, id, "listened", { week: "2026-11-09", now });
    }
  });
  expect(await totalBefore(store.read, week)).toBeUndefined();
  const fifth = ids[4] ?? newId<MemberId>();
  await store.write((tx) => addDeed(tx, fifth, "shared", { week: "2026-10-19", now }));
  expect(await totalBefore(store.read, week)).toBe(5);
  // This week's, and what is five weeks old, are in none.
  await store.write((tx) => addDeed(tx, fifth, "shared", { week, now }));
  await store.write((tx) => addDeed(tx, fifth, "shared", { week: "2026-10-12", now }));
  expect(await totalBefore(store.read, week)).toBe(5);
});
