/** Which prompts go where more are due than somebody may get. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, chooseWithinBudget } from "../../src/rituals/calendar/nudge-budget.js";
import { DAY, HOUR, later } from "../../src/schedule/clock.js";
import { WEEKLY_BUDGET } from "../../src/schedule/manners.js";

const monday = new Date("2026-11-23T00:00:00Z");
const at = (days: number, ms = 0): Date => later(monday, days * DAY + ms);

const candidate = (place: number, day: number, seen?: number): Candidate => {
  return { at: at(day), lastSeen: seen === undefined ? undefined : at(seen), place };
};

const chosen = (candidates: readonly Candidate[], taken: readonly Date[] = []): readonly number[] =>
  chooseWithinBudget(candidates, taken).flatMap((one) => (one.at === undefined ? [] : [one.candidate.place]));

describe("the longest unseen goes", () => {
  test("never seen first, then the oldest, then the catalogue's order", () => {
    const four = [candidate(0, 4, -7), candidate(1, 2, -14), candidate(2, 1), candidate(3, 3, -30)];
    expect(chosen(four)).toEqual([2, 3]);
    expect(chosen([candidate(7, 1), candidate(3, 2), candidate(5, 3)])).toEqual([3, 5]);
  });

  test("what somebody had in the last seven days leaves less room", () => {
    const two = [candidate(0, 1), candidate(1, 4)];
    // Saturday's still counts on Tuesday and on Friday; last Wednesday's on Tuesday, and not on Friday.
    expect(chosen(two, [at(-2)])).toEqual([0]);
    expect(chosen(two, [at(-5), at(-2)])).toEqual([1]);
    expect(chosen(two, [at(-2), at(-1)])).toEqual([]);
  });

  test("a week later to the second there is room again", () => {
    expect(chosen([candidate(0, 1), candidate(1, 4)], [at(-6), at(-3)])).toEqual([0, 1]);
  });

  test("last week's came some seconds late, or the clocks changed since: this one waits as long", () => {
    const taken = [at(-6, 4000), at(-3, 4000)];
    expect(chooseWithinBudget([candidate(0, 1)], taken)[0]?.at).toEqual(at(1, 5000));
    expect(chooseWithinBudget([candidate(0, 1)], [at(-6, HOUR), at(-3)])[0]?.at).toEqual(at(1, HOUR + 1000));
    expect(chooseWithinBudget([candidate(0, 1)], [at(-6, 3 * HOUR), at(-3)])[0]?.at).toBeUndefined();
  });
});

test("no seven days ever hold more than two, and nothing that fits is left out", () => {
  const minute = (min: number, max: number) => fc.integer({ min: min * 24 * 60, max: max * 24 * 60 - 1 });
  const due = fc.record({ at: minute(0, 7), seen: fc.option(minute(-60, 0)), place: fc.nat(20) });
  const had = fc.array(minute(-7, 0), { maxLength: 2 });
  fc.assert(
    fc.property(fc.array(due, { maxLength: 8 }), had, (rituals, taken) => {
      const minutes = (value: number) => later(monday, value * 60_000);
      const candidates = rituals.map(({ at, seen, place }) => {
        return { at: minutes(at), lastSeen: seen === null ? undefined : minutes(seen), place };
      });
      const before = taken.map(minutes);
      const choices = chooseWithinBudget(candidates, before);
      expect(choices).toHaveLength(candidates.length);
      const said = [...before, ...choices.flatMap(({ at }) => at ?? [])];
      const most = (all: readonly Date[]) =>
        Math.max(0, ...all.map((end) => all.filter((one) => one <= end && one > later(end, -7 * DAY)).length));
      expect(most(said)).toBeLessThanOrEqual(WEEKLY_BUDGET);
      for (const { candidate, at } of choices)
        if (at === undefined) expect(most([...said, candidate.at])).toBeGreaterThan(WEEKLY_BUDGET);
        else expect(at.getTime() - candidate.at.getTime()).toBeLessThanOrEqual(2 * HOUR);
    }),
    { numRuns: 500 },
  );
});
