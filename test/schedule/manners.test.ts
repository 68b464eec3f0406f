import { describe, expect, test } from "vitest";
import { isBankHoliday } from "../../src/schedule/bank-holidays.js";
import { type Circumstances, judge, type Manner, type Wishes } from "../../src/schedule/manners.js";

const wishes: Wishes = {
  timeZone: "Europe/London",
  hours: null,
  snoozedUntil: null,
  optedOutAt: null,
  awayAt: null,
};
const around = (now: string, more: Partial<Circumstances> = {}): Circumstances => ({
  now: new Date(now),
  pausedUntil: null,
  recent: 0,
  isHoliday: isBankHoliday,
  keeps: false,
  ...more,
});
const morning = "2026-11-23T10:00:00Z";
const tomorrow = new Date("2026-11-24T10:00:00Z");

describe("Causeway's own ideas", () => {
  test.each([
    ["in the morning", morning, undefined],
    ["at 8 exactly", "2026-11-23T08:00:00Z", undefined],
    ["just before 8", "2026-11-23T07:59:00Z", "2026-11-23T08:00:00.000Z"],
    ["at 7 in the evening", "2026-11-23T19:00:00Z", "2026-11-24T08:00:00.000Z"],
    ["in the night before the clocks go forward", "2027-03-27T22:00:00Z", "2027-03-28T07:00:00.000Z"],
    [
      "on Christmas Day, which Boxing Day and its substitute follow",
      "2026-12-25T10:00:00Z",
      "2026-12-27T08:00:00.000Z",
    ],
    ["on the eve of Good Friday, after hours", "2027-03-25T20:00:00Z", "2027-03-27T08:00:00.000Z"],
  ])("%s", (_when, now, until) => {
    const verdict = judge("nudge", wishes, around(now));
    expect(verdict).toEqual(
      until === undefined ? { kind: "send" } : { kind: "wait", until: new Date(until), why: "quiet hours" },
    );
  });

  test("keep the quiet of the person's own zone", () => {
    const verdict = judge("nudge", { ...wishes, timeZone: "America/New_York" }, around(morning));
    expect(verdict).toEqual({ kind: "wait", until: new Date("2026-11-23T13:00:00Z"), why: "quiet hours" });
  });

  test("are at most two in a week", () => {
    expect(judge("nudge", wishes, around(morning, { recent: 1 })).kind).toBe("send");
    expect(judge("nudge", wishes, around(morning, { recent: 2 }))).toEqual({
      kind: "lapse",
      why: "over the weekly budget",
    });
  });
});

test("what waits for somebody's decision counts against nothing, and waits for the morning", () => {
  expect(judge("duty", wishes, around(morning, { recent: 9 })).kind).toBe("send");
  expect(judge("duty", wishes, around("2026-11-23T23:00:00Z"))).toMatchObject({ kind: "wait", why: "quiet hours" });
});

describe("pulses", () => {
  test.each([
    ["on a weekday at work", "2026-11-23T09:30:00Z", undefined],
    ["just before 9", "2026-11-23T08:59:00Z", "2026-11-23T09:00:00.000Z"],
    ["at 5 on a Friday", "2026-11-27T17:00:00Z", "2026-11-30T09:00:00.000Z"],
    ["on Christmas Day, which two days off follow", "2026-12-25T10:00:00Z", "2026-12-29T09:00:00.000Z"],
    ["on the Sunday on which the clocks go back", "2026-10-25T10:00:00Z", "2026-10-26T09:00:00.000Z"],
  ])("%s", (_when, now, until) => {
    const verdict = judge("pulse", wishes, around(now, { recent: 9 }));
    expect(verdict).toEqual(
      until === undefined ? { kind: "send" } : { kind: "wait", until: new Date(until), why: "outside working hours" },
    );
  });
});

const gate = (manner: Manner, asked: Partial<Wishes>, more: Partial<Circumstances> = {}) =>
  judge(manner, { ...wishes, ...asked }, around(morning, more));

test.each<[string, Partial<Wishes>, Partial<Circumstances>, Record<Manner, string>]>([
  [
    "nothing was asked",
    {},
    {},
    { answer: "send", personal: "send", duty: "send", nudge: "send", pulse: "send", scheduled: "send" },
  ],
  [
    "somebody opted out",
    { optedOutAt: new Date(0) },
    {},
    { answer: "send", personal: "lapse", duty: "lapse", nudge: "lapse", pulse: "lapse", scheduled: "send" },
  ],
  [
    "somebody snoozed",
    { snoozedUntil: tomorrow },
    {},
    { answer: "send", personal: "wait", duty: "wait", nudge: "lapse", pulse: "wait", scheduled: "send" },
  ],
  [
    "somebody is marked as away",
    { awayAt: new Date(0) },
    {},
    { answer: "send", personal: "lapse", duty: "lapse", nudge: "lapse", pulse: "lapse", scheduled: "send" },
  ],
  [
    "somebody is marked as away, and a colleague's own word is kept for them",
    { awayAt: new Date(0) },
    { keeps: true },
    { answer: "send", personal: "wait", duty: "wait", nudge: "wait", pulse: "wait", scheduled: "send" },
  ],
  [
    "somebody is away who opted out",
    { awayAt: new Date(0), optedOutAt: new Date(0) },
    { keeps: true },
    { answer: "send", personal: "lapse", duty: "lapse", nudge: "lapse", pulse: "lapse", scheduled: "send" },
  ],
  [
    "the stewards paused everything",
    {},
    { pausedUntil: tomorrow },
    { answer: "send", personal: "wait", duty: "wait", nudge: "lapse", pulse: "wait", scheduled: "lapse" },
  ],
  [
    "a pause is over",
    {},
    { pausedUntil: new Date(0) },
    { answer: "send", personal: "send", duty: "send", nudge: "send", pulse: "send", scheduled: "send" },
  ],
])("when %s", (_case, asked, more, verdicts) => {
  for (const [manner, verdict] of Object.entries(verdicts))
    expect(gate(manner as Manner, asked, more).kind).toBe(verdict);
});
