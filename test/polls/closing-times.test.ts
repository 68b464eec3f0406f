/** When a poll closes: by the local clock, also where the clocks change meanwhile. */
import { describe, expect, test } from "vitest";
import { closingTime, type Duration, possibleDurations } from "../../src/polls/closing-times.js";

const closes = (duration: Duration, asked: string, zone = "Europe/London") =>
  closingTime(duration, new Date(asked), zone).toISOString();

describe("a poll that is asked", () => {
  test.each<[Duration, string, string]>([
    ["hour", "2026-11-18T09:00:30Z", "2026-11-18T10:00:30.000Z"],
    ["today", "2026-11-18T09:00:30Z", "2026-11-18T17:00:00.000Z"],
    ["day", "2026-11-18T09:00:30Z", "2026-11-19T09:00:00.000Z"],
    ["three-days", "2026-11-18T09:00:00Z", "2026-11-21T09:00:00.000Z"],
    ["week", "2026-11-18T09:00:00Z", "2026-11-25T09:00:00.000Z"],
    // The clocks go back on 25 October and forward on 28 March.
    ["day", "2026-10-24T09:30:00Z", "2026-10-25T10:30:00.000Z"],
    ["week", "2026-10-20T08:00:00Z", "2026-10-27T09:00:00.000Z"],
    ["hour", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00.000Z"],
    ["day", "2027-03-27T10:00:00Z", "2027-03-28T09:00:00.000Z"],
    // 01:30 is skipped on 28 March: an hour later is meant.
    ["day", "2027-03-27T01:30:00Z", "2027-03-28T01:30:00.000Z"],
  ])("for %s at %s closes at %s", (duration, asked, closed) => {
    expect(closes(duration, asked)).toBe(closed);
  });
});

test("until 17:00 is offered before then, in the system's own zone", () => {
  const offered = (asked: string, zone: string) => possibleDurations(new Date(asked), zone);
  expect(offered("2026-11-18T16:59:00Z", "Europe/London")).toContain("today");
  expect(offered("2026-11-18T17:00:00Z", "Europe/London")).toEqual(["hour", "day", "three-days", "week"]);
  expect(offered("2026-07-18T16:30:00Z", "Europe/London")).not.toContain("today");
  expect(offered("2026-11-18T17:00:00Z", "America/New_York")).toContain("today");
});
