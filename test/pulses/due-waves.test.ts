/** When waves come due: on working days at nine, whatever the clocks and the calendar do. */
import { describe, expect, test } from "vitest";
import { dueWave, isLeftOut, nextWave } from "../../src/pulses/asking/due-waves.js";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";

const LONDON = "Europe/London";
const due = (firstOn: string, cadenceWeeks: number, now: string) =>
  dueWave({ firstOn, cadenceWeeks }, new Date(now), LONDON, isBankHoliday);

describe("a wave", () => {
  test.each([
    ["on a Monday", "2026-11-23", "2026-11-23", "2026-11-23T09:00:00Z", "2026-11-30T17:00:00Z"],
    ["on the Monday after a weekend", "2026-11-28", "2026-11-30", "2026-11-30T09:00:00Z", "2026-12-07T17:00:00Z"],
    [
      "after Christmas, and the day in its place",
      "2026-12-25",
      "2026-12-29",
      "2026-12-29T09:00:00Z",
      "2027-01-05T17:00:00Z",
    ],
    ["after Easter", "2027-03-26", "2027-03-30", "2027-03-30T08:00:00Z", "2027-04-06T16:00:00Z"],
    ["over the change to summer time", "2027-03-22", "2027-03-22", "2027-03-22T09:00:00Z", "2027-03-29T16:00:00Z"],
    ["over the change to winter time", "2027-10-25", "2027-10-25", "2027-10-25T08:00:00Z", "2027-11-01T17:00:00Z"],
  ])("opens %s", (_, firstOn, opensOn, opensAt, closesAt) => {
    expect(due(firstOn, 52, opensAt)).toEqual({
      ...{ plannedOn: firstOn, opensOn },
      ...{ opensAt: new Date(opensAt), closesAt: new Date(closesAt) },
    });
    const aMomentBefore = new Date(Date.parse(opensAt) - 1).toISOString();
    expect(due(firstOn, 52, aMomentBefore)).toBeUndefined();
  });

  test("is the newest that has come due", () => {
    expect(due("2026-11-23", 2, "2026-12-07T08:59:59Z")?.plannedOn).toBe("2026-11-23");
    expect(due("2026-11-23", 2, "2026-12-07T09:00:00Z")?.plannedOn).toBe("2026-12-07");
    expect(due("2026-11-23", 2, "2027-02-17T12:00:00Z")?.plannedOn).toBe("2027-02-15");
  });

  test("that a holiday holds up leaves the one before it the newest", () => {
    expect(due("2026-12-14", 2, "2026-12-28T12:00:00Z")?.plannedOn).toBe("2026-12-14");
    expect(due("2026-12-14", 2, "2026-12-29T12:00:00Z")).toMatchObject({
      plannedOn: "2026-12-28",
      opensOn: "2026-12-29",
    });
  });
});

test.each([
  ["2026-09-23", false],
  ["2026-09-24", true],
  ["2026-09-29", true],
  ["2026-11-30", true],
  ["2026-12-01", false],
])("a wave that opens on %s and closes a week later runs into October's and November's survey: %s", (opensOn, is) => {
  expect(isLeftOut(opensOn, [10, 11])).toBe(is);
});

test("the next wave passes over those that open or close in a month that is left out", () => {
  const planned = { firstOn: "2026-11-23", cadenceWeeks: 2, skippedMonths: [1, 12] };
  expect(nextWave(planned, new Date("2026-11-23T09:00:00Z"), LONDON, isBankHoliday)?.opensOn).toBe("2027-02-01");
  const autumn = { firstOn: "2026-09-15", cadenceWeeks: 2, skippedMonths: [10, 11] };
  expect(nextWave(autumn, new Date("2026-09-15T08:00:00Z"), LONDON, isBankHoliday)?.opensOn).toBe("2026-12-08");
  const never = { ...planned, skippedMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };
  expect(nextWave(never, new Date("2026-11-23T09:00:00Z"), LONDON, isBankHoliday)).toBeUndefined();
});
