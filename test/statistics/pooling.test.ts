import { describe, expect, test } from "vitest";
import { type ClosedWave, poolsToPublish } from "../../src/statistics/pooling.js";
import { publish } from "./publishing.js";
import { type Answered, answered, cellsOf, count } from "./systems.js";

const cells = cellsOf(["hospital", "council", "hospice"], []);

const pooled = (waves: readonly Answered[]): readonly (readonly string[])[] =>
  publish(waves).map(({ pools }) => pools.map(({ cell, waves: length }) => `${cell.name} over ${length}`));

/** What is pooled with each wave, by the answers of a council beside a large hospital and a hospice. */
const withCouncils = (councils: readonly number[], hospice = 30): readonly (readonly string[])[] =>
  pooled(councils.map((council) => answered({ hospital: 60, council, hospice }, cells)));

describe("what is pooled", () => {
  test("a hidden cell over as few waves as have the threshold, and each of its waves once", () => {
    expect(withCouncils([6, 6, 6, 6])).toEqual([[], ["council over 2"], [], ["council over 2"]]);
    expect(withCouncils([1, 5, 5])).toEqual([[], [], ["council over 3"]]);
  });

  test("nothing over more than four waves", () => {
    expect(withCouncils([5, 2, 2, 1, 1, 1])).toEqual([[], [], [], [], [], []]);
  });

  test("nothing over a wave in which it was visible", () => {
    expect(withCouncils([20, 6, 6])).toEqual([[], [], ["council over 2"]]);
    expect(withCouncils([6, 20, 6])).toEqual([[], [], []]);
  });

  test("nothing of which the rest of the total would tell fewer than the threshold", () => {
    expect(withCouncils([9, 9, 9, 9], 2)).toEqual([[], [], [], []]);
    expect(withCouncils([8, 8, 8], 5)).toEqual([[], [], ["council over 3"]]);
  });

  test("nothing where never five of them answered at once: they may be the same four", () => {
    expect(withCouncils([4, 4, 4, 4])).toEqual([[], [], [], []]);
  });

  test("nothing where too few were asked", () => {
    const waves = [6, 6].map((council) => answered({ hospital: 60, council, hospice: 30 }, cells));
    const asking = (people: number) => waves.map((wave) => ({ ...wave, asked: { ...wave.asked, council: people } }));
    expect(pooled(asking(10))).toEqual([[], ["hospice over 2"]]);
    expect(pooled(asking(11))).toEqual([[], ["council over 2"]]);
  });

  test("each item that any of the waves asked needs five answers", () => {
    const asking = (...items: string[]) =>
      items.map((item) => answered({ hospital: 60, council: 6, hospice: 2 }, cells.slice(1, 3), item));
    const wave = answered({ hospital: 60, council: 4, hospice: 30 }, cells, "S2");
    expect(pooled([...asking("S1", "S2")])).toEqual([[], ["council over 2"]]);
    expect(pooled([...asking("S1"), ...asking("S1"), wave])).toEqual([[], ["council over 2"], []]);
    expect(pooled([...asking("S1"), wave])).toEqual([[], []]);
  });

  test("a place and an organisation in it never over the same wave", () => {
    const all = cellsOf(["hospital", "council", "hospice"], [["council", "hospice"]]);
    const small = all.filter(({ name }) => name === "place 0" || name === "council");
    const waves = [6, 6, 6, 6].map((people) => answered({ hospital: 0, council: people, hospice: 2 }, small));
    expect(pooled(waves)).toEqual([[], ["place 0 over 2"], [], ["place 0 over 2"]]);
  });

  test("a place of one wave, of which parts are in different atoms", () => {
    const strata = ["north", "south", "northern hospice", "southern hospice"];
    const places = [
      ["north", "northern hospice"],
      ["south", "southern hospice"],
      ["northern hospice", "southern hospice"],
    ];
    const people = { north: 40, south: 40, "northern hospice": 6, "southern hospice": 6 };
    expect(pooled([answered(people, cellsOf(strata, places).slice(0, 4))])).toEqual([["place 2 over 1"]]);
  });

  test("no waves with different thresholds", () => {
    const waves = [6, 6].map((council) => answered({ hospital: 60, council, hospice: 30 }, cells));
    expect(pooled(waves.map((wave, at) => ({ ...wave, threshold: 11 + at })))).toEqual([[], []]);
  });
});

test("waves long past make no difference, and a cell that is visible is never a pool of that wave", () => {
  const waves: readonly ClosedWave[] = publish(
    [6, 6, 6, 6, 6, 6, 6, 6].map((council) => answered({ hospital: 60, council, hospice: 30 }, cells)),
  ).map((wave, at) => (at === 7 ? { ...wave, pools: [] } : wave));
  expect(poolsToPublish(waves, cells)).toEqual(poolsToPublish(waves.slice(-4), cells));
  expect(poolsToPublish(waves, cells).map(({ cell }) => cell.name)).toEqual(["council"]);
  expect(poolsToPublish([], cells)).toEqual([]);
});

test("where people have one item each, the fewer of each item count", () => {
  const wave = (council: Record<string, number>, hospice: Record<string, number>): ClosedWave => ({
    counts: { hospital: count({ S1: 40, S2: 40 }), council: count(council), hospice: count(hospice) },
    asked: { council: 30 },
    threshold: 11,
    visible: cells.slice(0, 2),
    pools: [],
  });
  const council = cells.slice(2, 3);
  expect(poolsToPublish([wave({ S1: 6, S2: 6 }, { S1: 6, S2: 5 })], council)).toHaveLength(1);
  expect(poolsToPublish([wave({ S1: 6, S2: 6 }, { S1: 20, S2: 4 })], council)).toHaveLength(0);
});
