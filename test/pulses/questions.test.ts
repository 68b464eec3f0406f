/** Who is asked what: covered evenly, and drawn by nobody's choice. */
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { MemberId, PulseId } from "../../src/database/ids.js";
import { dimensions } from "../../src/database/tables/pulses.js";
import { drawOf } from "../../src/pulses/answers.js";
import { FIFTHS, itemsAsked, itemsFor, itemsOf } from "../../src/pulses/questions.js";

const wave = integer({ min: 0, max: 500 });
const fifth = integer({ min: 0, max: FIFTHS - 1 });
const fifths = Array.from({ length: FIFTHS }, (_, at) => at);
const all = dimensions.flatMap((dimension) => [...itemsOf[dimension]]).toSorted();
const dimensionOf = (item: string) => item.slice(0, 1);

describe("the rotation", () => {
  test("asks each fifth three items of three dimensions", () => {
    assert(
      property(wave, fifth, (w, k) => {
        const items = itemsFor(w, k);
        expect(items.map((item) => item.slice(1))).toEqual(["1", "2", "3"]);
        expect(new Set(items.map(dimensionOf)).size).toBe(3);
      }),
    );
  });

  test("asks each fifth all fifteen in any five waves that follow one another", () => {
    assert(
      property(wave, fifth, (w, k) => {
        expect(fifths.flatMap((later) => itemsFor(w + later, k)).toSorted()).toEqual(all);
      }),
    );
  });

  test("asks all fifteen in every wave, each of one fifth, and each dimension of three", () => {
    assert(
      property(wave, (w) => {
        const asked = fifths.map((k) => itemsFor(w, k));
        expect(asked.flat().toSorted()).toEqual(all);
        for (const dimension of dimensions) {
          const about = asked.filter((items) => items.some((item) => itemsAsked(w, dimension, true).includes(item)));
          expect(about).toHaveLength(3);
        }
      }),
    );
  });

  test("asks a small group of what the count expects", () => {
    assert(
      property(wave, (w) => {
        const counted = dimensions.flatMap((dimension) => itemsAsked(w, dimension, false));
        expect(counted.toSorted()).toEqual([...itemsFor(w, 0)].toSorted());
      }),
    );
  });
});

describe("the draw", () => {
  const people = Array.from({ length: 20_000 }, (_, at) => `01900000-0000-7000-8000-${String(at).padStart(12, "0")}`);
  const pulse = "01900000-0000-7000-8000-00000000aaaa" as PulseId;
  const other = "01900000-0000-7000-8000-00000000bbbb" as PulseId;
  const drawn = (one: PulseId) => people.map((id) => drawOf(one, id as MemberId));

  /** How many of each there are. */
  function counts(values: readonly string[]): readonly number[] {
    const found = new Map<string, number>();
    for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
    return [...found.values()];
  }

  /** Within five standard deviations of what chance gives. */
  function expectEven(values: readonly string[], kinds: number): void {
    const share = 1 / kinds;
    const deviation = Math.sqrt(values.length * share * (1 - share));
    const far = counts(values).filter((times) => Math.abs(times - values.length * share) > 5 * deviation);
    expect([counts(values).length, far]).toEqual([kinds, []]);
  }

  test("is the same each time", () => expect(drawn(pulse)).toEqual(drawn(pulse)));

  test("makes equal fifths and halves, neither of which follows from the other", () => {
    expectEven(
      drawn(pulse).map(({ fifth, half }) => `${fifth} ${half}`),
      2 * FIFTHS,
    );
  });

  test("of one pulse tells nothing of the draw of another", () => {
    const both = drawn(pulse).map(({ fifth, half }, at) =>
      [fifth, half, drawn2[at]?.fifth, drawn2[at]?.half].join(" "),
    );
    expectEven(both, 4 * FIFTHS * FIFTHS);
  });
  const drawn2 = drawn(other);
});
