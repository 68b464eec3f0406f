/** Systems to try what is told on: some as they really are, and some that leave as little to tell as can be. */
import type { Plan } from "./simulated-system.js";

interface Named {
  readonly name: string;
  /** The least share of eligible cells that is told over twelve waves. */
  readonly least: number;
  /** In so many measures at least something is worked out where whatever is large enough is told. */
  readonly broken: number;
  readonly seeds: readonly number[];
  readonly plan: Plan;
}

const often = { broken: 1, seeds: [1, 2] };
const always = { broken: 3, seeds: [1, 2, 3] };
const usual = { rotates: () => true, threshold: () => 11 };

/**
 * Of trusts and councils with thousands of staff 5 to 15 % are known to Causeway, of smaller ones up to 30 %: trusts,
 * councils, federations of GP practices, a hospice, care homes and charities. Most belong to one place; what serves a
 * whole county belongs to several. From 35 to 65 % of people answer.
 */
export const realistic: readonly Named[] = [
  {
    ...{ name: "of fifteen organisations in three places", least: 0.95, ...often },
    plan: {
      staff: [900, 640, 520, 430, 180, 110, 90, 60, 45, 30, 22, 18, 14, 12, 9],
      homes: [[0], [1], [0, 1, 2], [0, 1, 2], [2], [0], [1], [2], [0], [1], [2], [0], [1], [2], [0]],
      ...usual,
    },
  },
  {
    ...{ name: "of eighteen organisations in two places", least: 0.95, ...often },
    plan: {
      staff: [1400, 800, 500, 420, 240, 150, 80, 70, 40, 25, 20, 20, 15, 15, 12, 10, 10, 8],
      homes: [[0], [1], [0, 1], [0], [1], [1], [0], [1], [0], [1], [0], [0], [1], [0], [1], [0], [1], [1]],
      ...usual,
    },
  },
  {
    ...{ name: "of eleven organisations in three places", least: 0.85, ...often },
    plan: {
      staff: [700, 450, 300, 260, 90, 60, 40, 30, 20, 15, 12],
      homes: [[0], [1], [2], [0, 1, 2], [0], [1], [2], [0], [1], [2], [0]],
      ...usual,
    },
  },
];

/**
 * Eight organisations of which each belongs to two places of three, whichever: no two places are apart. What is told is
 * nearly all that can be: trying every set of cells of the second by itself tells one in a hundred more.
 */
export const stressed: readonly Named[] = [
  {
    ...{ name: "of 5,630 people, whose questions rotate", least: 0.94, ...always },
    plan: { staff: [2400, 1500, 900, 420, 200, 120, 60, 30], ...usual },
  },
  {
    ...{ name: "of 1,698 people, of whom half are in one organisation", least: 0.79, ...always },
    plan: { staff: [900, 420, 200, 90, 45, 24, 13, 6], ...usual },
  },
  {
    // Here almost every part is larger than another by a few people alone: of those large enough half are eligible.
    ...{ name: "of 57 people, all of whom are asked the same", least: 0.99, ...always },
    plan: { staff: [18, 12, 9, 7, 5, 3, 2, 1], rotates: () => false, threshold: () => 11 },
  },
  {
    ...{
      name: "of 235 people, whose questions begin and cease to rotate and whose threshold is changed",
      least: 0.81,
      ...always,
    },
    plan: {
      staff: [60, 40, 40, 30, 30, 20, 10, 5],
      rotates: (wave) => wave >= 5 && wave < 9,
      threshold: (wave) => (wave < 4 ? 5 : wave < 8 ? 11 : 7),
    },
  },
];
