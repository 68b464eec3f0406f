/** Waves of a pulse, closed one after the other, and what is published of them. */
import { type Cell, countOf, itemsIn } from "../../src/statistics/cells.js";
import { type ClosedWave, poolsToPublish } from "../../src/statistics/pooling.js";
import { mayShowItems } from "../../src/statistics/suppression.js";
import { hiddenIn, tellWave } from "../../src/statistics/tell-wave.js";
import type { Seen } from "./attacker.js";
import type { Answered } from "./systems.js";

/** How a wave is published after others: by our rules, or by worse ones that show why they are needed. */
export type Publisher = (wave: Answered, before: readonly ClosedWave[]) => ClosedWave;

export const byOurRules: Publisher = (wave, before) => {
  const closed = { ...wave, ...tellWave(wave.cells, wave) };
  const hidden = hiddenIn(wave.cells, [...closed.visible, ...closed.pools.map(({ cell }) => cell)]);
  return { ...closed, pools: [...closed.pools, ...poolsToPublish([...before, closed], hidden)] };
};

/** Whatever cell is large enough by itself. */
export const byThresholdAlone: Publisher = (wave) => {
  const isLarge = ({ strata }: Cell) => countOf(wave.counts, strata).people >= wave.threshold;
  return { ...wave, visible: wave.cells.filter(isLarge), pools: [] };
};

/** Whatever is hidden, over as few waves as have enough answers. */
export const byRollingPools: Publisher = (wave, before) => {
  const closed = { ...byOurRules(wave, []), pools: [] };
  const recent = [...before, closed];
  const pools = wave.cells.flatMap((cell) => {
    const people = recent.map(({ counts }) => countOf(counts, cell.strata).people).toReversed();
    const enough = people.findIndex((_, at) => sum(people.slice(0, at + 1)) >= wave.threshold);
    return closed.visible.includes(cell) || enough < 0 ? [] : [{ cell, waves: enough + 1 }];
  });
  return { ...closed, pools };
};

export function publish(waves: readonly Answered[], publisher: Publisher = byOurRules): readonly ClosedWave[] {
  const closed: ClosedWave[] = [];
  for (const wave of waves) closed.push(publisher(wave, closed));
  return closed;
}

/** All that is published of some waves: score and agreement of visible cells and pools, and items where they may be. */
export function seenOf(waves: readonly ClosedWave[]): readonly Seen[] {
  return waves.flatMap(({ visible, pools, counts, threshold }, wave) => {
    const shown = mayShowItems(visible, counts, threshold) ? itemsIn(counts) : [];
    const items = shown.map((item) => `item:${item}` as const);
    const ofCells = visible.flatMap(({ strata }) =>
      (["score", "agreement", ...items] as const).map((of) => ({ of, strata, waves: [wave] })),
    );
    const ofPools = pools.flatMap(({ cell, waves: length }) => {
      const pooled = Array.from({ length }, (_, back) => wave - back);
      return (["score", "agreement"] as const).map((of) => ({ of, strata: cell.strata, waves: pooled }));
    });
    return [...ofCells, ...ofPools];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
