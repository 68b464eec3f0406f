/** What waits for the next waves: whether is told by how many answered alone, and of no few what each of them said. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KeptSum, sumsToKeep } from "../../src/pulses/closing/kept-sums.js";
import { atomsOf, type Cell } from "../../src/statistics/cells.js";
import { addTallies, type ItemTally, type Tally } from "../../src/statistics/scores.js";

const group: Cell = { name: "group", strata: ["a", "b"] };
const a: Cell = { name: "a", strata: ["a"] };
const b: Cell = { name: "b", strata: ["b"] };
const nothing = { visible: [], pooled: [] };

/** Answers from 1 to 5 to one item, by organisation. */
const told = (given: Readonly<Record<string, readonly number[]>>) => (strata: readonly string[]) =>
  addTallies(strata.map((stratum) => tallyOf(given[stratum] ?? [])));

function tallyOf(answers: readonly number[]): Tally {
  const sum = answers.reduce((total, answer) => total + answer, 0);
  return { P1: { answers: answers.length, sum, agree: answers.filter((answer) => answer >= 4).length } };
}

const names = (kept: readonly KeptSum<Cell>[]) => kept.map(({ cell }) => cell.name);
const sums = (kept: readonly KeptSum<Cell>[]) => kept.map(({ tally }) => tally["P1"]?.sum);
const all = (people: number, answer: number) => Array.from({ length: people }, () => answer);

describe("what is kept", () => {
  test("of seven answers, the sum without one person's is not beside the sum of all", () => {
    const answers = told({ a: [3, 4, 4, 5, 4, 4], b: [1] });
    expect(names(sumsToKeep([group, a, b], nothing, answers))).toEqual(["group"]);
  });

  test("nor is it beside a figure that is shown", () => {
    const answers = told({ a: [3, 4, 4, 5, 4, 4, 2, 3, 4, 5, 4], b: [1] });
    expect(names(sumsToKeep([a, b], { visible: [group], pooled: [] }, answers))).toEqual([]);
  });

  test("parts that are large enough by themselves are, beside their whole", () => {
    const answers = told({ a: [3, 4, 4, 5, 4], b: [1, 2, 4, 5, 5] });
    expect(names(sumsToKeep([group, a, b], nothing, answers))).toEqual(["group", "a", "b"]);
  });

  test("nothing that cannot be told from a pool of the same wave is", () => {
    const answers = told({ a: all(12, 4), b: [1, 2, 4, 5, 5] });
    expect(names(sumsToKeep([b], { visible: [group], pooled: [a] }, answers))).toEqual([]);
    expect(names(sumsToKeep([b], { visible: [a, b], pooled: [a] }, answers))).toEqual(["b"]);
  });
});

describe("a sum that would say what everybody answered", () => {
  test.each([
    { answer: 1, kept: 6 },
    { answer: 2, kept: 10 },
    { answer: 3, kept: 14 },
    { answer: 4, kept: 21 },
    { answer: 5, kept: 24 },
  ])("is moved by one answer: five times $answer is kept as $kept, and who agrees as it is", ({ answer, kept }) => {
    const [sum] = sumsToKeep([a], nothing, told({ a: all(5, answer) }));
    expect(sum?.tally["P1"]).toEqual({ answers: 5, sum: kept, agree: answer >= 4 ? 5 : 0 });
  });

  test("and is moved back in whoever is beside it, so that what is shown of both is as it was", () => {
    const answers = told({ a: [3, 4, 4, 5, 2], b: all(5, 5) });
    expect(sums(sumsToKeep([a, b], { visible: [group], pooled: [] }, answers))).toEqual([19, 24]);
    expect(sums(sumsToKeep([a], { visible: [group], pooled: [] }, answers))).toEqual([19]);
    expect(sums(sumsToKeep([a, b], nothing, answers))).toEqual([18, 24]);
  });
});

describe("in any system", () => {
  const organisations = ["a", "b", "c", "d"];
  const cells = fc
    .uniqueArray(fc.subarray(organisations, { minLength: 1 }), { selector: String })
    .map((sets) => sets.map((strata) => ({ name: strata.join(), strata })));
  const oneMind = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 5 })).map(([people, answer]) => all(people, answer));
  const mixed = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 9 });
  const answers = fc.record(Object.fromEntries(organisations.map((one) => [one, fc.oneof(oneMind, mixed)])));
  const inAny = (holds: (all: readonly Cell[], given: Readonly<Record<string, readonly number[]>>) => void) =>
    fc.assert(fc.property(cells, answers, holds), { numRuns: 500 });

  test("what can be told apart has five answers or none", () => {
    inAny((sets, given) => {
      for (const atom of atomsOf(sumsToKeep(sets, nothing, told(given)).map(({ cell }) => cell))) {
        const number = told(given)(atom)["P1"]?.answers ?? 0;
        expect(number === 0 || number >= 5).toBe(true);
      }
    });
  });

  test("what is kept is the same whatever anybody answered", () => {
    inAny((sets, given) => {
      const others = Object.fromEntries(Object.entries(given).map(([one, { length }]) => [one, all(length, 4)]));
      expect(names(sumsToKeep(sets, nothing, told(others)))).toEqual(names(sumsToKeep(sets, nothing, told(given))));
    });
  });

  test("no sum is the least or the most that so many answers, and so many who agree, come to", () => {
    inAny((sets, given) => {
      for (const { tally } of sumsToKeep(sets, nothing, told(given))) expect(endsOf(tally["P1"])).toBe("neither");
    });
  });
});

function endsOf(tally: ItemTally | undefined): string {
  if (tally === undefined || tally.answers === 0) return "neither";
  const others = tally.answers - tally.agree;
  if (tally.sum <= 4 * tally.agree + others) return "least";
  return tally.sum >= 5 * tally.agree + 3 * others ? "most" : "neither";
}
