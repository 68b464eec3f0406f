/** Whatever is out of reach when a wave opens: people are asked as soon as it is back. */
import { expect, test } from "vitest";
import { newId } from "../../src/database/ids.js";
import { layRows } from "../../src/pulses/asking/lay-rows.js";
import { DAY, later } from "../../src/schedule/clock.js";
import { type Causeway, northshire, setUpNorthshire, startCauseway, TEAM } from "../conversation.js";
import { jobOf, toolsOf, withKeys } from "./answered-wave.js";
import { answersInSlack, crowdInSlack, memberIn, opensFor, planned, wavesOf } from "./cast.js";
import { organisationId } from "./crowd.js";
import { losesKeys, refuses, triesAgain } from "./outage.js";

const threshold = 5;
/** More often than any other job is tried. */
const OFTEN = 7;

async function hospital() {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const people = await crowdInSlack(causeway, 5);
  const pulseId = await planned(causeway, { kind: "system" }, { threshold });
  return { causeway, people, pulseId };
}

test.each([
  ["the keys are", "lay-rows", losesKeys],
  ["the list of whom it asks is", "invite-to-wave", (of: Causeway) => refuses(of, "insert on wave_invitation")],
  ["the list of waves is", "open-wave", (of: Causeway) => refuses(of, "insert on wave")],
])("it is tried until it succeeds where %s out of reach, is closed, and the next one opens", async (_, job, outage) => {
  const { causeway, people, pulseId } = await hospital();
  const mend = outage(causeway);
  await causeway.itIs("2026-11-23T09:00:00Z");
  await triesAgain(causeway, job, OFTEN);
  expect(people.map((person) => causeway.postsIn(person.id).length)).toEqual([0, 0, 0, 0, 0]);
  mend();
  await triesAgain(causeway, job, 1);
  for (const person of people) await answersInSlack(causeway, person, "Agree", "Disagree", "Agree");
  await causeway.itIs("2026-11-30T17:00:00Z");
  await causeway.itIs("2026-12-07T09:00:00Z");
  expect(await wavesOf(causeway, pulseId)).toMatchObject([{ number: 0, answered: 5 }, { number: 1 }]);
});

test("without PULSE_KEYS_URL nobody is asked until it is set again", async () => {
  const { causeway, pulseId } = await hospital();
  const id = await opensFor(causeway, pulseId);
  const without = toolsOf(causeway, undefined, causeway.clock.now());
  expect(await layRows.run(jobOf("lay-rows", id), without)).toMatchObject({ kind: "later" });
});

test("no row is laid once the wave has closed, however late that is seen", async () => {
  const { causeway, people, pulseId } = await hospital();
  const { store, clock } = causeway;
  const { wave, waveInvitation, waveAnswer } = store.read.tables;
  const id = await opensFor(causeway, pulseId);
  const memberId = await memberIn(causeway, TEAM, people[0]?.id ?? "");
  await store.write((tx) => tx.insert(waveInvitation).values({ waveId: id, memberId, organisationId: null }));
  await withKeys(causeway, async (waveKeys) => {
    const make = async (name: string) => {
      await store.write((tx) => tx.update(wave).set({ closedAt: clock.now() }));
      return waveKeys.make(name);
    };
    const { kind } = await layRows.run(jobOf("lay-rows", id), toolsOf(causeway, { ...waveKeys, make }, clock.now()));
    expect(kind).toBe("done");
  });
  expect(await store.read.select().from(waveAnswer)).toEqual([]);
});

test("another opens all the same where the asking of one fails time and again", async () => {
  const { causeway, pulseId } = await hospital();
  const own = { kind: "organisation", id: await organisationId(causeway, northshire.name) } as const;
  const stuck = await opensFor(causeway, await planned(causeway, own, { threshold, firstOn: "2027-01-04" }));
  const job = { id: newId<never>(), kind: "invite-to-wave", lane: "core", payloadVersion: 1, attempts: OFTEN };
  const runAt = later(causeway.clock.now(), DAY * 30);
  const waits = { ...job, payload: { wave: stuck, after: null }, runAt };
  await causeway.store.write((tx) => tx.insert(tx.tables.job).values(waits));
  await causeway.itIs("2026-11-23T09:00:00Z");
  expect(await wavesOf(causeway, pulseId)).toMatchObject([{ invited: 6 }]);
});
