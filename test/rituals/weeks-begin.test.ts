/** Weeks are looked for once an hour, and each begins in its own zone. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Causeway } from "../conversation.js";
import { memberCalled } from "../pulses/slipped.js";
import { hospital } from "../thanks/cast.js";
import { onlyOn, promptsIn } from "./prompted.js";

async function jobsOf({ store }: Causeway, kind: string) {
  const { job } = store.read.tables;
  return store.read.select().from(job).where(eq(job.kind, kind));
}

async function isIn(causeway: Causeway, name: string, timeZone: string): Promise<void> {
  const { member } = causeway.store.read.tables;
  const id = await memberCalled(causeway, name);
  await causeway.store.write((tx) => tx.update(member).set({ timeZone }).where(eq(member.id, id)));
}

test("everybody is read once an hour, however often the minute comes", async () => {
  const { causeway } = await hospital();
  await causeway.itIs("2026-11-25T09:59:00Z");
  const before = (await jobsOf(causeway, "look-for-weeks")).length;
  for (const minute of ["00", "01", "02", "30", "59"]) await causeway.itIs(`2026-11-25T10:${minute}:00Z`);
  expect(await jobsOf(causeway, "look-for-weeks")).toHaveLength(before + 1);
  expect((await jobsOf(causeway, "look-for-weeks")).map(({ outcome }) => outcome)).not.toContain(null);
});

test("a week that begins at half past is planned by the next hour; a zone that nobody knows is the system's", async () => {
  const { causeway } = await hospital();
  await onlyOn(causeway, { friday: [5, "11:00"] });
  await isIn(causeway, "Maria Santos", "Asia/Kolkata");
  await isIn(causeway, "Asha Patel", "Mars/Olympus_Mons");
  const next = async (name: string) =>
    (await promptsIn(causeway, name)).filter(({ occursOn }) => occursOn === "2026-11-27").map(({ dueAt }) => dueAt);
  for (const minute of ["00", "59"]) await causeway.itIs(`2026-11-22T18:${minute}:00Z`);
  expect(await next("Maria Santos")).toEqual([]);
  await causeway.itIs("2026-11-22T19:00:00Z");
  expect(await next("Maria Santos")).toEqual([new Date("2026-11-27T05:30:00Z")]);
  expect(await next("Asha Patel")).toEqual([]);
  await causeway.itIs("2026-11-23T00:00:00Z");
  expect(await next("Asha Patel")).toEqual([new Date("2026-11-27T11:00:00Z")]);
});
