/** When and where people can meet. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HalfDay } from "../../src/database/tables/meetings.js";
import { linkIn, readPlace } from "../../src/meetings/agreeing/place.js";
import { proposedTimes, readTime } from "../../src/meetings/agreeing/times.js";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";
import { localDate, localTime, weekday } from "../../src/schedule/occurrences.js";

const halves = [1, 2, 3, 4, 5].flatMap((day) => [`${day}-am`, `${day}-pm`]) as readonly HalfDay[];
const timeZone = "Europe/London";

describe("proposed times", () => {
  test("are when both can, on working days within two weeks, at a usual hour of their clock", () => {
    const free = fc.array(fc.subarray([...halves]), { minLength: 2, maxLength: 3 });
    const from = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(free, from, (times, now) => {
        const proposed = proposedTimes({ free: times, from: now, timeZone, isHoliday: isBankHoliday });
        const common = halves.filter((half) => times.every((one) => one.length === 0 || one.includes(half)));
        expect(proposed.length).toBeGreaterThan(0);
        expect(proposed.length).toBeLessThanOrEqual(3);
        expect(new Set(proposed.map((at) => localDate(at, timeZone))).size).toBe(proposed.length);
        for (const at of proposed) {
          const date = localDate(at, timeZone);
          const half = `${weekday(date)}-${localTime(at, timeZone) < "12:00" ? "am" : "pm"}` as HalfDay;
          expect(at > now && weekday(date) <= 5 && !isBankHoliday(date)).toBe(true);
          expect(["10:00", "14:00"]).toContain(localTime(at, timeZone));
          // A half day that falls on nothing but bank holidays is none.
          if (common.length > 2) expect(common).toContain(half);
        }
      }),
    );
  });

  test("over Christmas, and when the clocks change", () => {
    const at = (from: string, free: readonly HalfDay[] = []) =>
      proposedTimes({ free: [free], from: new Date(from), timeZone, isHoliday: isBankHoliday }).map((one) =>
        one.toISOString(),
      );
    // Both Fridays are bank holidays: any other day has to do.
    expect(at("2026-12-22T09:00:00Z", ["5-am"])).toEqual(at("2026-12-22T09:00:00Z"));
    expect(at("2027-03-25T09:00:00Z", ["3-am"])).toEqual(["2027-03-31T09:00:00.000Z", "2027-04-07T09:00:00.000Z"]);
  });
});

test.each([
  ["14:30", "14:30"],
  ["9.05", "09:05"],
  ["2pm", "14:00"],
  ["12 am", "00:00"],
  ["12:15pm", "12:15"],
  ["9", "09:00"],
  ["25:00", undefined],
  ["14:60", undefined],
  ["13pm", undefined],
  ["noon", undefined],
])("%s is %s", (typed, time) => expect(readTime(typed)).toBe(time));

test.each([
  ["Costa, High Street", "Costa, High Street", undefined],
  ["  Room 2\n Town Hall ", "Room 2 Town Hall", undefined],
  ["https://call.example/abc", "https://call.example/abc", "https://call.example/abc"],
  ["http://call.example/abc", undefined, undefined],
  ["javascript://call.example/%0aalert(1)", undefined, undefined],
  ["https://bank.example@evil.example/", undefined, undefined],
  ["https://localhost/x", undefined, undefined],
  ["see https://call.example", undefined, undefined],
  ["", "", undefined],
])("where: %s", (typed, place, link) => {
  expect(readPlace(typed)).toBe(place);
  expect(linkIn(typed.trim())).toBe(link);
});
