import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Hours, shifts } from "../../src/database/tables/directory.js";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";
import { DAY, later, MINUTE } from "../../src/schedule/clock.js";
import { mornings, nextWaking, nextWorking } from "../../src/schedule/hours.js";
import { judge, type Manner } from "../../src/schedule/manners.js";
import { addDays, localDate, localTime, weekday } from "../../src/schedule/occurrences.js";

type Kind = Hours | null;
const kinds: readonly Kind[] = [null, ...shifts];
const zones = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
const person = (hours: Kind, timeZone = "Europe/London") => ({ hours, timeZone, isHoliday: isBankHoliday });

/** Written down a second time, from what was promised: local times, and the date on which the hours began. */
const spans = {
  usual: { from: "08:00", to: "19:00" },
  early: { from: "06:00", to: "16:00" },
  late: { from: "12:00", to: "22:00" },
  night: { from: "19:00", to: "08:00" },
} as const;
const middles = {
  usual: { from: "09:00", to: "17:00" },
  early: { from: "07:00", to: "14:00" },
  late: { from: "13:00", to: "20:00" },
  night: { from: "20:00", to: "05:00" },
} as const;

function beganOn(at: Date, timeZone: string, { from, to }: { readonly from: string; readonly to: string }) {
  const time = localTime(at, timeZone);
  const date = localDate(at, timeZone);
  if (from < to) return time >= from && time < to ? date : undefined;
  if (time >= from) return date;
  return time < to ? addDays(date, -1) : undefined;
}

const isAwake = (at: Date, hours: Kind, timeZone: string): boolean => {
  const began = beganOn(at, timeZone, spans[hours ?? "usual"]);
  return began !== undefined && !isBankHoliday(began);
};
const isAtWork = (at: Date, hours: Kind, timeZone: string): boolean => {
  const began = beganOn(at, timeZone, middles[hours ?? "usual"]);
  return began !== undefined && weekday(began) <= 5 && !isBankHoliday(began);
};

/** Any minute of a year, and more often one around either change of the clocks in London. */
const year = Date.parse("2026-07-01T00:00:00Z");
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 366 * 1440 }).map((minute) => new Date(year + minute * MINUTE)),
  ...["2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z"].map((change) =>
    fc.integer({ min: -2880, max: 2880 }).map((minute) => later(new Date(change), minute * MINUTE)),
  ),
);

describe.each(kinds)("hours: %s", (hours) => {
  test("nothing is said outside them over a year, and a wait ends at the first minute that is inside", () => {
    const given = fc.tuple(minutes, fc.constantFrom(...zones), fc.constantFrom<Manner>("duty", "nudge", "pulse"));
    fc.assert(
      fc.property(given, ([now, timeZone, manner]) => {
        const wishes = { timeZone, hours, snoozedUntil: null, optedOutAt: null, awayAt: null };
        const circumstances = { now, pausedUntil: null, recent: 0, isHoliday: isBankHoliday, keeps: false };
        const verdict = judge(manner, wishes, circumstances);
        const isInside = manner === "pulse" ? isAtWork : isAwake;
        if (verdict.kind !== "wait") return verdict.kind === "send" && isInside(now, hours, timeZone);
        if (isInside(now, hours, timeZone) || !isInside(verdict.until, hours, timeZone)) return false;
        for (let at = now; at < verdict.until; at = later(at, 15 * MINUTE))
          if (isInside(at, hours, timeZone)) return false;
        return !isInside(later(verdict.until, -1), hours, timeZone);
      }),
      { numRuns: 400 },
    );
  });

  test("what a snooze or a pause held back comes inside them, too", () => {
    const given = fc.tuple(minutes, fc.integer({ min: 1, max: 30 * 1440 }), fc.constantFrom(...zones));
    fc.assert(
      fc.property(given, ([now, held, timeZone]) => {
        const end = later(now, held * MINUTE);
        const wishes = { timeZone, hours, snoozedUntil: end, optedOutAt: null, awayAt: null };
        const circumstances = { now, pausedUntil: null, recent: 0, isHoliday: isBankHoliday, keeps: false };
        const verdict = judge("personal", wishes, circumstances);
        return verdict.kind === "wait" && verdict.until >= end && isAwake(verdict.until, hours, timeZone);
      }),
      { numRuns: 200 },
    );
  });

  test("their next morning is the beginning of the hours after these", () => {
    fc.assert(
      fc.property(minutes, (now) => {
        const { latest, next } = mornings(person(hours), now);
        expect(localTime(latest, "Europe/London")).toBe(spans[hours ?? "usual"].from);
        expect(localTime(next, "Europe/London")).toBe(spans[hours ?? "usual"].from);
        expect(next > latest && next > now).toBe(true);
        expect(later(now, 6 * DAY) > next).toBe(true);
        expect(nextWaking(person(hours), later(next, -1))).toEqual(next);
      }),
      { numRuns: 200 },
    );
  });
});

test.each<[Kind, string, string]>([
  ["early", "2026-11-23T05:00:00Z", "2026-11-23T06:00:00.000Z"],
  ["early", "2026-11-23T16:00:00Z", "2026-11-24T06:00:00.000Z"],
  ["late", "2026-11-23T09:00:00Z", "2026-11-23T12:00:00.000Z"],
  ["late", "2026-11-23T21:59:00Z", "2026-11-23T21:59:00.000Z"],
  ["night", "2026-11-23T10:00:00Z", "2026-11-23T19:00:00.000Z"],
  ["night", "2026-11-24T02:00:00Z", "2026-11-24T02:00:00.000Z"],
  // The night into Christmas began on the eve; the one of Christmas Day is off, also after midnight.
  ["night", "2026-12-25T03:00:00Z", "2026-12-25T03:00:00.000Z"],
  ["night", "2026-12-26T03:00:00Z", "2026-12-27T19:00:00.000Z"],
  // The clocks go forward in this night.
  ["night", "2027-03-28T06:30:00Z", "2027-03-28T06:30:00.000Z"],
  ["night", "2027-03-28T07:00:00Z", "2027-03-28T18:00:00.000Z"],
])("%s, at %s: the first moment within them is %s", (hours, now, first) => {
  expect(nextWaking(person(hours), new Date(now)).toISOString()).toBe(first);
});

test.each<[Kind, string, string]>([
  ["early", "2026-11-27T14:00:00Z", "2026-11-30T07:00:00.000Z"],
  ["late", "2026-11-23T09:00:00Z", "2026-11-23T13:00:00.000Z"],
  // Friday's night goes on into Saturday; the next begins on Monday evening.
  ["night", "2026-11-28T04:59:00Z", "2026-11-28T04:59:00.000Z"],
  ["night", "2026-11-28T05:00:00Z", "2026-11-30T20:00:00.000Z"],
])("%s, at %s: they are asked at work from %s", (hours, now, first) => {
  expect(nextWorking(person(hours), new Date(now)).toISOString()).toBe(first);
});
