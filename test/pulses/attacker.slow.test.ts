/** Somebody who reads every figure of twelve waves, and knows everything but the answers, works out nothing of a few. */
import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/database/tables/pulses.js";
import type { CarriedWave } from "../../src/pulses/closing/carried-waves.js";
import { outturnOf } from "../../src/pulses/closing/outturn.js";
import { dimensionOf } from "../../src/pulses/results/shown.js";
import type { Stratum } from "../../src/statistics/cells.js";
import { isolate, isolateTheSame, type Seen } from "../statistics/attacker.js";
import { seeded } from "../statistics/realistic.js";
import { asks, countsOf, eligibleIn, largeIn, measures, type Figure as Whole } from "./eligible-cells.js";
import { realistic, stressed } from "./simulated-plans.js";
import { type Answered, answeredWaves } from "./simulated-system.js";

type Figure = Pick<Whole, "cell" | "measure" | "pooled">;

/** A wave's figures, by the product's own closing. */
function published(waves: readonly Answered[]): readonly (readonly Figure[])[] {
  let carried: readonly CarriedWave[] = [];
  return waves.map(({ wave, tally, asked, parts }) => {
    const outturn = outturnOf(wave, tally, asked, parts, carried);
    carried = JSON.parse(JSON.stringify(outturn.carried));
    return outturn.figures;
  });
}

/** What the attacker reads of one measure, and knows of the waves that asked it. */
function seenOf(measure: Measure, waves: readonly Answered[], figures: readonly (readonly Figure[])[]) {
  const asking = waves
    .map((one, at) => ({ ...one, figures: figures[at] ?? [] }))
    .filter(({ wave }) => asks(wave, measure));
  const known = asking.map((one) => ({ counts: countsOf(one, measure), threshold: one.wave.threshold }));
  const seen = asking.flatMap(({ figures: told, parts }, at) =>
    told.flatMap(({ cell, measure: of, pooled }): readonly Seen[] => {
      const strata =
        cell === "group" ? everybody(asking) : (parts.find((part) => part.cell === cell)?.organisations ?? []);
      const pool = Array.from({ length: pooled }, (_, back) => at - back);
      if (of === measure) return (["score", "agreement"] as const).map((kind) => ({ of: kind, strata, waves: pool }));
      return dimensionOf(of) === measure ? [{ of: `item:${of}`, strata, waves: pool }] : [];
    }),
  );
  return { known, seen };
}

/** The measures of which something is worked out about fewer people than the threshold, or about the same few. */
function broken(waves: readonly Answered[], figures: readonly (readonly Figure[])[]): readonly Measure[] {
  return measures.filter((measure) => {
    const { known, seen } = seenOf(measure, waves, figures);
    return isolate(known, seen) !== undefined || isolateTheSame(known, seen, 5) !== undefined;
  });
}

describe.each([...realistic, ...stressed])(
  "over twelve waves of a system $name",
  { timeout: 120_000 },
  ({ least, broken: fewest, seeds, plan }) => {
    const histories = seeds.map((seed) => answeredWaves(plan, seeded(seed)));

    test("nothing is worked out about fewer than the threshold", () => {
      for (const waves of histories) expect(broken(waves, published(waves))).toEqual([]);
    });

    test(`at least ${Math.round(100 * least)}% of eligible cells are told`, () => {
      const told = histories.flatMap((waves) => {
        const figures = published(waves);
        return waves.flatMap((wave, at) =>
          eligibleIn(wave).map(({ cell, measure }) =>
            figures[at]?.some((figure) => figure.cell === cell && figure.measure === measure),
          ),
        );
      });
      expect(told.filter((one) => one === true).length / told.length).toBeGreaterThanOrEqual(least);
    });

    test("where whatever is large enough is told, something is worked out about a few", () => {
      for (const waves of histories) {
        const naive = waves.map((wave) => largeIn(wave).map((figure) => ({ ...figure, pooled: 1 })));
        expect(broken(waves, naive).length).toBeGreaterThanOrEqual(fewest);
      }
    });
  },
);

const everybody = (waves: readonly Pick<Answered, "tally">[]): readonly Stratum[] => [
  ...new Set(waves.flatMap(({ tally }) => [...tally.strata.keys()])),
];
