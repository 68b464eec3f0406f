/** One measure of one wave: what is shown by itself, what together with waves before, and what has to wait. */
import type { Cell as CellName, Item, Measure } from "../../database/tables/pulses.js";
import { bandAgreement, bandScore } from "../../statistics/banding.js";
import { type Cell, countOf, type Stratum } from "../../statistics/cells.js";
import { type ClosedWave, type Pool, poolsToPublish } from "../../statistics/pooling.js";
import { addTallies, agreementOf, scoreOf, type Tally } from "../../statistics/scores.js";
import { mayShowItems, visibleCells } from "../../statistics/suppression.js";
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
  const visible = visibleCells(cells, counts, threshold);
  const hidden = cells.filter((cell) => !visible.includes(cell));
  const closed: ClosedWave = { threshold, counts, asked, visible, pools: [] };
  const sums = sumsToKeep(hidden, visible, (some) => tallyOf(measured, some));
  // What kept no sum could not be told, and would only stand in the way of others.
  const summed = sums.map(({ cell }) => cell);
  const pools = poolsToPublish([...before, closed], summed).flatMap((pool) => {
    const tally = pooledTally(pool, [...before.map((wave) => wave.sums), sums]);
    return tally === undefined ? [] : [{ pool, tally, people: pooledPeople(pool, [...before, closed]) }];
  });
  return {
    figures: [
      ...visible.map((cell) =>
        figureOf(measured.measure, cell, tallyOf(measured, cell.strata), countOf(counts, cell.strata).people),
      ),
      ...(mayShowItems(visible, counts, threshold) ? visible.flatMap((cell) => itemFigures(measured, cell)) : []),
      ...pools.map(({ pool, tally, people }) => figureOf(measured.measure, pool.cell, tally, people, pool.waves)),
    ],
    carried: {
      ...{ threshold, counts: mutable(counts), asked: { ...asked }, visible: visible.map(plain) },
      pools: pools.map(({ pool }) => ({ ...pool, cell: plain(pool.cell) })),
      sums: sums.map(({ cell, tally }) => ({ cell: plain(cell), tally: { ...tally } })),
    },
  };
}

/** The whole group first, with everybody who was ever in it; then those of its parts in which anybody was asked. */
function cellsOf(
  { strata, parts }: Measured,
  asked: Readonly<Record<Stratum, number>>,
  before: readonly CarriedMeasure[],
): readonly Named[] {
  const known = [strata.counts, asked, ...before.map(({ counts }) => counts)].flatMap(Object.keys);
  const isAsked = ({ organisations }: Part) => organisations.some((one) => (asked[one] ?? 0) > 0);
  return [
    { name: "group" as const, strata: [...new Set(known)] },
    ...parts.filter(isAsked).map(({ cell, organisations }) => ({ name: cell, strata: organisations })),
  ];
}

function tallyOf({ strata }: Measured, some: readonly Stratum[]): Tally {
  return addTallies(some.map((stratum) => strata.tallies[stratum] ?? {}));
}

type Sums = readonly { readonly cell: Cell<CellName>; readonly tally: Tally }[];

/** Undefined where some wave of the pool kept no sum of this cell as it is now. */
function pooledTally({ cell, waves }: Pool<Named>, sums: readonly Sums[]): Tally | undefined {
  const found = sums.slice(-waves).map((wave) => wave.find((sum) => isSame(sum.cell, cell))?.tally);
  return found.includes(undefined) ? undefined : addTallies(found.map((tally) => tally ?? {}));
}

function pooledPeople({ cell, waves }: Pool, closed: readonly Pick<ClosedWave, "counts">[]): number {
  return closed.slice(-waves).reduce((sum, { counts }) => sum + countOf(counts, cell.strata).people, 0);
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
