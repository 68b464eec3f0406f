/** What has slipped, for the leaders of one organisation: what waits for an answer, and what was answered of late. */
import { and, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { OrganisationId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { frozenWaves, type Pulse, standingPulses, type Wave } from "../pulses.js";
import { chartMeasure } from "../results/chart-measure.js";
import type { Naming } from "../results/result-names.js";
import { cellsConcerned, concerned, concernedKey, groupsConcerning } from "./concerned.js";
import { type Standing, standingsOf } from "./dimension-standings.js";
import { type Signal, selectSignals } from "./pulse-signals.js";
import { inOrder, type SignalView, viewSignals, whereOf } from "./view-signal.js";

/** One thing that slipped, in words. */
export type Slipped = SignalView;

export interface Slipping {
  /** Those that wait come first; of them, those of the system and of places. */
  readonly signals: readonly Slipped[];
  /** What has become better since, in a sentence each. */
  readonly better: readonly string[];
  /** Of everything else, whether all is within its usual range; undefined where there is too little to say. */
  readonly othersUsual: boolean | undefined;
}

export interface Readership {
  readonly organisationId: OrganisationId;
  /** What came to be readable, or was answered, after this is news. */
  readonly since: Date;
  /** Of the waves that leaders may read by then. */
  readonly until: Date;
}

/** Undefined where no pulse that concerns them has a result yet. */
export async function slippingFor(naming: Naming, readership: Readership): Promise<Slipping | undefined> {
  const { read } = naming;
  const { organisationId, since, until } = readership;
  const groups = await groupsConcerning(read, [organisationId]);
  const standings = await standingsIn(read, groups, until);
  const signals = await signalsIn(read, groups, readership);
  if (standings.length === 0 && signals.length === 0) return undefined;
  const others = standings.filter(({ pulse, standing }) => !signals.some(isOf(pulse, standing)));
  const judged = others.flatMap(({ standing: { variation } }) => variation ?? []);
  const isNews = ({ standing: { newest, variation } }: Stood): boolean =>
    variation?.kind === "improvement" && newest.leadersFrom !== null && newest.leadersFrom > since;
  return {
    signals: waitingFirst(inOrder(await viewSignals(naming, signals, until)), until),
    better: await Promise.all(others.filter(isNews).map((stood) => sentenceOf(naming, stood))),
    // Of what is not known now, nothing is said to be usual.
    othersUsual: judged.length === 0 ? undefined : others.every(({ standing }) => isUsual(standing)),
  };
}

const isUsual = ({ isCurrent, variation }: Standing): boolean => isCurrent && variation?.kind === "common";

interface Stood {
  readonly pulse: Pulse;
  readonly waves: readonly Wave[];
  readonly standing: Standing;
}

/** Of every group that concerns them. */
async function standingsIn(read: Reader, groups: readonly string[], until: Date): Promise<readonly Stood[]> {
  const found: Stood[] = [];
  for (const pulse of await standingPulses(read)) {
    const waves = await frozenWaves(read, pulse.id, until);
    for (const cell of cellsConcerned(pulse, groups)) {
      const standings = await standingsOf(read, pulse, cell, waves);
      found.push(...standings.map((standing) => ({ pulse, waves, standing })));
    }
  }
  return found;
}

/** That a digest has told and that was answered before the next one, the next one tells once. */
async function signalsIn(
  read: Reader,
  groups: readonly string[],
  { since, until }: Readership,
): Promise<readonly Signal[]> {
  const { pulseSignal, wave } = read.tables;
  const isNews = or(isNull(pulseSignal.answeredAt), gt(pulseSignal.answeredAt, since));
  return selectSignals(read, and(inArray(concernedKey(read), [...groups]), lte(wave.leadersFrom, until), isNews));
}

const isOf =
  ({ id }: Pulse, { cell, measure }: Standing) =>
  (signal: Signal): boolean =>
    signal.pulseId === id && signal.cell === cell && signal.measure === measure;

/** One that is answered after a digest was sent keeps its place in it. */
function waitingFirst(views: readonly SignalView[], until: Date): readonly SignalView[] {
  const isOver = ({ signal: { answeredAt } }: SignalView): boolean => answeredAt !== null && answeredAt <= until;
  return [...views.filter((view) => !isOver(view)), ...views.filter(isOver)];
}

async function sentenceOf(naming: Naming, { pulse, waves, standing }: Stood): Promise<string> {
  const { sentence } = await chartMeasure(naming, { pulse, waves, newest: standing.newest }, standing);
  return naming.words.signals.sentence(sentence, await whereOf(naming, concerned(pulse, standing.cell)));
}
