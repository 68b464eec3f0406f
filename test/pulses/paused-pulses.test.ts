/** A steward's pause holds what a pulse says, as it holds all else, and loses none of it that is still worth saying. */
import { expect, test } from "vitest";
import { pauseUntil } from "../../src/schedule/recipients.js";
import { setUpNorthshire, startCauseway } from "../conversation.js";
import { answersInSlack, colleagueInSlack, crowdInSlack, newest, planned } from "./cast.js";

const threshold = 5;

test("results of a wave that closes in a pause come to the group when it ends, and then to leaders", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const crowd = await crowdInSlack(causeway, 12);
  await planned(causeway, { kind: "system" }, { threshold });
  await causeway.itIs("2026-11-23T09:00:00Z");
  for (const person of crowd) await answersInSlack(causeway, person, "Agree", "Disagree", "Agree");
  await causeway.settles();
  await causeway.itIs("2026-11-30T16:00:00Z");
  await causeway.store.write((tx) => pauseUntil(tx, new Date("2026-12-01T12:00:00Z")));
  const told = () =>
    crowd.map(({ id }) => causeway.heardIn(id).filter((text) => text.includes("what came of the pulse")).length);
  for (const at of ["2026-11-30T17:00:00Z", "2026-12-01T09:00:00Z", "2026-12-01T11:59:00Z"]) await causeway.itIs(at);
  expect(told()).toEqual(Array(12).fill(0));
  await causeway.itIs("2026-12-01T12:00:00Z");
  expect(told()).toEqual(Array(12).fill(1));
});

test("questions that a pause held back come while the wave is open", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  await crowdInSlack(causeway, 12);
  const york = await colleagueInSlack(causeway, 20, { timeZone: "America/New_York" });
  await planned(causeway, { kind: "system" }, { threshold });
  await causeway.itIs("2026-11-23T09:00:00Z");
  await causeway.store.write((tx) => pauseUntil(tx, new Date("2026-11-23T14:30:00Z")));
  await causeway.itIs("2026-11-23T14:00:00Z");
  expect(newest(causeway, york)?.visibleText ?? "").not.toContain("Three quick questions");
  await causeway.itIs("2026-11-23T14:30:00Z");
  expect(newest(causeway, york)?.visibleText).toContain("Three quick questions");
});
