/** A signal in words, for those who lead. */
import type { MemberId } from "../../database/ids.js";
import { type Group, groupName } from "../../groups/groups.js";
import { findPulse, frozenWaves, type Pulse, type Wave } from "../pulses.js";
import { chartMeasure } from "../results/chart-measure.js";
import { resultsReadable } from "../results/readable-pulses.js";
import type { Naming } from "../results/result-names.js";
import { concerned } from "./concerned.js";
import type { Signal } from "./pulse-signals.js";

export interface SignalView {
  readonly signal: Signal;
  readonly group: Group;
  /** "Support" */
  readonly name: string;
  /** "in Harbour place" */
  readonly where: string;
  /** "Support has been below its usual range for three waves in Harbour place." */
  readonly sentence: string;
}

/**
 * As its chart stands at `at` by what leaders may read then; as it stood when it was answered, where it was answered
 * before; and by those of its waves alone that somebody may read, where not all are theirs. Undefined where the pulse is
 * no more.
 */
export async function viewSignal(
  naming: Naming,
  signal: Signal,
  at: Date,
  readable?: readonly Wave[],
): Promise<SignalView | undefined> {
  const { read, words, system } = naming;
  const pulse = await findPulse(read, signal.pulseId);
  if (pulse === undefined) return undefined;
  const { answeredAt, askedAt } = signal;
  const all = await frozenWaves(read, pulse.id, answeredAt !== null && answeredAt < at ? answeredAt : at);
  const waves = readable === undefined ? all : all.filter(({ id }) => readable.some((wave) => wave.id === id));
  const newest = waves.at(-1);
  if (newest === undefined) return undefined;
  const chart = await chartMeasure(naming, { pulse, waves, newest }, signal);
  const group = concerned(pulse, signal.cell);
  const where = await whereOf(naming, group);
  const stands = chart.judged.variation?.kind === "concern";
  const { sentence, stoodOut } = words.signals;
  return {
    ...{ signal, group, name: chart.name, where },
    sentence: stands ? sentence(chart.sentence, where) : stoodOut(chart.name, where, askedAt, system.timeZone),
  };
}

/** Those of them whose pulse there still is. */
export async function viewSignals(
  naming: Naming,
  signals: readonly Signal[],
  at: Date,
  readable?: readonly Wave[],
): Promise<readonly SignalView[]> {
  const views: SignalView[] = [];
  for (const signal of signals) {
    const view = await viewSignal(naming, signal, at, readable);
    if (view !== undefined) views.push(view);
  }
  return views;
}

export async function whereOf({ read, words, system }: Naming, group: Group): Promise<string> {
  const { where } = words.signals;
  const name = group.kind === "system" ? system.name : await groupName(read, group);
  return name === undefined ? where.gone : where[group.kind](name);
}

/** Whether somebody may open the chart of it. */
export async function mayRead(
  { read, now }: { readonly read: Naming["read"]; readonly now: Date },
  { pulseId }: Pick<Signal, "pulseId">,
  reader: MemberId,
): Promise<boolean> {
  return (await resultsReadable(read, reader, now, pulseId)) !== undefined;
}

/** System and place come before the others, and what was seen first before what was seen later. */
export function inOrder<V extends Pick<SignalView, "group" | "signal">>(views: readonly V[]): readonly V[] {
  const rank = ({ group }: V): number => ranks.indexOf(group.kind);
  return views.toSorted((one, other) => rank(one) - rank(other));
}

const ranks: readonly Pulse["group"]["kind"][] = ["system", "place", "team", "organisation"];
