/** What of a wave may be known, worked out once from its counts; and what waits for the next ones. */
import type { Item, Measure } from "../../database/tables/pulses.js";
import { dimensions } from "../../database/tables/pulses.js";
import type { Counts, Stratum } from "../../statistics/cells.js";
import type { Tally } from "../../statistics/scores.js";
import type { Figure } from "../figures.js";
import type { Wave } from "../pulses.js";
import { itemsAsked, itemsFor } from "../questions.js";
import type { Asked } from "./asked-people.js";
import { type CarriedWave, oldestCarried } from "./carried-waves.js";
import { type Measured, measureOutturn } from "./measure-outturn.js";
import type { Part } from "./parts.js";
import type { StratumTally, WaveTally } from "./tally-wave.js";

export interface Outturn {
  readonly figures: readonly Omit<Figure, "waveId">[];
  /** For the next waves, the oldest first. */
  readonly carried: readonly CarriedWave[];
}

/** Each dimension is asked in three waves of five, so that a pool of four waves spans six at the most. */
const CARRIED_WAVES = 5;

export function outturnOf(
  wave: Wave,
  { strata }: WaveTally,
  asked: Asked,
  parts: readonly Part[],
  carried: readonly CarriedWave[],
): Outturn {
  const oldest = oldestCarried(wave.closesAt);
  const recent = carried.filter(
    ({ number, closesAt }) => number >= wave.number - CARRIED_WAVES && new Date(closesAt) >= oldest,
  );
  const outturns = measuresOf(wave).map((measured) => {
    const before = recent.flatMap(({ measures }) => measures.filter((one) => one.measure === measured.measure));
    const given = { ...measured, threshold: wave.threshold, strata: ofMeasure(strata, measured), parts };
    const askedOf = askedAbout(asked, wave, measured);
    return {
      measure: measured.measure,
      ...measureOutturn(
        given,
        askedOf,
        before.map((one) => one.carried),
      ),
    };
  });
  const measures = outturns.map(({ measure, carried }) => ({ measure, carried }));
  return {
    figures: outturns.flatMap(({ figures }) => figures),
    carried: [...recent, { number: wave.number, closesAt: wave.closesAt.toISOString(), measures }],
  };
}

type Asking = Pick<Measured, "measure" | "items">;

/** What was asked in this wave, and with which items. */
function measuresOf({ number, rotates, ownItemId }: Wave): readonly Asking[] {
  const bank = dimensions.map((measure) => ({ measure, items: itemsAsked(number, measure, rotates) }));
  const own: readonly Asking[] =
    ownItemId === null ? [] : [{ measure: `own:${ownItemId}`, items: [`own:${ownItemId}`] }];
  return [...bank.filter(({ items }) => items.length > 0), ...own];
}

export interface Counted {
  readonly counts: Counts;
  readonly tallies: Readonly<Record<Stratum, Tally>>;
}

function ofMeasure(strata: ReadonlyMap<Stratum, StratumTally>, { measure, items }: Asking): Counted {
  const all = [...strata].map(([stratum, tallied]) => {
    const tally = Object.fromEntries(
      items.map((item) => [item, tallied.items.get(item) ?? { answers: 0, sum: 0, agree: 0 }]),
    );
    const answers = Object.fromEntries(items.map((item) => [item, tallied.items.get(item)?.answers ?? 0]));
    return { stratum, tally, count: { people: peopleOf(tallied, measure), items: answers } };
  });
  return {
    counts: Object.fromEntries(all.map(({ stratum, count }) => [stratum, count])),
    tallies: Object.fromEntries(all.map(({ stratum, tally }) => [stratum, tally])),
  };
}

function peopleOf({ people, items }: StratumTally, measure: Measure): number {
  const dimension = dimensions.find((one) => one === measure);
  return dimension === undefined ? (items.get(measure as Item)?.answers ?? 0) : (people.get(dimension) ?? 0);
}

/** How many people of each stratum were asked any of these items. */
function askedAbout(asked: Asked, { number }: Wave, { items }: Asking): Readonly<Record<Stratum, number>> {
  const isAsked = (fifth: number): boolean =>
    items.some((item) => item.startsWith("own:") || itemsFor(number, fifth).some((one) => one === item));
  return Object.fromEntries(
    [...asked].map(([stratum, fifths]) => [
      stratum,
      fifths.reduce((sum, people, fifth) => sum + (isAsked(fifth) ? people : 0), 0),
    ]),
  );
}
