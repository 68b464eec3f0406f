import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";
import { localDate, localTime, weekday } from "../../src/schedule/occurrences.js";
import { afterWorkingDays } from "../../src/schedule/working-days.js";

const LONDON = "Europe/London";
const after = (from: string, days: number) =>
  afterWorkingDays(new Date(from), days, LONDON, isBankHoliday).toISOString();

describe("three working days after", () => {
  test.each([
    ["a Tuesday at ten", "2026-11-17T10:00:00Z", "2026-11-20T10:00:00.000Z"],
    ["a Wednesday at ten: the weekend does not count", "2026-11-18T10:00:00Z", "2026-11-23T10:00:00.000Z"],
    ["a Saturday: it came on Monday at nine", "2026-11-21T13:00:00Z", "2026-11-26T09:00:00.000Z"],
    ["five in the afternoon: it came the next morning", "2026-11-16T17:00:00Z", "2026-11-20T09:00:00.000Z"],
    ["five in the morning: it came at nine", "2026-11-16T05:00:00Z", "2026-11-19T09:00:00.000Z"],
    [
      "the Wednesday before Easter: Good Friday and Easter Monday do not count",
      "2026-04-01T09:00:00Z",
      "2026-04-08T09:00:00.000Z",
    ],
    ["Christmas Eve 2026, with Boxing Day's substitute", "2026-12-24T11:00:00Z", "2026-12-31T11:00:00.000Z"],
    ["a Friday before the clocks go back: the same local time", "2026-10-23T09:30:00Z", "2026-10-28T10:30:00.000Z"],
  ])("%s", (_what, from, due) => expect(after(from, 3)).toBe(due));
});

test("it always falls on a working day, in working hours, with exactly so many working days passed", () => {
  const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 10 }), (ms, days) => {
      const from = new Date(ms);
      const due = afterWorkingDays(from, days, LONDON, isBankHoliday);
      const date = localDate(due, LONDON);
      expect(weekday(date) <= 5 && !isBankHoliday(date)).toBe(true);
      expect(localTime(due, LONDON) >= "09:00" && localTime(due, LONDON) < "17:00").toBe(true);
      expect(due > from).toBe(true);
      expect(afterWorkingDays(due, 1, LONDON, isBankHoliday)).toEqual(
        afterWorkingDays(from, days + 1, LONDON, isBankHoliday),
      );
    }),
  );
});
