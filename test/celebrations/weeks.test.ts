/** Weeks as a series, months on, and what may be seen of them as a picture. */
import { expect, test } from "vitest";
import { readableMeasure } from "../../src/celebrations/celebrations.js";
import { measurePicture, measureVector } from "../../src/celebrations/chart-documents.js";
import { chartMeasure } from "../../src/celebrations/drawn-celebrations.js";
import { findMeasure } from "../../src/celebrations/team-measures.js";
import { mondays, monthsAfter, openWeeks, seriesBetween } from "../../src/celebrations/week-series.js";
import { spcSvg } from "../../src/drawing/charts/draw-spc.js";
import { words } from "../../src/words/en-GB.js";
import { hospitalAndCouncil } from "../thanks/cast.js";
import { around, CHANGE, celebrated, counts, HUB, hadWeeks, hub, idOf, QUESTION, times, ZONE } from "./cast.js";

test.each([
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-11-30", 3, "2028-02-29"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2026-02-08", 12, "2027-02-08"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2026-10-31", 9, "2027-07-31"],
])("from %s, %i months on is %s", (from, months, on) => {
  expect(monthsAfter(from, months)).toBe(on);
});

test("a week without an answer is a gap, over a change of clocks and a new year", () => {
  const weeks = [
    { week: "2026-10-19", value: 1 },
    { week: "2026-11-02", value: 0 },
  ];
  expect(seriesBetween(weeks, "2026-10-19", "2026-11-02")).toEqual([1, undefined, 0]);
  expect(seriesBetween(weeks, "2026-11-02", "2026-10-26")).toEqual([]);
  expect(mondays("2026-12-21", "2027-01-04")).toEqual(["2026-12-21", "2026-12-28", "2027-01-04"]);
});

test("the last four weeks that are over can be given, and a Sunday night is still of its week", () => {
  const four = ["2026-11-09", "2026-11-02", "2026-10-26", "2026-10-19"];
  expect(openWeeks(new Date("2026-11-22T23:59:00Z"), ZONE)).toEqual(four);
  expect(openWeeks(new Date("2026-11-23T00:00:00Z"), ZONE)[0]).toBe("2026-11-16");
});

test("the chart shows before, the change and what is compared with, says so in words, and is for the group alone", async () => {
  const { causeway } = await hospitalAndCouncil();
  const team = await hub(causeway, "Asha Patel", ["Maria Santos"]);
  const measure = await counts(causeway, team, "Maria Santos", "count");
  await hadWeeks(causeway, measure, [...around(20, 4), ...around(14, 10), ...times(5, 4)]);
  await celebrated(causeway, measure, "Maria Santos", "2026-07-06");
  const { read } = causeway.store;
  for (const name of ["Asha Patel", "Maria Santos"])
    expect((await readableMeasure(read, measure, await idOf(causeway, name)))?.question).toBe(QUESTION);
  for (const name of ["Ruth Bell", "Jo Clark"])
    expect(await readableMeasure(read, measure, await idOf(causeway, name))).toBeUndefined();

  const found = await findMeasure(read, measure);
  const drawn = found && (await chartMeasure({ read, words, now: causeway.clock.now() }, found));
  expect(drawn?.alt).toBe(
    `${HUB}: ${QUESTION}: 39 weeks, 16 February to 9 November 2026. Latest 4. ` +
      "Since 6 July 2026: the change that was celebrated. " +
      "Later weeks are compared with the first twelve after the change, up to 21 September 2026: 10 on average. " +
      `“${CHANGE}” in the team “${HUB}” has been below what it was after the change for five weeks. ` +
      "Less than half of the gain is left.",
  );
  const marked = drawn?.chart.points.filter(({ kind }) => kind === "concern") ?? [];
  expect(marked.map(({ value }) => value)).toEqual(times(5, 4));
  expect(drawn?.chart.steps.map(({ from, limits }) => [from, limits?.mean.at])).toEqual([
    [0, 4],
    [20, 10],
  ]);
  expect(drawn && spcSvg(drawn.chart)).toContain("the change that was celebrated");
  expect([measurePicture.mediaType, measureVector.mediaType]).toEqual(["image/png", "image/svg+xml"]);
});
