/** A curator who is asked about many stories in a day: the days in which they may say no begin when each arrives. */
import { expect, test } from "vitest";
import { eastshire, WARD } from "../conversation.js";
import { hospitalAndCouncil, inTeams } from "../thanks/cast.js";

test("what is gathered for the morning counts as delivered then, and is answered where it stands", async () => {
  const { causeway, maria, ruth } = await hospitalAndCouncil();
  for (const happened of ["One rang", "Two met", "Three drove", "Four wrote", "Five came"]) {
    await maria.types(`/story ${happened}`, { in: WARD });
    await maria.modal();
    const answers = { organisations: [eastshire.name], changed: "Home sooner", "see it": "The whole system" };
    expect((await maria.submits(answers)).errors).toBeUndefined();
    await causeway.settles();
  }
  await causeway.itIs("2026-11-18T09:10:00Z");
  const { storyConsent } = causeway.store.read.tables;
  const consents = () => causeway.store.read.select().from(storyConsent).orderBy(storyConsent.askedAt);
  const delivered = async () => (await consents()).map(({ deliveredAt }) => deliveredAt?.toISOString().slice(0, 10));
  expect((await delivered()).filter((day) => day === "2026-11-18")).toHaveLength(3);
  expect((await delivered()).filter((day) => day === undefined)).toHaveLength(2);

  await causeway.itIs("2026-11-19T08:00:00Z");
  expect((await delivered()).filter((day) => day === "2026-11-19")).toHaveLength(2);
  const due = (await consents()).flatMap(({ dueAt }) => dueAt?.toISOString().slice(0, 10) ?? []);
  expect(due.toSorted()).toEqual(["2026-11-23", "2026-11-23", "2026-11-23", "2026-11-24", "2026-11-24"]);

  const whole = inTeams(causeway, ruth, "What else came for you");
  expect(whole.visibleText).toMatch(/1 of 2[\s\S]*Four wrote[\s\S]*2 of 2[\s\S]*Five came/);
  await ruth.presses("Agree, for number 2", whole);
  await causeway.itIs("2026-11-19T08:01:00Z");
  expect((await consents()).filter(({ decision }) => decision === "agreed")).toHaveLength(1);
  // The other still waits in the same message.
  expect(inTeams(causeway, ruth, "What else came for you").visibleText).toContain("Four wrote");
});
