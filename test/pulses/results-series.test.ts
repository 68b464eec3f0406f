/** The series of a measure: which waves are points, which are gaps, and which are neither. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  newId,
  type OrganisationId,
  type OwnItemId,
  type PlaceId,
  type PulseId,
  type WaveId,
} from "../../src/database/ids.js";
import { type Cell, dimensions, type Measure } from "../../src/database/tables/pulses.js";
import type { Figure } from "../../src/pulses/figures.js";
import type { Wave } from "../../src/pulses/pulses.js";
import { itemsOf } from "../../src/pulses/questions.js";
import { placedSteps } from "../../src/pulses/results/pulse-steps.js";
import { isAsked, seriesOf } from "../../src/pulses/results/series.js";
import { readShown, subjectOf } from "../../src/pulses/results/shown.js";

const pulseId = newId<PulseId>();

function waveAt(number: number, more: Partial<Wave> = {}): Wave {
  const at = new Date(Date.UTC(2026, 2, 2 + 14 * number, 9));
  return {
    ...{ id: newId<WaveId>(), pulseId, number, opensOn: at.toISOString().slice(0, 10), opensAt: at, closesAt: at },
    ...{ threshold: 11, rotates: true, half: null, ownItemId: null, takesComments: false, invited: 80, answered: 40 },
    ...{ closedAt: at, frozenAt: at, leadersFrom: at },
    ...more,
  };
}

const figureIn = ({ id }: Wave, score: number, pooled = 1): Figure => ({
  ...{ waveId: id, cell: "group", measure: "support", pooled, people: 20, score, agree: score },
});

const waves = (numbers: readonly number[], more: Partial<Wave> = {}) => numbers.map((number) => waveAt(number, more));

describe("a series", () => {
  test("a wave that was withheld is a gap, and what was withheld before the first figure is left out", () => {
    const [a, b, c, d] = waves([0, 1, 2, 3]) as [Wave, Wave, Wave, Wave];
    const series = seriesOf([a, b, c, d], [figureIn(b, 60), figureIn(d, 62)], "support");
    expect(series.map(({ wave, figure }) => [wave.number, figure?.score])).toEqual([
      [1, 60],
      [2, undefined],
      [3, 62],
    ]);
  });

  test("a figure of two waves stands at the last of them, and the first is a gap for good", () => {
    const [a, b, c] = waves([0, 1, 2]) as [Wave, Wave, Wave];
    const before = seriesOf([a, b], [figureIn(a, 60)], "support");
    const after = seriesOf([a, b, c], [figureIn(a, 60), figureIn(c, 62, 2)], "support");
    expect(after.slice(0, 2)).toEqual(before);
    expect(after.map(({ figure }) => figure?.pooled)).toEqual([1, undefined, 2]);
  });

  test("where a small group was not asked about a dimension, there is no point at all", () => {
    const all = waves([0, 1, 2, 3, 4, 5], { rotates: false });
    // Three dimensions a wave, moving on by one: support is the third of the first wave.
    expect(all.filter((wave) => isAsked(wave, "support")).map(({ number }) => number)).toEqual([0, 1, 2, 5]);
    const series = seriesOf(
      all,
      all.filter((wave) => wave.number !== 2).map((wave) => figureIn(wave, 60)),
      "support",
    );
    expect(series.map(({ wave, figure }) => [wave.number, figure?.score])).toEqual([
      [0, 60],
      [1, 60],
      [2, undefined],
      [5, 60],
    ]);
  });

  test("an item is asked with its place in the wave, a system's own question when its turn comes", () => {
    const own = newId<OwnItemId>();
    const small = waveAt(0, { rotates: false, ownItemId: own });
    const asked = Object.values(itemsOf)
      .flat()
      .filter((item) => isAsked(small, item));
    expect(asked).toEqual(["P1", "D2", "S3"]);
    expect(isAsked(small, `own:${own}`)).toBe(true);
    expect(isAsked(small, `own:${newId<OwnItemId>()}`)).toBe(false);
    expect(
      Object.values(itemsOf)
        .flat()
        .every((item) => isAsked(waveAt(0), item)),
    ).toBe(true);
  });
});

test("a step stands at its wave's point; one at the first point, or where the reader sees none, is none", () => {
  const all = waves([0, 1, 2]);
  const points = all.map((wave) => ({ wave, figure: undefined }));
  const [first, second, third] = all.map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) throw new Error("there are three");
  const steps = [third, newId<WaveId>(), first, second].map((waveId, at) => ({ waveId, reason: `${at}` }));
  expect(placedSteps(points, steps)).toEqual([
    { waveId: second, reason: "3", from: 1 },
    { waveId: third, reason: "0", from: 2 },
  ]);
});

describe("what a chart is of travels in buttons and addresses", () => {
  const anyId = fc.constant(undefined).map(() => newId());
  const anyCell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constant<Cell>("group"),
    anyId.map((id): Cell => `place:${id as PlaceId}`),
    anyId.map((id): Cell => `organisation:${id as OrganisationId}`),
  );
  const anyMeasure: fc.Arbitrary<Measure> = fc.oneof(
    fc.constantFrom<Measure>(...dimensions, ...Object.values(itemsOf).flat()),
    anyId.map((id): Measure => `own:${id as OwnItemId}`),
  );

  test("and comes back as it was, in less than any chat's button holds", () => {
    fc.assert(
      fc.property(anyCell, anyMeasure, (cell, measure) => {
        const shown = { pulseId, cell, measure };
        expect(readShown(subjectOf(shown))).toEqual(shown);
        expect(subjectOf(shown).length).toBeLessThan(250);
      }),
    );
  });

  test.each([
    "",
    "group support",
    `${pulseId} everybody support`,
    `${pulseId} place:x support`,
    `${pulseId} team:${newId()} support`,
    `${pulseId} group pride`,
    `${pulseId} group own:x`,
    `${pulseId} group`,
    `x group support`,
  ])("what is none of ours is none: %s", (typed) => {
    expect(readShown(typed)).toBeUndefined();
  });
});
