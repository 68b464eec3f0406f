/**
 * An attacker who reads every figure that was ever published, unrounded, and knows everything else but the answers: who
 * works where, who joined and who left, how many answered what in each wave, and how figures are made. One of those who
 * answered, too: where a set of n people can be told, n - 1 others are told to one of them.
 *
 * Answers are unknowns, one for those of a stratum, a wave and an item together; a figure is a row of weights on them.
 * What can be worked out by adding and taking away is the span of the rows.
 */
import type { Counts, Stratum } from "../../src/statistics/cells.js";
import {
  at,
  type Echelon,
  echelonOf,
  extend,
  isZero,
  kernelOf,
  leastCommonMultiple,
  type Row,
  reduceBy,
} from "./elimination.js";

/** A published figure: over which strata and waves (from 0), and of what. "item:<item>" is an item's own. */
export interface Seen {
  readonly of: "score" | "agreement" | `item:${string}`;
  readonly strata: readonly Stratum[];
  readonly waves: readonly number[];
}

interface Unit {
  readonly wave: number;
  readonly stratum: Stratum;
  readonly item: string;
  readonly answers: number;
}

/** Units that every figure weighs alike. */
interface Lump {
  readonly units: readonly Unit[];
  /** The weight that each figure gives to each unit. */
  readonly column: Row;
}

/** What the attacker knows of a wave beforehand, and how many people it promised not to tell apart. */
interface Known {
  readonly counts: Counts;
  readonly threshold: number;
}

/**
 * A set of fewer people than promised about whom something can be worked out, or undefined if there is none. It is as
 * small as can be: nothing can be worked out about a part of it. Where it reaches over waves, the largest of their
 * thresholds is the promise, and a person counts once for each.
 */
export function isolate(waves: readonly Known[], seen: readonly Seen[]): readonly Unit[] | undefined {
  const counts = waves.map((wave) => wave.counts);
  const most = Math.max(...waves.map(({ threshold }) => threshold));
  const promised = (units: readonly Unit[]): number =>
    Math.max(...units.map(({ wave }) => waves[wave]?.threshold ?? 0));
  return attack(counts, seen, {
    mayBreak: (units) => fewestPeople(counts, units) < most,
    breaks: (units) => fewestPeople(counts, units) < promised(units),
  });
}

/** A set about whom something can be worked out, and which may be the same few people, fewer than `below`, in each wave. */
export function isolateTheSame(waves: readonly Known[], seen: readonly Seen[], below: number) {
  const counts = waves.map((wave) => wave.counts);
  const inOneWave = (units: readonly Unit[]): number =>
    Math.max(...groupsOf(units, ({ wave }) => `${wave}`).map((group) => fewestPeople(counts, group)));
  const isFew = (units: readonly Unit[]): boolean => inOneWave(units) < below;
  return attack(counts, seen, { mayBreak: isFew, breaks: isFew });
}

/** What breaks the promise; a set that may not cannot have a larger one that does. */
interface Promised {
  readonly mayBreak: (units: readonly Unit[]) => boolean;
  readonly breaks: (units: readonly Unit[]) => boolean;
}

/** Agreement has unknowns of its own, so it is attacked by itself. Whoever is told an item's score is told who agrees. */
function attack(counts: readonly Counts[], seen: readonly Seen[], promised: Promised): readonly Unit[] | undefined {
  const scores = seen.filter(({ of }) => of !== "agreement");
  const agreement = seen.filter(({ of }) => of !== "score");
  return search(counts, scores, promised) ?? search(counts, agreement, promised);
}

/** How many people a set is of, at the fewest: those who answered one item may be those who answered another. */
export function fewestPeople(counts: readonly Counts[], units: readonly Unit[]): number {
  const groups = groupsOf(units, ({ wave, stratum }) => `${wave} ${stratum}`);
  return groups.reduce((sum, group) => sum + peopleOf(counts, group), 0);
}

function peopleOf(counts: readonly Counts[], units: readonly Unit[]): number {
  const [{ wave, stratum } = { wave: 0, stratum: "" }] = units;
  const { people, items } = counts[wave]?.[stratum] ?? { people: 0, items: {} };
  const chosen = new Set(units.map(({ item }) => item));
  const others = Object.entries(items).reduce((sum, [item, answers]) => (chosen.has(item) ? sum : sum + answers), 0);
  return Math.max(people - others, ...units.map(({ answers }) => answers));
}

/**
 * How to add up figures of one item so that the answers of some strata in one wave are left: a factor for each figure.
 * Undefined where there is no way.
 */
