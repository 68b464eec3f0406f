/**
 * The questions of the pulse, and who is asked which of them in which wave.
 *
 * Five dimensions with three items each. Three items a wave, so that it takes half a minute, and all fifteen in five.
 */

import { type BankItem, type Dimension, dimensions } from "../database/tables/pulses.js";

export const itemsOf = {
  purpose: ["P1", "P2", "P3"],
  belief: ["D1", "D2", "D3"],
  support: ["S1", "S2", "S3"],
  "new-ways": ["N1", "N2", "N3"],
  relationships: ["R1", "R2", "R3"],
} as const satisfies Record<Dimension, readonly [string, string, string]>;

/** Groups from this size on are asked in fifths, each other questions; in smaller ones no cell would be large enough. */
export const ROTATES_FROM = 60;
export const FIFTHS = 5;
const POSITIONS = [0, 1, 2] as const;

/**
 * The three items of a wave for one fifth of a group: at position p (0 to 2) of wave w, item p + 1 of dimension
 * (k + w + p) mod 5. So each wave covers all fifteen equally, each fifth has had all of them after five waves, and three
 * fifths of the people answer each dimension. A group that does not rotate is all of it fifth 0.
 */
export function itemsFor(wave: number, fifth: number): readonly BankItem[] {
  return POSITIONS.flatMap((position) => {
    const dimension = dimensions[(fifth + wave + position) % FIFTHS];
    return dimension === undefined ? [] : [itemsOf[dimension][position]];
  });
}

/** The items of a dimension that are asked in a wave: all three where the group rotates, one or none where it does not. */
export function itemsAsked(wave: number, dimension: Dimension, rotates: boolean): readonly BankItem[] {
  const all: readonly BankItem[] = itemsOf[dimension];
  if (rotates) return all;
  const asked = itemsFor(wave, 0);
  return all.filter((item) => asked.includes(item));
}

export function isDimension(measure: string): measure is Dimension {
  return dimensions.some((one) => one === measure);
}

/** The share of a group that is asked about a dimension in one wave in which it is asked at all. */
export const shareAsked = (rotates: boolean): number => (rotates ? POSITIONS.length / FIFTHS : 1);
