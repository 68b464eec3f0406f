/** People are asked and told, however long the database takes nothing when they should be. */
import { expect, test } from "vitest";
import { setUpNorthshire, startCauseway } from "../conversation.js";
import { answersInSlack, crowdInSlack, planned } from "./cast.js";
import { refuses } from "./outage.js";

const MINUTES = [0, 0.2, 0.5, 1, 2, 3, 5, 10];

async function hospital() {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const crowd = await crowdInSlack(causeway, 12);
  await planned(causeway, { kind: "system" }, { threshold: 5 });
  /** Ten minutes from then on, in which nothing whose key begins so is written; and the hours that follow. */
  const failing = async (from: string, key: string, hours: readonly number[]) => {
    const mend = refuses(causeway, "insert on job", `new.once_key like '${key}:%'`);
    const at = (minutes: number) => causeway.itIs(new Date(Date.parse(from) + minutes * 60_000).toISOString());
    for (const minutes of MINUTES) await at(minutes);
    mend();
    for (const hour of hours) await at(hour * 60);
  };
  const heard = (said: string) =>
    crowd.map(({ id }) => causeway.heardIn(id).filter((text) => text.includes(said)).length);
  return { causeway, crowd, failing, heard };
}

test("the questions come the same day, before any reminder", async () => {
  const { failing, heard } = await hospital();
  await failing("2026-11-23T09:00:00Z", "pulse", [1, 3, 6]);
  expect(heard("Three quick questions")).toEqual(Array(12).fill(1));
  expect(heard("A reminder")).toEqual(Array(12).fill(0));
});

test("the group hears what came of it, as the leaders do", async () => {
  const { causeway, crowd, failing, heard } = await hospital();
  await causeway.itIs("2026-11-23T09:00:00Z");
  for (const person of crowd) await answersInSlack(causeway, person, "Agree", "Disagree", "Agree");
  await causeway.settles();
  await failing("2026-11-30T17:00:00Z", "pulse-results", [16, 17, 24, 40]);
  expect(heard("what came of the pulse")).toEqual(Array(12).fill(1));
});