export function waysTo(counts: readonly Counts[], seen: readonly Seen[], target: Seen): readonly number[] | undefined {
  const units = unitsOf(counts);
  const rows = seen.map((one, index) => [
    ...weightsOf(one, units),
    ...seen.map((_, other) => (other === index ? 1n : 0n)),
    0n,
  ]);
  const wanted = [...weightsOf(target, units), ...seen.map(() => 0n), 1n];
  const left = reduceBy(echelonOf(rows, units.length), wanted);
  if (!isZero(left.slice(0, units.length))) return undefined;
  const scale = Number(left.at(-1));
  return seen.map((_, index) => -Number(at(left, units.length + index)) / scale);
}

/**
 * A set can be told where some row of the span is 0 outside it. That is where its rows of the kernel's matrix depend on
 * each other. Every set that may break the promise is tried, so the search is complete.
 */
function search(counts: readonly Counts[], seen: readonly Seen[], promised: Promised): readonly Unit[] | undefined {
  const lumps = lumpsOf(counts, seen);
  const figures = seen.map((_, figure) => lumps.map(({ column }) => at(column, figure)));
  const kernel = kernelOf(echelonOf(figures), lumps.length);
  const duals = lumps.map(({ units }, index) => ({ units, row: kernel.map((vector) => at(vector, index)) }));
  return visit(promised, duals, [], []);
}

/** A set of lumps, and its rows of the kernel's matrix. */
interface Dual {
  readonly units: readonly Unit[];
  readonly row: Row;
}

/** Looks for a set with all of `chosen`, which are independent, and some of the others. */
function visit(
  promised: Promised,
  others: readonly Dual[],
  chosen: readonly Dual[],
  basis: Echelon,
): readonly Unit[] | undefined {
  const possible = others.filter((other) => promised.mayBreak([...chosen, other].flatMap(({ units }) => units)));
  const entangled = dependent([...chosen, ...possible]);
  if (chosen.some((one) => !entangled.includes(one))) return undefined;
  const next = entangled.filter((one) => !chosen.includes(one));
  for (const [index, one] of next.entries()) {
    const set = [...chosen, one];
    const wider = extend(basis, one.row);
    const isTold = wider.length === basis.length;
    const told = isTold
      ? dependent(set).flatMap(({ units }) => units)
      : visit(promised, next.slice(index + 1), set, wider);
    if (told !== undefined && (!isTold || promised.breaks(told))) return told;
  }
  return undefined;
}

/** Those that take part in some dependence. */
function dependent(duals: readonly Dual[]): readonly Dual[] {
  const [first] = duals;
  const columns = (first?.row ?? []).map((_, column) => duals.map(({ row }) => at(row, column)));
  const relations = kernelOf(echelonOf(columns), duals.length);
  return duals.filter((_, index) => relations.some((relation) => at(relation, index) !== 0n));
}

function lumpsOf(counts: readonly Counts[], seen: readonly Seen[]): readonly Lump[] {
  const units = unitsOf(counts);
  const rows = seen.map((one) => weightsOf(one, units));
  const columns = units.map((unit, index) => ({ unit, column: rows.map((row) => at(row, index)) }));
  const seenAtAll = columns.filter(({ column }) => !isZero(column));
  return groupsOf(seenAtAll, ({ column }) => column.join()).flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [{ units: alike.map(({ unit }) => unit), column: first.column }];
  });
}

function unitsOf(counts: readonly Counts[]): readonly Unit[] {
  return counts.flatMap((inWave, wave) =>
    Object.entries(inWave).flatMap(([stratum, { items }]) =>
      Object.entries(items)
        .filter(([, answers]) => answers > 0)
        .map(([item, answers]) => ({ wave, stratum, item, answers })),
    ),
  );
}

/** A score is the mean of its items' means: each answer weighs one part in so many of its item's. */
function weightsOf({ of, strata, waves }: Seen, units: readonly Unit[]): Row {
  const isIn = ({ stratum, wave, item }: Unit): boolean =>
    strata.includes(stratum) && waves.includes(wave) && (!of.startsWith("item:") || of === `item:${item}`);
  if (of !== "score") return units.map((unit) => (isIn(unit) ? 1n : 0n));
  const answers = (item: string): bigint =>
    BigInt(units.filter((unit) => isIn(unit) && unit.item === item).reduce((sum, unit) => sum + unit.answers, 0));
  const items = new Map(units.filter(isIn).map(({ item }) => [item, answers(item)]));
  const common = [...items.values()].reduce(leastCommonMultiple, 1n);
  return units.map((unit) => (isIn(unit) ? common / (items.get(unit.item) ?? 1n) : 0n));
}

function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

/** What the answers to one item may add up to, from 1 to 5 each, where their score in whole points is known. */
export function sumsBehind(score: number, people: number): { readonly least: number; readonly most: number } {
  const sums = Array.from({ length: 4 * people + 1 }, (_, more) => people + more);
  const fitting = sums.filter((sum) => Math.round((sum / people - 1) * 25) === score);
  return { least: Math.min(...fitting), most: Math.max(...fitting) };
}
