/** On which dates a ritual comes round, over ten years of weeks, bank holidays and clock changes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cadence, cadences } from "../../src/database/tables/rituals.js";
import { occurrencesIn, quarterOf } from "../../src/rituals/calendar/ritual-dates.js";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";
import { addDays, localDate, localTime, weekday } from "../../src/schedule/occurrences.js";

const LONDON = "Europe/London";
const mondays = Array.from({ length: 522 }, (_, week) => addDays("2026-01-05", 7 * week));
const isWorking = (date: string): boolean => weekday(date) <= 5 && !isBankHoliday(date);

type Regular = Exclude<Cadence, "event" | "anniversary">;

interface Turns {
  readonly cadence: Regular;
  readonly day: number;
  readonly time?: string;
}

const over = ({ cadence, day, time = "11:00" }: Turns, isHoliday = isBankHoliday): readonly string[] =>
  mondays.flatMap((monday) =>
    occurrencesIn({ cadence, day, time, timeZone: LONDON }, monday, isHoliday).map((one) => one.localDate),
  );

/** As the calendar on the wall has it, without a day off. */
const nominal = (turns: Turns): readonly string[] =>
  mondays
    .map((monday) => addDays(monday, turns.day - 1))
    .filter((date, week) => {
      const [, month = "", day = ""] = date.split("-");
      const isFirst = Number(day) <= 7;
      const isQuarter = ["01", "04", "07", "10"].includes(month);
      const turn = { weekly: true, fortnightly: week % 2 === 1, monthly: isFirst, quarterly: isFirst && isQuarter };
      return turn[turns.cadence];
    });

const regular = cadences.filter((one): one is Regular => one !== "event" && one !== "anniversary");
const each = regular.flatMap((cadence) => [1, 2, 3, 4, 5, 6, 7].map((day) => [cadence, day] as const));

test.each(each)(
  "%s on weekday %i, ten years through: no turn is lost, none is doubled, none is on a day off",
  (cadence, day) => {
    const dates = over({ cadence, day });
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates.filter((date) => !isWorking(date))).toEqual([]);
    const wanted = nominal({ cadence, day }).map((date) => {
      let next = date;
      while (!isWorking(next)) next = addDays(next, 1);
      return next;
    });
    // The last may be put off to a week after those asked about, and one from before the first may come into it.
    const last = addDays(mondays.at(-1) ?? "", 6);
    const within = wanted.filter((date) => date <= last);
    expect(dates.filter((date) => date >= (within[0] ?? ""))).toEqual(within);
  },
);

test("without days off each comes on its own weekday, and weekly is once a week", () => {
  const never = () => false;
  for (const day of [1, 2, 3, 4, 5]) {
    const dates = over({ cadence: "weekly", day }, never);
    expect(dates).toEqual(mondays.map((monday) => addDays(monday, day - 1)));
  }
});

test.each<[string, Turns, string, readonly string[]]>([
  ["an ordinary Friday", { cadence: "weekly", day: 5 }, "2026-11-23", ["2026-11-27"]],
  ["Good Friday is put off over Easter Monday", { cadence: "weekly", day: 5 }, "2026-03-30", []],
  ["so that the week after has two", { cadence: "weekly", day: 5 }, "2026-04-06", ["2026-04-07", "2026-04-10"]],
  [
    "Boxing Day of 2026 is kept on Monday: what is on a Monday moves",
    { cadence: "weekly", day: 1 },
    "2026-12-28",
    ["2026-12-29"],
  ],
  [
    "a Christmas Friday comes after the weekend and the Monday off",
    { cadence: "weekly", day: 5 },
    "2026-12-28",
    ["2026-12-29"],
  ],
  ["the first Monday of May is off", { cadence: "monthly", day: 1 }, "2027-05-03", ["2027-05-04"]],
  ["the first Thursday of a month", { cadence: "monthly", day: 4 }, "2026-11-30", ["2026-12-03"]],
  ["not the second", { cadence: "monthly", day: 4 }, "2026-12-07", []],
  ["January in its first week", { cadence: "quarterly", day: 3 }, "2027-01-04", ["2027-01-06"]],
  ["New Year's Day on a Friday", { cadence: "quarterly", day: 5 }, "2027-01-04", ["2027-01-04"]],
])("%s", (_name, { cadence, day }, monday, dates) => {
  const found = occurrencesIn({ cadence, day, time: "11:00", timeZone: LONDON }, monday, isBankHoliday);
  expect(found.map(({ localDate }) => localDate)).toEqual(dates);
});

test.each(["event", "anniversary"] as const)("of %s the calendar knows no date", (cadence) => {
  const found = occurrencesIn({ cadence, day: 1, time: "11:00", timeZone: LONDON }, "2026-11-23", isBankHoliday);
  expect(found).toEqual([]);
});

describe("the hour", () => {
  const zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
  test("is the local one, whatever the clocks do", () => {
    const minutes = fc.integer({ min: 7 * 60, max: 19 * 60 - 1 });
    const asked = [
      fc.constantFrom(...mondays),
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 7 }),
      minutes,
    ] as const;
    fc.assert(
      fc.property(...asked, (monday, timeZone, day, minute) => {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        for (const { localDate: date, at } of occurrencesIn(
          { cadence: "weekly", day, time, timeZone },
          monday,
          isBankHoliday,
        )) {
          expect(localDate(at, timeZone)).toBe(date);
          expect(localTime(at, timeZone)).toBe(time);
        }
      }),
    );
  });

  test.each([
    ["2027-03-22", "2027-03-22T01:30:00.000Z"],
    // The clocks went on between that Sunday and the Monday to which it is put off.
    ["2027-03-29", "2027-03-29T00:30:00.000Z"],
  ])("of a Sunday that is put off to %s is that Monday's", (monday, instant) => {
    const sundays = { cadence: "weekly", day: 7, time: "01:30", timeZone: LONDON } as const;
    expect(occurrencesIn(sundays, monday, () => false).map(({ at }) => at.toISOString())).toEqual([instant]);
  });
});

test.each([
  ["2026-01-01", "2026-Q1"],
  ["2026-03-31", "2026-Q1"],
  ["2026-04-01", "2026-Q2"],
  ["2026-12-31", "2026-Q4"],
])("%s is in %s", (date, quarter) => expect(quarterOf(date)).toBe(quarter));
