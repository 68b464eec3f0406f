/** What waits for the next waves tells nobody's answer, not even to whoever could open it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type KeptSum, sumsToKeep } from "../../src/pulses/closing/kept-sums.js";
import { atomsOf, type Cell } from "../../src/statistics/cells.js";
import { addTallies, type Tally } from "../../src/statistics/scores.js";

const group: Cell = { name: "group", strata: ["a", "b"] };
const a: Cell = { name: "a", strata: ["a"] };
const b: Cell = { name: "b", strata: ["b"] };

/** Answers from 1 to 5 to one item, by organisation. */
const told = (given: Readonly<Record<string, readonly number[]>>) => (strata: readonly string[]) =>
  addTallies(strata.map((stratum) => tallyOf(given[stratum] ?? [])));

function tallyOf(answers: readonly number[]): Tally {
  const sum = answers.reduce((total, answer) => total + answer, 0);
  return { P1: { answers: answers.length, sum, agree: answers.filter((answer) => answer >= 4).length } };
}

const names = (kept: readonly KeptSum<Cell>[]) => kept.map(({ cell }) => cell.name);

test("of seven answers, the sum without one person's is not kept beside the sum of all", () => {
  const answers = told({ a: [3, 4, 4, 5, 4, 4], b: [1] });
  expect(names(sumsToKeep([group, a, b], [], answers))).toEqual(["group"]);
});

test("nor is it beside a figure that is shown", () => {
  const answers = told({ a: [3, 4, 4, 5, 4, 4, 2, 3, 4, 5, 4], b: [1] });
  expect(names(sumsToKeep([a, b], [group], answers))).toEqual([]);
});

test.each([1, 3, 4, 5])("five people who all answered %i keep no sum", (answer) => {
  const answers = told({ a: Array.from({ length: 5 }, () => answer) });
  expect(names(sumsToKeep([a], [], answers))).toEqual([]);
});

test("parts that are large enough by themselves are kept beside their whole", () => {
  const answers = told({ a: [3, 4, 4, 5, 4], b: [1, 2, 4, 5, 5] });
  expect(names(sumsToKeep([group, a, b], [], answers))).toEqual(["group", "a", "b"]);
});

test("whatever is kept, what can be told apart has five answers or none", () => {
  const organisations = ["a", "b", "c", "d"];
  const cells = fc.uniqueArray(fc.subarray(organisations, { minLength: 1 }), { selector: String });
  const answers = fc.record(
    Object.fromEntries(organisations.map((one) => [one, fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 9 })])),
  );
  fc.assert(
    fc.property(cells, answers, (sets, given) => {
      const all = sets.map((strata) => ({ name: strata.join(), strata }));
      const kept = sumsToKeep(all, [], told(given)).map(({ cell }) => cell);
      for (const atom of atomsOf(kept)) {
        const number = told(given)(atom)["P1"]?.answers ?? 0;
        expect(number === 0 || number >= 5).toBe(true);
      }
    }),
  );
});
