/** The values of one measure of one part, wave by wave. */
import type { Item, Measure } from "../../database/tables/pulses.js";
import type { Figure } from "../figures.js";
import type { Wave } from "../pulses.js";
import { itemsAsked } from "../questions.js";
import { dimensionOf, ownItemOf } from "./shown.js";

export interface Point {
  readonly wave: Wave;
  /** Undefined where it was withheld. */
  readonly figure: Figure | undefined;
}

/**
 * A wave in which the measure was not asked is no point at all; one in which too few answered is a gap. So is each wave
 * that was counted together with a later one: their figure stands at the last of them, as if the others had been
 * withheld, and nothing is compared across. What was withheld before the first figure is left out.
 */
export function seriesOf(waves: readonly Wave[], figures: readonly Figure[], measure: Measure): readonly Point[] {
  const byWave = new Map(figures.map((figure) => [figure.waveId, figure]));
  const points = waves.filter((wave) => isAsked(wave, measure)).map((wave) => ({ wave, figure: byWave.get(wave.id) }));
  const first = points.findIndex(({ figure }) => figure !== undefined);
  return first === -1 ? [] : points.slice(first);
}

/** Of a dimension, whether any of its items was. */
export function isAsked({ number, rotates, ownItemId }: Wave, measure: Measure): boolean {
  const own = ownItemOf(measure);
  if (own !== undefined) return own === ownItemId;
  const dimension = dimensionOf(measure);
  if (dimension === undefined) return false;
  const asked: readonly Item[] = itemsAsked(number, dimension, rotates);
  return measure === dimension ? asked.length > 0 : asked.some((item) => item === measure);
}
