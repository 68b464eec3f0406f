/** Rare counts. */
import { expect, test } from "vitest";
import { runChart } from "../../src/statistics/run-chart.js";

/** Half and half round a median of 1. */
const ofTwenty = (above: number) => [
  ...Array.from({ length: above }, () => 2),
  ...Array.from({ length: 10 }, () => 0),
  ...Array.from({ length: 10 - above }, () => 2),
];

test.each([
  [10, 6],
  [16, 7],
  [20, 7],
  [24, 8],
  [40, 8],
  [60, 9],
  [100, 10],
])("of %d values a run of %d is not unlikely", (number, most) => {
  const values = Array.from({ length: number }, (_, at) => at % 2);
  expect(runChart(values)).toEqual({ median: 0.5, longest: 1, most, isShifted: false });
});

test("a longer run is a shift", () => {
  expect(runChart(ofTwenty(5))).toMatchObject({ longest: 10, most: 7, isShifted: true });
  expect(runChart([0, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0])).toMatchObject({
    longest: 7,
    isShifted: false,
  });
});

test("a value on the median is passed over, a gap ends the run", () => {
  const { median, longest } = runChart([3, 3, 2, 3, 1, 1, 2, 1, 2]);
  expect([median, longest]).toEqual([2, 3]);
  expect(runChart([3, 3, undefined, 3, 1, 1, 2, 1, 2]).longest).toBe(3);
  expect(runChart([3, 3, undefined, 3, 1, 1, undefined, 1, 2]).longest).toBe(2);
});

test("of nothing there is nothing to say", () => {
  expect(runChart([undefined])).toEqual({ median: undefined, longest: 0, most: 0, isShifted: false });
});
