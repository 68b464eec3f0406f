/** One measure of one wave: what is shown by itself, what together with waves before, and what has to wait. */
import type { Cell as CellName, Item, Measure } from "../../database/tables/pulses.js";
import { bandAgreement, bandScore } from "../../statistics/banding.js";
import { type Cell, countOf, type Stratum } from "../../statistics/cells.js";
import { type ClosedWave, type Pool, poolsToPublish } from "../../statistics/pooling.js";
import { addTallies, agreementOf, scoreOf, type Tally } from "../../statistics/scores.js";
import { mayShowItems } from "../../statistics/suppression.js";
import { hiddenIn, tellWave } from "../../statistics/tell-wave.js";
import type { Figure } from "../figures.js";
import type { CarriedMeasure } from "./carried-waves.js";
import { sumsToKeep } from "./kept-sums.js";
import type { Counted } from "./outturn.js";
import type { Part } from "./parts.js";

export interface Measured {
  readonly measure: Measure;
  readonly items: readonly Item[];
  readonly threshold: number;
  readonly strata: Counted;
  readonly parts: readonly Part[];
}

type OfMeasure = Omit<Figure, "waveId">;
type Named = Cell<CellName>;

export interface MeasureOutturn {
  readonly figures: readonly OfMeasure[];
  readonly carried: CarriedMeasure;
}

/** `before` are the waves before it that asked the same measure, the oldest first. */
export function measureOutturn(
  measured: Measured,
  asked: Readonly<Record<Stratum, number>>,
  before: readonly CarriedMeasure[],
): MeasureOutturn {
  const { threshold, strata } = measured;
  const { counts } = strata;
  const cells = cellsOf(measured, asked, before);
  const { visible, pools: alone } = tellWave(cells, { threshold, counts, asked });
  const pooled = alone.map(({ cell }) => cell);
  const waiting = hiddenIn(cells, [...visible, ...pooled]);
  const sums = sumsToKeep(waiting, { visible, pooled }, (some) => tallyOf(measured, some));
  const kept = [...before.map((wave) => wave.sums), sums];
  const waves = [...before, { threshold, counts, asked, visible, pools: alone }];
  const longer = poolsToPublish(waves, waiting, (cell) => sumsOf(cell, kept).length);
  return {
    figures: [
      ...[...visible, ...pooled].map((cell) =>
        figureOf(measured.measure, cell, tallyOf(measured, cell.strata), countOf(counts, cell.strata).people),
      ),
      ...(mayShowItems(visible, counts, threshold) ? visible.flatMap((cell) => itemFigures(measured, cell)) : []),
      ...longer.map((pool) => pooledFigure(measured.measure, pool, kept, waves)),
    ],
    carried: {
      ...{ threshold, counts: mutable(counts), asked: { ...asked }, visible: visible.map(plain) },
      pools: [...alone, ...longer].map((pool) => ({ ...pool, cell: plain(pool.cell) })),
      sums: sums.map(({ cell, tally }) => ({ cell: plain(cell), tally: { ...tally } })),
    },
  };
}

/**
 * The whole group first, with everybody who was ever in it; then those of its parts in which anybody was asked, the larger
 * ones first among places and among organisations, so that the smallest are hidden where something has to be.
 */
function cellsOf(
  { strata, parts }: Measured,
  asked: Readonly<Record<Stratum, number>>,
  before: readonly CarriedMeasure[],
): readonly Named[] {
  const known = [strata.counts, asked, ...before.map(({ counts }) => counts)].flatMap(Object.keys);
  const askedIn = ({ organisations }: Part): number =>
    organisations.reduce((sum, organisation) => sum + (asked[organisation] ?? 0), 0);
  const rankOf = ({ cell }: Part): number => (cell.startsWith("place:") ? 0 : 1);
  const bySize = parts
    .filter((part) => askedIn(part) > 0)
    .toSorted((one, other) => rankOf(one) - rankOf(other) || askedIn(other) - askedIn(one));
  return [
    { name: "group" as const, strata: [...new Set(known)] },
    ...bySize.map(({ cell, organisations }) => ({ name: cell, strata: organisations })),
  ];
}

function tallyOf({ strata }: Measured, some: readonly Stratum[]): Tally {
  return addTallies(some.map((stratum) => strata.tallies[stratum] ?? {}));
}

type Sums = readonly { readonly cell: Cell<CellName>; readonly tally: Tally }[];

/** What the newest waves kept of a cell as it is now, the newest first, back to one that kept nothing. */
function sumsOf(cell: Named, kept: readonly Sums[]): readonly Tally[] {
  const found = kept.toReversed().map((wave) => wave.find((sum) => isSame(sum.cell, cell)));
  const end = found.indexOf(undefined);
  return found.slice(0, end < 0 ? found.length : end).map((sum) => sum?.tally ?? {});
}

function pooledFigure(
  measure: Measure,
  { cell, waves }: Pool<Named>,
  kept: readonly Sums[],
  closed: readonly Pick<ClosedWave, "counts">[],
): OfMeasure {
  const people = closed.slice(-waves).reduce((sum, { counts }) => sum + countOf(counts, cell.strata).people, 0);
  return figureOf(measure, cell, addTallies(sumsOf(cell, kept).slice(0, waves)), people, waves);
}

function figureOf(measure: Measure, cell: Named, tally: Tally, people: number, pooled = 1): OfMeasure {
  const score = bandScore(scoreOf(tally) ?? 0).value;
  const agree = bandAgreement(agreementOf(tally) ?? 0, people).value;
  return { cell: cell.name, measure, pooled, people, score, agree };
}

/** Of a measure that asked several questions: one alone is the measure. */
function itemFigures(measured: Measured, cell: Named): readonly OfMeasure[] {
  const { items } = measured;
  if (items.length === 1) return [];
  const tally = tallyOf(measured, cell.strata);
  return items.flatMap((item) => {
    const answers = tally[item];
    return answers === undefined ? [] : [figureOf(item, cell, { [item]: answers }, answers.answers)];
  });
}

function isSame(one: Cell, other: Cell): boolean {
  if (one.name === "group" && other.name === "group") return true;
  return one.name === other.name && one.strata.toSorted().join() === other.strata.toSorted().join();
}

const plain = ({ name, strata }: Named) => ({ name, strata: [...strata] });

const mutable = (counts: Counted["counts"]) =>
  Object.fromEntries(
    Object.entries(counts).map(([stratum, { people, items }]) => [stratum, { people, items: { ...items } }]),
  );
