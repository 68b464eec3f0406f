/** Who meets whom, against everything that could have been. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HalfDay } from "../../src/database/tables/meetings.js";
import { pairAtOnce } from "../../src/meetings/pairing/pair-up.js";
import type { Pairable, Round } from "../../src/meetings/pairing/people.js";

const halves: readonly HalfDay[] = ["1-am", "1-pm", "2-am", "3-pm", "5-am"];

const somebody = (id: string, known: Partial<Pairable> = {}): Pairable => ({
  ...{ id, organisation: "one", sector: "hospital", role: "", free: [], waited: false },
  ...known,
});

const idOf = (at: number) => `p${at}`;

/** Rounds of up to `most` people, in which many have met and many never may. */
const rounds = (most: number, share = 0.4): fc.Arbitrary<Round> =>
  fc.integer({ min: 0, max: most }).chain((size) => {
    const people = fc.tuple(
      ...Array.from({ length: size }, (_, at) =>
        fc.record({
          id: fc.constant(idOf(at)),
          organisation: fc.constantFrom("hospital", "council", "charity", null),
          sector: fc.constantFrom("hospital", "council", null),
          role: fc.constantFrom("", "Nurse", "Manager"),
          free: fc.subarray([...halves]),
          waited: fc.boolean(),
        }),
      ),
    );
    const all = Array.from({ length: size }, (_, one) =>
      Array.from({ length: size - one - 1 }, (_, more) => [idOf(one), idOf(one + more + 1)] as const),
    ).flat();
    const some = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: all.length, maxLength: all.length })
      .map((draws) => all.filter((_, at) => (draws[at] ?? 1) < share));
    return fc.record({ people, met: some, never: some, seed: fc.string() });
  });

const key = (one: string, other: string) => [one, other].toSorted().join(" ");
const pairsIn = ([a = "", b = "", c]: readonly string[]) =>
  c === undefined ? [key(a, b)] : [key(a, b), key(a, c), key(b, c)];
const keys = (pairs: Round["met"]) => new Set(pairs.map(([one, other]) => key(one, other)));

interface Worth {
  readonly people: number;
  readonly repeats: number;
}

/** As many people as can be, and then as few repeats, by trying everything. */
function best({ people, met, never }: Round): Worth {
  const [repeats, forbidden] = [keys(met), keys(never)];
  const worthOf = (group: readonly string[]): Worth | undefined => {
    const pairs = pairsIn(group);
    if (pairs.some((pair) => forbidden.has(pair))) return undefined;
    return { people: group.length, repeats: pairs.filter((pair) => repeats.has(pair)).length };
  };
  const better = (one: Worth, other: Worth | undefined): Worth =>
    other === undefined || one.people > other.people || (one.people === other.people && one.repeats <= other.repeats)
      ? one
      : other;
  const from = ([first, ...rest]: readonly string[], trio: boolean): Worth => {
    if (first === undefined) return { people: 0, repeats: 0 };
    const groups = rest.flatMap((two, at) => [
      [first, two],
      ...(trio ? rest.slice(at + 1).map((three) => [first, two, three]) : []),
    ]);
    return groups.reduce(
      (found, group) => {
        const worth = worthOf(group);
        if (worth === undefined) return found;
        const others = from(
          rest.filter((id) => !group.includes(id)),
          trio && group.length === 2,
        );
        const whole = { people: worth.people + others.people, repeats: worth.repeats + others.repeats };
        return better(found, whole);
      },
      from(rest, trio),
    );
  };
  return from(
    people.map(({ id }) => id),
    people.length % 2 === 1,
  );
}

function holds(round: Round): void {
  const { groups, left } = pairAtOnce(round);
  const forbidden = keys(round.never);
  const all = [...groups.flat(), ...left];
  expect(all.toSorted()).toEqual(round.people.map(({ id }) => id).toSorted());
  expect(groups.flatMap(pairsIn).filter((pair) => forbidden.has(pair))).toEqual([]);
  const trios = groups.filter((group) => group.length === 3);
  expect(groups.every((group) => group.length === 2 || group.length === 3)).toBe(true);
  expect(trios.length).toBeLessThanOrEqual(round.people.length % 2);
  const alone = left.flatMap((one, at) => left.slice(at + 1).map((other) => key(one, other)));
  expect(alone.filter((pair) => !forbidden.has(pair))).toEqual([]);
}

