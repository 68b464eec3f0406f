import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, later, MINUTE } from "../../src/schedule/clock.js";
import {
  addDays,
  instantOf,
  isTimeZone,
  latestOccurrence,
  localDate,
  localTime,
  nextOccurrence,
  weekday,
  weekOf,
} from "../../src/schedule/occurrences.js";

const zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];

describe("a local time as an instant", () => {
  test.each([
    ["2026-11-23", "08:00", "Europe/London", "2026-11-23T08:00:00.000Z"],
    ["2026-07-06", "08:00", "Europe/London", "2026-07-06T07:00:00.000Z"],
    // The clocks skip from 01:00 to 02:00: 01:30 is taken an hour later.
    ["2027-03-28", "01:30", "Europe/London", "2027-03-28T01:30:00.000Z"],
    // They go back from 02:00 to 01:00: the first 01:30 is meant.
    ["2026-10-25", "01:30", "Europe/London", "2026-10-25T00:30:00.000Z"],
    // Lord Howe moves by half an hour.
    ["2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
  ])("%s %s in %s is %s", (date, time, zone, instant) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(instant);
  });

  test("comes out on its own local date, at its own time unless the clocks skip it", () => {
    const minute = fc.integer({ min: 0, max: 20 * 365 * 24 * 60 - 1 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const wanted = new Date(Date.UTC(2026, 0, 1) + minutes * MINUTE).toISOString();
        const [date, time] = [wanted.slice(0, 10), wanted.slice(11, 16)];
        const at = instantOf(date, time, zone);
        expect(localDate(at, zone)).toBe(date);
        const shifted = localTime(at, zone);
        // Never earlier than asked; later only by a skip of at most an hour.
        expect(shifted >= time).toBe(true);
        expect(instantOf(date, shifted, zone)).toEqual(at);
      }),
      { numRuns: 2000 },
    );
  });
});

test("a minute that repeats when clocks go back still has one occurrence that day", () => {
  const weekly = { day: 7, time: "01:30", timeZone: "Europe/London" };
  const seen = new Set<string>();
  for (let at = Date.parse("2026-10-24T00:00:00Z"); at < Date.parse("2026-10-27T00:00:00Z"); at += MINUTE) {
    const { localDate: date, at: due } = latestOccurrence(weekly, new Date(at));
    if (due.getTime() === at) seen.add(date);
  }
  expect([...seen]).toEqual(["2026-10-25"]);
});

test.each(zones)("walking through twenty years in %s, each week comes round exactly once", (timeZone) => {
  const weekly = { day: 1, time: "00:30", timeZone };
  let { at, localDate: date } = nextOccurrence(weekly, new Date("2026-01-01T00:00:00Z"));
  for (let week = 0; week < 20 * 52; week += 1) {
    expect(weekday(date)).toBe(1);
    expect(latestOccurrence(weekly, at)).toEqual({ at, localDate: date });
    expect(latestOccurrence(weekly, later(at, -1)).localDate).toBe(addDays(date, -7));
    const next = nextOccurrence(weekly, at);
    expect(next.localDate).toBe(addDays(date, 7));
    expect(next.at.getTime() - at.getTime()).toBeGreaterThan(6.9 * DAY);
    ({ at, localDate: date } = next);
  }
});

test("a week is named by its Monday in the system's zone", () => {
  expect(weekOf(new Date("2026-11-22T23:30:00Z"), "Europe/London")).toBe("2026-11-16");
  expect(weekOf(new Date("2026-11-22T23:30:00Z"), "Europe/Paris")).toBe("2026-11-23");
});

test("zones are IANA names", () => {
  expect(isTimeZone("Europe/London")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
  expect(isTimeZone("")).toBe(false);
});
