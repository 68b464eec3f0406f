/** Systems and the waves of their pulses, small and at random. */
import fc from "fast-check";
import type { Cell, Count, Counts, Stratum } from "../../src/statistics/cells.js";

/** A wave when it closes. Its cells come the most important first. */
export interface Answered {
  readonly counts: Counts;
  readonly asked: Readonly<Record<Stratum, number>>;
  readonly cells: readonly Cell[];
  readonly threshold: number;
}

type Place = readonly Stratum[];

/** The whole group, some places, and each organisation. */
export function cellsOf(strata: readonly Stratum[], places: readonly Place[]): readonly Cell[] {
  return [
    { name: "group", strata },
    ...places.map((members, index) => ({ name: `place ${index}`, strata: members })),
    ...strata.map((stratum) => ({ name: stratum, strata: [stratum] })),
  ];
}

/** A wave that asked everybody one and the same item, with as many answers from each organisation. */
export function answered(people: Readonly<Record<Stratum, number>>, cells: readonly Cell[], item = "1"): Answered {
  const counts = Object.entries(people).map(([stratum, answers]) => [stratum, count({ [item]: answers })] as const);
  const asked = Object.keys(people).map((stratum) => [stratum, 30] as const);
  return { counts: Object.fromEntries(counts), asked: Object.fromEntries(asked), cells, threshold: 11 };
}

/** What is counted where everybody had one item, as in a rotation. */
export function count(items: Readonly<Record<string, number>>): Count {
  return { people: Object.values(items).reduce((sum, answers) => sum + answers, 0), items };
}

/**
 * Up to six organisations, in which people join, leave and keep silent; now and then places change their members and the
 * system its threshold. A wave asks three items, or one that may be another in the next.
 */
export function someWaves(most: number): fc.Arbitrary<readonly Answered[]> {
  return fc.integer({ min: 2, max: 6 }).chain((size) => {
    const strata = Array.from({ length: size }, (_, index) => `organisation ${index}`);
    const places = fc.array(fc.subarray(strata, { minLength: 1 }), { maxLength: 3 });
    const thresholds = fc.constantFrom(5, 8, 11, 14);
    const asked = fc.constantFrom([["1"], ["2"]], [["1", "2", "3"]]);
    return fc.tuple(asked, places, thresholds).chain(([items, usualPlaces, usualThreshold]) => {
      const wave = fc.record({
        counts: fc.constantFrom<readonly string[]>(...items).chain((names) => inEach(strata, anyCount(names))),
        asked: inEach(strata, fc.nat(30)),
        cells: mostly(usualPlaces, places).map((all) => cellsOf(strata, all)),
        threshold: mostly(usualThreshold, thresholds),
      });
      return fc.array(wave, { minLength: 1, maxLength: most });
    });
  });
}

/** Four organisations that are hidden more often than not, so that pools begin and end beside each other. */
export function wavesOfPools(most: number): fc.Arbitrary<readonly Answered[]> {
  const strata = ["a", "b", "c", "d"];
  const people = fc.oneof(fc.nat(3), fc.integer({ min: 4, max: 10 }));
  const wave = inEach(strata, people).map((each) => answered(each, cellsOf(strata, [])));
  return fc.array(wave, { minLength: 3, maxLength: most });
}

/** Each person has one of the items, as in a rotation, or up to all of them, as where somebody may skip one. */
function anyCount(items: readonly string[]): fc.Arbitrary<Count> {
  const answers = fc.oneof(fc.nat(4), fc.nat(12), fc.nat(30));
  return fc.tuple(inEach(items, answers), fc.boolean()).map(([each, rotates]) => {
    const apart = count(each);
    return rotates ? apart : { ...apart, people: Math.max(...Object.values(each)) };
  });
}

function mostly<T>(usual: T, others: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, others);
}

function inEach<T>(names: readonly string[], one: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.record(Object.fromEntries(names.map((name) => [name, one])));
}
