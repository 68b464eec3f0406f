/** Somebody who reads every figure of twelve waves, and knows everything but the answers, works out nothing of a few. */
import { describe, expect, test } from "vitest";
import { dimensions, type Item, type Measure } from "../../src/database/tables/pulses.js";
import type { CarriedWave } from "../../src/pulses/closing/carried-waves.js";
import { outturnOf } from "../../src/pulses/closing/outturn.js";
import { isDimension, itemsAsked } from "../../src/pulses/questions.js";
import { dimensionOf } from "../../src/pulses/results/shown.js";
import { type Counts, countOf, type Stratum } from "../../src/statistics/cells.js";
import { FEWEST_ANSWERS } from "../../src/statistics/suppression.js";
import { isolate, isolateTheSame, type Seen } from "../statistics/attacker.js";
import { seeded } from "../statistics/realistic.js";
import { type Answered, answeredWaves, OWN_ITEM } from "./simulated-system.js";

type Figure = Pick<ReturnType<typeof outturnOf>["figures"][number], "cell" | "measure" | "pooled">;

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
  const known = asking.map(({ wave, tally }) => ({
    counts: countsOf(tally, itemsOfMeasure(wave, measure), measure),
    threshold: wave.threshold,
  }));
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

const measures: readonly Measure[] = [...dimensions, `own:${OWN_ITEM}`];

/** The measures of which something is worked out about fewer people than the threshold, or about the same few. */
function broken(waves: readonly Answered[], figures: readonly (readonly Figure[])[]): readonly Measure[] {
  return measures.filter((measure) => {
    const { known, seen } = seenOf(measure, waves, figures);
    return isolate(known, seen) !== undefined || isolateTheSame(known, seen, 5) !== undefined;
  });
}

/** The cells of a wave that are large enough by themselves, with each measure. */
function eligible({ wave, tally, parts }: Answered): readonly Pick<Figure, "cell" | "measure">[] {
  const everywhere = [...tally.strata.keys()];
  return measures
    .filter((measure) => asks(wave, measure))
    .flatMap((measure) => {
      const items = itemsOfMeasure(wave, measure);
      const counts = countsOf(tally, items, measure);
      const isLarge = (strata: readonly Stratum[]) => {
        const { people, items: answers } = countOf(counts, strata);
        return people >= wave.threshold && items.every((item) => (answers[item] ?? 0) >= FEWEST_ANSWERS);
      };
      const cells = [{ cell: "group" as const, organisations: everywhere }, ...parts].filter(({ organisations }) =>
        isLarge(organisations),
      );
      return cells.map(({ cell }) => ({ cell, measure }));
    });
}

/** `least` is the share of what is large enough by itself that is told. */
const systems = [
  {
    ...{ name: "of 5,630 people, whose questions rotate", least: 0.8 },
    plan: { staff: [2400, 1500, 900, 420, 200, 120, 60, 30], rotates: () => true, threshold: () => 11 },
  },
  {
    ...{ name: "of 1,698 people, of whom half are in one organisation", least: 0.7 },
    plan: { staff: [900, 420, 200, 90, 45, 24, 13, 6], rotates: () => true, threshold: () => 11 },
  },
  {
    // Here almost every part is larger than another by a few people alone.
    ...{ name: "of 57 people, all of whom are asked the same", least: 0.4 },
    plan: { staff: [18, 12, 9, 7, 5, 3, 2, 1], rotates: () => false, threshold: () => 11 },
  },
  {
    ...{ name: "of 235 people, whose questions begin and cease to rotate and whose threshold is changed", least: 0.7 },
    plan: {
      staff: [60, 40, 40, 30, 30, 20, 10, 5],
      rotates: (wave: number) => wave >= 5 && wave < 9,
      threshold: (wave: number) => (wave < 4 ? 5 : wave < 8 ? 11 : 7),
    },
  },
];

describe.each(systems)("over twelve waves of a system $name", { timeout: 120_000 }, ({ name, least, plan }) => {
  const histories = [1, 2, 3].map((seed) => answeredWaves(plan, seeded(seed)));

  test("nothing is worked out about fewer than the threshold", () => {
    for (const waves of histories) expect(broken(waves, published(waves))).toEqual([]);
  });

  test("most of what is large enough by itself is told", () => {
    const told = histories.flatMap((waves) => {
      const figures = published(waves);
      return waves.flatMap((wave, at) =>
        eligible(wave).map(({ cell, measure }) =>
          figures[at]?.some((figure) => figure.cell === cell && figure.measure === measure),
        ),
      );
    });
    const share = told.filter((one) => one === true).length / told.length;
    console.log(`${(100 * share).toFixed(1)}% of ${told.length} cells are told over twelve waves of a system ${name}`);
    expect(share).toBeGreaterThanOrEqual(least);
  });

  test("where whatever is large enough is told, something is worked out about a few", () => {
    for (const waves of histories) {
      const naive = waves.map((wave) => eligible(wave).map((figure) => ({ ...figure, pooled: 1 })));
      expect(broken(waves, naive).length).toBeGreaterThan(2);
    }
  });
});

function asks({ number, rotates, ownItemId }: Answered["wave"], measure: Measure): boolean {
  return measure === `own:${ownItemId}` || (isDimension(measure) && itemsAsked(number, measure, rotates).length > 0);
}

const itemsOfMeasure = ({ number, rotates }: Answered["wave"], measure: Measure): readonly Item[] =>
  isDimension(measure) ? itemsAsked(number, measure, rotates) : [measure as Item];

function countsOf({ strata }: Answered["tally"], items: readonly Item[], measure: Measure): Counts {
  return Object.fromEntries(
    [...strata].map(([stratum, tally]) => {
      const answers = items.map((item) => [item, tally.items.get(item)?.answers ?? 0] as const);
      const people = isDimension(measure) ? (tally.people.get(measure) ?? 0) : (answers[0]?.[1] ?? 0);
      return [stratum, { people, items: Object.fromEntries(answers) }];
    }),
  );
}

const everybody = (waves: readonly Pick<Answered, "tally">[]): readonly Stratum[] => [
  ...new Set(waves.flatMap(({ tally }) => [...tally.strata.keys()])),
];
