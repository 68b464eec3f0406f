/** What is shown, withheld, pooled and kept follows from how many answered; what they answered changes figures alone. */
import { expect, test } from "vitest";
import type { CarriedWave } from "../../src/pulses/closing/carried-waves.js";
import { outturnOf } from "../../src/pulses/closing/outturn.js";
import { seeded } from "../statistics/realistic.js";
import { realistic, stressed } from "./simulated-plans.js";
import { type Answered, answeredWaves, type Plan, type Says } from "./simulated-system.js";

/** Three organisations, of which one is hidden for another, so that sums of it wait. */
const pooling: Plan = {
  staff: [60, 60, 22, 20],
  homes: [[0], [0], [1], [1]],
  rotates: () => false,
  threshold: () => 11,
};

const mixed: Says = (drawn) => 1 + Math.floor(drawn * 5);
const others: readonly Says[] = [
  () => 5,
  () => 4,
  () => 1,
  // Each organisation of one mind, and only the small ones; the last character of its name is its number.
  (_, stratum) => 1 + ((stratum.codePointAt(stratum.length - 1) ?? 0) % 5),
  (drawn, stratum) => (stratum.endsWith("2") || stratum.endsWith("3") ? 4 : mixed(drawn, stratum)),
  (drawn) => (drawn < 0.1 ? 5 : 4),
];

/** Which cells, measures and lengths of pools are published in each wave, of how many people; and which sums are kept. */
function patternOf(waves: readonly Answered[]) {
  let carried: readonly CarriedWave[] = [];
  return waves.map(({ wave, tally, asked, parts }) => {
    const outturn = outturnOf(wave, tally, asked, parts, carried);
    carried = outturn.carried;
    const sums = carried.flatMap(({ number, measures }) =>
      measures.flatMap(({ measure, carried: { sums: kept } }) =>
        kept.map(({ cell }) => `${number} ${measure} ${cell.name}`),
      ),
    );
    const figures = outturn.figures.map((one) => `${one.cell} ${one.measure} ${one.pooled} ${one.people}`);
    return { figures, sums };
  });
}

test.each([
  { name: "of four organisations", plan: pooling, seeds: 30, pools: true },
  ...realistic.slice(2).map((one) => ({ ...one, seeds: 2, pools: true })),
  ...stressed.slice(2).map((one) => ({ ...one, seeds: 5, pools: false })),
])("in a system $name, whoever is of one mind", { timeout: 120_000 }, ({ plan, seeds, pools }) => {
  const pooled = Array.from({ length: seeds }, (_, seed) => {
    const pattern = patternOf(answeredWaves(plan, seeded(seed), mixed));
    for (const says of others) expect(patternOf(answeredWaves(plan, seeded(seed), says))).toEqual(pattern);
    return pattern.flatMap(({ figures }) => figures).filter((figure) => / [2-4] \d+$/.test(figure));
  });
  if (pools) expect(pooled.flat().length).toBeGreaterThan(0);
});
