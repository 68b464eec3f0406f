/** A round that comes while the stewards have paused everything. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { pairRoundJob } from "../../src/meetings/meetings.js";
import { pauseUntil } from "../../src/schedule/recipients.js";
import { allMeetings, meeters, names, roundComes, toldInSlack, wants } from "./cast.js";

async function pausedBefore(until: string) {
  const cast = await meeters();
  const { causeway } = cast;
  await wants(causeway, "Maria Santos");
  await wants(causeway, "Jo Clark");
  await causeway.store.write((tx) => pauseUntil(tx, new Date(until)));
  await roundComes(causeway);
  expect(await allMeetings(causeway)).toEqual([]);
  return cast;
}

test("begins once the pause ends, within the hour", async () => {
  const { causeway, maria } = await pausedBefore("2026-11-19T09:00:00Z");
  await causeway.itIs("2026-11-18T20:00:00Z");
  expect(await allMeetings(causeway)).toEqual([]);
  await causeway.itIs("2026-11-19T10:00:00Z");
  expect((await allMeetings(causeway)).map(names)).toEqual([["Jo Clark", "Maria Santos"]]);
  toldInSlack(causeway, maria, "You are paired for a coffee with Jo Clark");
});

test("begins once the stewards end the pause themselves", async () => {
  const { causeway } = await pausedBefore("9999-12-31T00:00:00Z");
  await causeway.store.write((tx) => pauseUntil(tx, null));
  await causeway.itIs("2026-11-18T10:00:00Z");
  expect(await allMeetings(causeway)).toHaveLength(1);
});

test("is left out where the pause lasts for more than a week, and why is kept", async () => {
  const { causeway } = await pausedBefore("2026-11-27T09:00:00Z");
  await causeway.itIs("2026-11-25T01:00:00Z");
  await causeway.itIs("2026-11-27T12:00:00Z");
  expect(await allMeetings(causeway)).toEqual([]);
  const { job } = causeway.store.read.tables;
  const rounds = await causeway.store.read.select().from(job).where(eq(job.kind, pairRoundJob.kind));
  expect(rounds.map(({ outcome, lastError }) => [outcome, lastError])).toEqual([["lapsed", "paused by the stewards"]]);
});
