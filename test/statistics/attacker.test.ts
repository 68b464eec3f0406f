/** Nobody can be told apart from what is published; and each rule is there because somebody could be without it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreOf } from "../../src/statistics/scores.js";
import { fewestPeople, isolate, isolateTheSame, type Seen, sumsBehind, waysTo } from "./attacker.js";
import { byRollingPools, byThresholdAlone, publish, seenOf } from "./publishing.js";
import { realisticWaves, seeded } from "./realistic.js";
import { type Answered, answered, cellsOf, count, someWaves, wavesOfPools } from "./systems.js";

const organisations = ["hospital", "council", "hospice"];
const cells = cellsOf(organisations, []);
const scoresIn = (seen: readonly Seen[]): readonly Seen[] => seen.filter(({ of }) => of === "score");
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe("nothing can be worked out about fewer than the threshold", () => {
  test.each([
    { systems: "of one wave", any: someWaves(1), runs: 1000 },
    { systems: "of up to two waves", any: someWaves(2), runs: 800 },
    { systems: "of up to four waves", any: someWaves(4), runs: 500 },
    { systems: "of up to eight waves", any: someWaves(8), runs: 100 },
    { systems: "of up to six waves with many pools", any: wavesOfPools(6), runs: 300 },
  ])("in small systems $systems", ({ any, runs }) => {
    const tried = { visible: 0, hidden: 0, pools: 0 };
    const holds = (waves: readonly Answered[]): void => {
      const closed = publish(waves);
      const seen = seenOf(closed);
      expect(isolate(closed, seen)).toBeUndefined();
      expect(isolateTheSame(closed, seen, 5)).toBeUndefined();
      const visible = closed.flatMap((wave) => wave.visible).length;
      tried.visible += visible;
      tried.hidden += waves.flatMap((wave) => wave.cells).length - visible;
      tried.pools += closed.flatMap(({ pools }) => pools).length;
    };
    fc.assert(fc.property(any, holds), { numRuns: runs, seed: 11 });
    expect(Math.min(tried.visible, tried.hidden, tried.pools)).toBeGreaterThan(100);
  });

  test.each([true, false])("in a system of twelve over six waves, where questions rotate: %s", (rotates) => {
    const closed = publish(realisticWaves(seeded(7), 6, rotates));
    expect(isolate(closed, seenOf(closed))).toBeUndefined();
  });
});

describe("where every cell is shown that is large enough by itself", () => {
  const people = { hospital: 12, council: 7, hospice: 2 };
  const wave = answered(people, cellsOf(organisations, [["hospital", "council"]]));
  const closed = publish([wave], byThresholdAlone);
  const scores = scoresIn(seenOf(closed));
  const ways = waysTo([wave.counts], scores, { of: "score", strata: ["hospice"], waves: [0] }) ?? [];
  const sumOf = (each: Readonly<Record<string, number>>, { strata }: Seen): number =>
    sum(strata.map((stratum) => each[stratum] ?? 0));

  test("a hidden organisation's sum is worked out exactly, and one of two in it knows what the other said", () => {
    const answers = { hospital: 41, council: 23, hospice: 7 };
    expect(sum(scores.map((score, index) => sumOf(answers, score) * (ways[index] ?? 0)))).toBe(7);
  });

  test("whole points do not help: they give the score to the point", () => {
    const sums = fc.record({
      hospital: fc.integer({ min: 12, max: 60 }),
      council: fc.integer({ min: 7, max: 35 }),
      hospice: fc.integer({ min: 2, max: 10 }),
    });
    const recovers = (each: Readonly<Record<string, number>>): void => {
      const ranges = scores.map((one) => {
        const answers = sumOf(people, one);
        return sumsBehind(scoreOf({ "1": { answers, sum: sumOf(each, one), agree: 0 } }) ?? 0, answers);
      });
      const end = (which: "least" | "most", other: "least" | "most"): number =>
        sum(ranges.map((range, index) => range[(ways[index] ?? 0) > 0 ? which : other] * (ways[index] ?? 0)));
      const [least, most] = [end("least", "most"), end("most", "least")];
      expect(least).toBeLessThanOrEqual(each["hospice"] ?? 0);
      expect(most).toBeGreaterThanOrEqual(each["hospice"] ?? 0);
      expect(((most - least) / people.hospice) * 25).toBeLessThan(1);
    };
    fc.assert(fc.property(sums, recovers));
  });

  test("our rules leave nothing smaller than the group to speak of", () => {
    const [ours] = publish([wave]);
    const seen = ours === undefined ? [] : seenOf([ours]);
    expect(isolate([{ ...wave, threshold: 21 }], seen)).toBeUndefined();
    expect(fewestPeople([wave.counts], isolate([{ ...wave, threshold: 22 }], seen) ?? [])).toBe(21);
  });

  test("somebody can be told apart in most systems", () => {
    const systems = fc.sample(someWaves(1), { numRuns: 200, seed: 11 });
    const broken = systems.map((waves) => publish(waves, byThresholdAlone)).filter((one) => isolate(one, seenOf(one)));
    expect(broken.length).toBeGreaterThan(100);
  });
});

describe("where items have fewer answers", () => {
  const score = (...strata: string[]): Seen => ({ of: "score", strata, waves: [0] });

  test("two and both of them weigh an item differently: ten come apart, so each item needs half of the threshold", () => {
    const counts = { hospital: count({ S1: 12, S2: 12, S3: 5 }), council: count({ S1: 6, S2: 6, S3: 5 }) };
    const seen = [score("hospital"), score("council"), score("hospital", "council")];
    const told = isolate([{ counts, threshold: 11 }], seen) ?? [];
    expect(told.map(({ stratum, item }) => `${stratum} ${item}`)).toEqual(["hospital S3", "council S3"]);
  });

  test("a group's items and its parts' scores tell an item of a part, so items are shown of all or of none", () => {
    const counts = { hospital: count({ S1: 6, S2: 10, S3: 10 }), council: count({ S1: 20, S2: 10, S3: 10 }) };
    const items = (["S1", "S2", "S3"] as const).map((item) => ({
      ...score("hospital", "council"),
      of: `item:${item}` as const,
    }));
    const told = isolate([{ counts, threshold: 11 }], [score("hospital"), score("council"), ...items]) ?? [];
    expect(told.map(({ stratum, item }) => `${stratum} ${item}`)).toEqual(["hospital S1"]);
  });
});

describe("where whatever is hidden is pooled as soon as it has enough answers", () => {
  const over = (waves: readonly Readonly<Record<string, number>>[], only = cells) => {
    const closing = waves.map((people) => answered(people, only));
    const naive = publish(closing, byRollingPools);
    const ours = publish(closing);
    expect(isolate(ours, seenOf(ours))).toBeUndefined();
    expect(isolateTheSame(ours, seenOf(ours), 5)).toBeUndefined();
    return { naive, seen: seenOf(naive), ours };
  };
  const told = (units: ReturnType<typeof isolate>) => units?.map(({ stratum, wave }) => `${stratum} ${wave}`);

  test("those who were hidden with it are the rest of the total", () => {
    const { naive, seen } = over(Array.from({ length: 2 }, () => ({ hospital: 30, council: 8, hospice: 3 })));
    expect(told(isolate(naive, seen))).toEqual(["hospice 0", "hospice 1"]);
  });

  test("a wave in which it was visible is taken away from the pool", () => {
    const waves = [11, 4].map((council) => ({ hospital: 30, council, hospice: 20 }));
    const { naive, seen } = over(
      waves,
      cells.filter(({ name }) => name !== "hospice"),
    );
    expect(told(isolate(naive, seen))).toEqual(["council 1"]);
  });

  test("three people four times are no eleven", () => {
    const { naive, seen, ours } = over(Array.from({ length: 4 }, () => ({ hospital: 30, council: 30, hospice: 3 })));
    const pooled = naive.map(({ pools }) => pools.filter(({ cell }) => cell.name === "hospice"));
    expect(pooled.map((pools) => pools.length)).toEqual([0, 0, 0, 1]);
    expect(told(isolateTheSame(naive, seen, 5))?.every((one) => one.startsWith("hospice"))).toBe(true);
    expect(ours.flatMap(({ pools }) => pools).filter(({ cell }) => cell.name === "hospice")).toEqual([]);
  });
});
