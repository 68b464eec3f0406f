import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atomsOf, type Cell, countOf, itemsIn } from "../../src/statistics/cells.js";
import { mayShowItems, visibleCells } from "../../src/statistics/suppression.js";
import { byOurRules } from "./publishing.js";
import { realisticWaves, seeded } from "./realistic.js";
import { type Answered, answered, cellsOf, count, someWaves } from "./systems.js";

/** The names of what is shown where each organisation has so many answers to one item, and the threshold is 11. */
function shown(people: Readonly<Record<string, number>>, places: readonly (readonly string[])[] = []) {
  const { counts, cells } = answered(people, cellsOf(Object.keys(people), places));
  return visibleCells(cells, counts, 11).map(({ name }) => name);
}

describe("what is shown of a wave", () => {
  test("a cell with the threshold of answers", () => {
    expect(shown({ hospital: 11 })).toEqual(["group", "hospital"]);
    expect(shown({ hospital: 10 })).toEqual([]);
  });

  test("with a small one its neighbour is hidden, which the total would give away with the others", () => {
    expect(shown({ hospital: 40, council: 20, hospice: 4 })).toEqual(["group", "hospital"]);
    expect(shown({ hospital: 40, hospice: 4 })).toEqual(["group"]);
  });

  test("two small ones hide each other where together they reach the threshold", () => {
    expect(shown({ hospital: 40, council: 20, hospice: 4, practice: 7 })).toEqual(["group", "hospital", "council"]);
  });

  test("one that nobody answered from hides nothing", () => {
    expect(shown({ hospital: 40, council: 20, hospice: 0 })).toEqual(["group", "hospital", "council"]);
  });

  test("places that differ by few people are not shown together", () => {
    const people = { hospital: 40, council: 20, hospice: 4, practice: 30 };
    const places = [
      ["hospital", "council", "hospice"],
      ["hospital", "council"],
    ];
    expect(shown(people, places)).toEqual(["group", "place 0", "hospital", "practice"]);
  });

  test("places that overlap in few people are not either", () => {
    const people = { hospital: 40, council: 40, hospice: 4 };
    const places = [
      ["hospital", "hospice"],
      ["hospice", "council"],
    ];
    expect(shown(people, places)).toEqual(["group", "place 0", "council"]);
  });

  test("organisations come before places where more can be shown so", () => {
    const people = { hospital: 20, council: 20, charity: 20, hospice: 6, practice: 6 };
    const places = [["hospital", "council", "hospice"]];
    expect(shown(people, places)).toEqual(["group", "hospital", "council", "charity"]);
  });

  test("each item needs half of the threshold, and one that was asked and not answered has none", () => {
    const one = cellsOf(["hospital"], []);
    expect(visibleCells(one, { hospital: count({ S1: 6, S2: 12, S3: 6 }) }, 11)).toHaveLength(2);
    expect(visibleCells(one, { hospital: count({ S1: 5, S2: 12, S3: 6 }) }, 11)).toEqual([]);
    expect(visibleCells(one, { hospital: count({ S1: 20, S2: 0 }) }, 11)).toEqual([]);
  });

  test("each item needs five answers, however low the threshold", () => {
    const one = cellsOf(["hospital"], []);
    expect(visibleCells(one, { hospital: count({ S1: 5, S2: 5 }) }, 5)).toHaveLength(2);
    expect(visibleCells(one, { hospital: count({ S1: 5, S2: 4 }) }, 5)).toEqual([]);
  });

  test("items, where each of them has the threshold in whatever can be told apart", () => {
    const counts = { hospital: count({ S1: 11, S2: 20 }), council: count({ S1: 10, S2: 20 }) };
    const [group, hospital] = cellsOf(["hospital", "council"], []);
    if (group === undefined || hospital === undefined) throw new Error("there are no cells");
    expect(mayShowItems([group], counts, 11)).toBe(true);
    expect(mayShowItems([group, hospital], counts, 11)).toBe(false);
    expect(mayShowItems([hospital], counts, 11)).toBe(true);
  });

  test("nothing, of nothing", () => {
    expect(visibleCells([], {}, 11)).toEqual([]);
    expect(visibleCells(cellsOf(["hospital"], []), {}, 11)).toEqual([]);
  });
});

describe("in any system", () => {
  const inAny = (holds: (visible: readonly Cell[], wave: Answered) => void): void => {
    const checks = fc.property(someWaves(1), ([wave]) => {
      if (wave !== undefined) holds(visibleCells(wave.cells, wave.counts, wave.threshold), wave);
    });
    fc.assert(checks, { numRuns: 500 });
  };

  const fewest = (threshold: number): number => Math.max(5, threshold / 2);

  test("each atom of what is shown has nobody, or the threshold and half of it at each item", () => {
    inAny((visible, { counts, threshold }) => {
      const atoms = atomsOf(visible).map((atom) => countOf(counts, atom));
      expect(atoms.filter(({ people }) => people > 0 && people < threshold)).toEqual([]);
      const answers = atoms.flatMap(({ items }) => Object.values(items));
      expect(answers.filter((one) => one > 0 && one < fewest(threshold))).toEqual([]);
    });
  });

  test("nothing more could be shown with it, or not without losing items", () => {
    inAny((visible, { cells, counts, threshold }) => {
      const least = mayShowItems(visible, counts, threshold) ? threshold : fewest(threshold);
      const fits = cells.filter((cell) => {
        const whole = countOf(counts, cell.strata);
        const all = [whole, ...atomsOf([...visible, cell]).map((atom) => countOf(counts, atom))];
        const isSafe = all.every(
          ({ people, items }) =>
            (people === 0 || people >= threshold) && Object.values(items).every((one) => one === 0 || one >= least),
        );
        return isSafe && itemsIn(counts).every((item) => (whole.items[item] ?? 0) > 0);
      });
      expect(fits.filter((cell) => !visible.includes(cell))).toEqual([]);
    });
  });

  test("the whole group is shown wherever it is large enough", () => {
    inAny((visible, { cells: [group], counts, threshold }) => {
      const { people, items } = countOf(counts, group?.strata ?? []);
      const isLarge = people >= threshold && Object.values(items).every((one) => one >= fewest(threshold));
      expect(visible.some((cell) => cell === group)).toBe(isLarge);
    });
  });
});

/** Large enough: eleven people, and five answers to each item. Told: the score, in the wave itself. */
test.each([
  { rotates: true, least: 0.8 },
  { rotates: false, least: 0.98 },
])(
  "most cells that are large enough by themselves are told, where questions rotate: $rotates",
  ({ rotates, least }) => {
    const random = seeded(2);
    const waves = Array.from({ length: 100 }, () => realisticWaves(random, 1, rotates)).flat();
    const large = waves.flatMap(({ cells, counts }) =>
      cells.filter(({ strata }) => {
        const { people, items } = countOf(counts, strata);
        return people >= 11 && Object.values(items).every((answers) => answers >= 5);
      }),
    );
    const told = waves.map((wave) => byOurRules(wave, [])).flatMap(({ visible, pools }) => [...visible, ...pools]);
    expect(told.length / large.length).toBeGreaterThan(least);
  },
);
