/** What is published of an anonymous poll, against somebody who knows the rule and works backwards from it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishedCounts, STEP } from "../../src/polls/published-counts.js";

const THRESHOLD = 11;

/** Every way in which up to so many people can choose among so many options. */
function* ways(options: number, most: number): Generator<readonly number[]> {
  if (options === 0) return yield [];
  for (let first = 0; first <= most; first += 1)
    for (const rest of ways(options - 1, most - first)) yield [first, ...rest];
}

/** By what was published, all that can have led to it. */
function worlds(options: number, most: number): ReadonlyMap<string, readonly (readonly number[])[]> {
  const all = new Map<string, (readonly number[])[]>();
  for (const counts of ways(options, most)) {
    const { answered, counts: shown } = publishedCounts(counts, THRESHOLD);
    if (answered !== null)
      all.set(JSON.stringify([answered, shown]), [...(all.get(JSON.stringify([answered, shown])) ?? []), counts]);
  }
  return all;
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

describe.each([
  [2, 40],
  [3, 30],
  [4, 25],
])("with %i options and up to %i people", (options, most) => {
  // A step that goes beyond the most would be cut off.
  const possible = [...worlds(options, most + STEP).entries()].filter(([, all]) => Math.max(...all.map(total)) <= most);

  test("a number below a step may always be the highest of it, and all but that many may not be told", () => {
    expect(possible.length).toBeGreaterThan(20);
    for (const [published, all] of possible)
      for (let option = 0; option < options; option += 1) {
        const chose = all.map((counts) => counts[option] ?? 0);
        const others = all.map((counts) => total(counts) - (counts[option] ?? 0));
        // Whoever wants to say "nobody chose that" or "everybody else chose this" cannot.
        if (Math.min(...chose) < STEP) expect([published, Math.max(...chose)]).toEqual([published, STEP - 1]);
        if (Math.min(...others) < STEP) expect(Math.max(...others), published).toBeGreaterThanOrEqual(STEP - 1);
      }
  });
});

const counts = fc.array(fc.nat(60), { minLength: 2, maxLength: 10 });

test("nothing is shown below the threshold; above it what is shown is true", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 5, max: 30 }), (given, threshold) => {
      const { answered, counts: shown } = publishedCounts(given, threshold);
      const all = total(given);
      if (all < threshold) {
        expect([answered, shown]).toEqual([null, null]);
        return;
      }
      const isExact = given.every((count) => count >= STEP);
      expect(all - (answered ?? -1)).toBeLessThan(isExact ? 1 : STEP);
      for (const [at, count] of given.entries()) {
        const of = shown?.[at] ?? -1;
        expect(count).toBeGreaterThanOrEqual(of);
        expect(count - of).toBeLessThan(isExact ? 1 : STEP);
      }
    }),
  );
});