describe("whatever the round", () => {
  test("everybody is in one place at most, nobody is alone who could be paired, and nobody meets whom they must not", () => {
    fc.assert(fc.property(rounds(24), holds), { numRuns: 300 });
    fc.assert(fc.property(rounds(90, 0.1), holds), { numRuns: 15 });
  });

  test("as many meet as can, and nobody meets again where that can be avoided: against everything that could be", () => {
    fc.assert(
      fc.property(rounds(8), (round) => {
        const { groups } = pairAtOnce(round);
        const met = keys(round.met);
        const found = {
          people: groups.flat().length,
          repeats: groups.flatMap(pairsIn).filter((pair) => met.has(pair)).length,
        };
        expect(found).toEqual(best(round));
      }),
      { numRuns: 1_000 },
    );
  });

  test("the same seed gives the same pairs", () => {
    fc.assert(
      fc.property(rounds(40), (round) => {
        expect(pairAtOnce(round)).toEqual(pairAtOnce(round));
      }),
      { numRuns: 30 },
    );
  });
});

const crowd = (sizes: readonly number[]): readonly Pairable[] =>
  sizes.flatMap((size, organisation) =>
    Array.from({ length: size }, (_, at) =>
      somebody(`${organisation}-${at}`, { organisation: String(organisation), sector: String(organisation % 3) }),
    ),
  );

const together = (groups: readonly (readonly string[])[]) =>
  groups.flatMap(pairsIn).filter((pair) => new Set(pair.split(" ").map((id) => id.split("-")[0])).size === 1).length;

describe("what is preferred", () => {
  test.each([
    [[6, 4, 2], 0],
    [[40, 25, 10, 5], 0],
    [[300, 200, 90, 10], 0],
    [[30, 6, 4], 10],
    [[400, 100, 60], 120],
  ])("of organisations of %j, %i pairs are of one organisation, and no more", (sizes, pairs) => {
    const { groups } = pairAtOnce({ people: crowd(sizes), met: [], never: [], seed: "a" });
    expect(together(groups)).toBe(pairs);
  });

  test("for a year of rounds nobody meets anybody twice, although only one in four works elsewhere", () => {
    const people = crowd([30, 8, 3]);
    const met: (readonly [string, string])[] = [];
    for (let round = 0; round < 12; round += 1) {
      const { groups, left } = pairAtOnce({ people, met, never: [], seed: `round ${round}` });
      expect(left).toEqual([]);
      met.push(...groups.flatMap(pairsIn).map((pair) => pair.split(" ") as [string, string]));
    }
    expect(new Set(met.map(([one, other]) => key(one, other))).size).toBe(met.length);
  });

  test("another sector comes before a time in common, and a time in common before none", () => {
    const free = (half: HalfDay) => ({ free: [half] });
    const people = [
      somebody("a", { organisation: "1", sector: "hospital", ...free("1-am") }),
      somebody("b", { organisation: "2", sector: "hospital", ...free("1-am") }),
      somebody("c", { organisation: "3", sector: "council", ...free("2-am") }),
      somebody("d", { organisation: "4", sector: "council", ...free("2-am") }),
    ];
    const meet = (round: readonly Pairable[]) =>
      pairAtOnce({ people: round, met: [], never: [], seed: "s" }).groups.map((group) => group.toSorted().join(""));
    expect(["ab", "cd"]).not.toContain(meet(people)[0]);
    const alike = people.map((person) => ({ ...person, sector: "hospital" }));
    expect(meet(alike).toSorted()).toEqual(["ab", "cd"]);
  });

  test("whoever waited is paired before whoever did not", () => {
    const people = [somebody("a"), somebody("b", { waited: true }), somebody("c"), somebody("d")];
    const never = [
      ["b", "c"],
      ["b", "d"],
      ["c", "d"],
    ] as const;
    for (const seed of ["1", "2", "3", "4", "5"])
      expect(pairAtOnce({ people, met: [], never, seed }).groups.map((group) => group.toSorted())).toEqual([
        ["a", "b"],
      ]);
  });

  test("one who may be paired with nobody waits, and everybody else meets", () => {
    const people = crowd([20, 20]);
    const never = people.slice(1).map(({ id }) => ["0-0", id] as const);
    const { groups, left } = pairAtOnce({ people, met: [], never, seed: "x" });
    expect(left).toContain("0-0");
    expect(groups.flat().length).toBe(38);
  });
});
