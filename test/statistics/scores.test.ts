import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandAgreement, bandScore } from "../../src/statistics/banding.js";
import { addTallies, agreementOf, scoreOf, type Tally } from "../../src/statistics/scores.js";

/** The tally of some answers to one item. */
const said = (...answers: readonly number[]) => ({
  answers: answers.length,
  sum: answers.reduce((sum, one) => sum + one, 0),
  agree: answers.filter((one) => one >= 4).length,
});

describe("a score", () => {
  test.each([
    [{ S1: said(1, 1) }, 0],
    [{ S1: said(3) }, 50],
    [{ S1: said(5, 5) }, 100],
    [{ S1: said(1, 2) }, 13],
    [{ S1: said(4, 4, 5) }, 83],
  ])("%j is %i points", (tally, points) => expect(scoreOf(tally)).toBe(points));

  test("of a dimension is the mean of its items', however many were asked each", () => {
    expect(scoreOf({ S1: said(5), S2: said(1, 1, 1), S3: said(3, 3) })).toBe(50);
    expect(scoreOf({ S1: said(5), S2: said() })).toBe(100);
  });

  test("and agreement is the share of answers that are 4 or 5", () => {
    expect(agreementOf({ S1: said(4, 5, 3), S2: said(1, 2, 3) })).toBe(33);
  });

  test("of nobody is none", () => {
    expect([scoreOf({}), scoreOf({ S1: said() }), agreementOf({ S1: said() })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("runs from 0 to 100 in whole points", () => {
    const tally = fc.dictionary(
      fc.constantFrom("S1", "S2", "S3"),
      anyAnswers.map((answers) => said(...answers)),
    );
    const isWhole = (points: number | undefined) =>
      points === undefined || (Number.isInteger(points) && points >= 0 && points <= 100);
    fc.assert(fc.property(tally, (one) => isWhole(scoreOf(one)) && isWhole(agreementOf(one))));
  });
});

const anyAnswers = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });

test("tallies add up to that of all answers together", () => {
  fc.assert(
    fc.property(fc.array(anyAnswers), (parts) => {
      const tallies: readonly Tally[] = parts.map((answers) => ({ S1: said(...answers) }));
      expect(addTallies([{ S1: said() }, ...tallies])).toEqual({ S1: said(...parts.flat()) });
    }),
  );
  expect(addTallies([{ S1: said(1) }, { S2: said(5) }])).toEqual({ S1: said(1), S2: said(5) });
  expect(addTallies([])).toEqual({});
});

describe("near either end", () => {
  test.each([
    [100, { value: 95, bound: "at-least" }],
    [95, { value: 95, bound: "at-least" }],
    [94, { value: 94, bound: "exactly" }],
    [6, { value: 6, bound: "exactly" }],
    [5, { value: 5, bound: "at-most" }],
    [0, { value: 5, bound: "at-most" }],
  ])("a score of %i is %j", (points, banded) => expect(bandScore(points)).toEqual(banded));

  test.each([
    [100, 40, { value: 95, bound: "at-least" }],
    [94, 40, { value: 94, bound: "exactly" }],
    [91, 11, { value: 90, bound: "at-least" }],
    [82, 11, { value: 82, bound: "exactly" }],
    [9, 11, { value: 10, bound: "at-most" }],
    [80, 5, { value: 80, bound: "at-least" }],
  ])("agreement of %i % among %i people is %j", (percent, people, banded) =>
    expect(bandAgreement(percent, people)).toEqual(banded),
  );

  test("banding what is banded changes nothing, so that it may be kept and banded again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 5, max: 60 }), (points, people) => {
        expect(bandScore(bandScore(points).value)).toEqual(bandScore(points));
        const agreement = bandAgreement(points, people);
        expect(bandAgreement(agreement.value, people)).toEqual(agreement);
      }),
    );
  });

  test("score and agreement together never say that everybody said the same", () => {
    const told = (answers: readonly number[]) => {
      const tally = { S1: said(...answers) };
      return [bandScore(scoreOf(tally) ?? 0), bandAgreement(agreementOf(tally) ?? 0, answers.length)];
    };
    const alike = fc.record({ people: fc.integer({ min: 5, max: 40 }), answer: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(alike, ({ people, answer }) => {
        const everybody = Array.from({ length: people }, () => answer);
        const others = Array.from({ length: 5 }, (_, at) => Array.from({ length: 5 }, (_, more) => [at + 1, more + 1]))
          .flat()
          .filter(([one, other]) => one !== answer || other !== answer)
          .map((two) => [...two, ...everybody.slice(2)]);
        expect(others.map(told)).toContainEqual(told(everybody));
      }),
    );
  });
});
