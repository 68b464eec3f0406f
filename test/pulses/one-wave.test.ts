/** One wave, from its opening to its figures. */
import { expect, test } from "vitest";
import { setUpNorthshire, startCauseway } from "../conversation.js";
import { answersInSlack, crowdInSlack, newest, planned } from "./cast.js";

test("a wave opens, is answered by presses, closes, and leaves figures alone", async () => {
  const causeway = await startCauseway();
  await setUpNorthshire(causeway);
  const crowd = await crowdInSlack(causeway, 14);
  await planned(causeway, { kind: "system" });

  await causeway.itIs("2026-11-23T09:00:00Z");
  expect(crowd.map((person) => newest(causeway, person)?.visibleText)).toEqual(
    crowd.map(() => expect.stringContaining("Three quick questions about working across organisations.")),
  );
  for (const person of crowd.slice(0, 12)) await answersInSlack(causeway, person, "Agree", "Strongly agree", "Neither");
  const [first] = crowd;
  expect(first && newest(causeway, first)?.visibleText).toContain("Answered; you can change it until it closes.");

  await causeway.itIs("2026-11-30T17:00:00Z");
  const { waveFigure, wave, waveAnswer } = causeway.store.read.tables;
  const [closed] = await causeway.store.read.select().from(wave);
  expect(closed).toMatchObject({ invited: 15, answered: 12, rotates: false });
  expect(await causeway.store.read.select().from(waveAnswer)).toEqual([]);
  const figures = await causeway.store.read.select().from(waveFigure);
  const ofGroup = figures.filter(({ cell }) => cell === "group");
  // Everybody said the same, so the figures stop short of telling what each of them said.
  expect(
    ofGroup
      .toSorted((a, b) => a.measure.localeCompare(b.measure))
      .map(({ measure, people, score, agree }) => ({ measure, people, score, agree })),
  ).toEqual([
    { measure: "belief", people: 12, score: 95, agree: 91 },
    { measure: "purpose", people: 12, score: 75, agree: 91 },
    { measure: "support", people: 12, score: 50, agree: 9 },
  ]);
});
