/**
 * A made-up system whose people answer waves of a pulse: eight organisations of very different size in places that
 * overlap, with people who join, leave, move, keep silent or skip a question, and some who never said whom they work for.
 */
import type { MemberId, OrganisationId, OwnItemId, PlaceId, PulseId } from "../../src/database/ids.js";
import type { Item } from "../../src/database/tables/pulses.js";
import { dimensions } from "../../src/database/tables/pulses.js";
import { drawOf, itemsAskedOf } from "../../src/pulses/answers.js";
import type { Asked } from "../../src/pulses/closing/asked-people.js";
import type { Part } from "../../src/pulses/closing/parts.js";
import { type StratumTally, UNSAID, type WaveTally } from "../../src/pulses/closing/tally-wave.js";
import type { Wave } from "../../src/pulses/pulses.js";
import { FIFTHS, itemsOf } from "../../src/pulses/questions.js";
import { DAY, later } from "../../src/schedule/clock.js";
import type { Stratum } from "../../src/statistics/cells.js";
import type { ItemTally } from "../../src/statistics/scores.js";

/** Asked of everybody in every other wave. */
export const OWN_ITEM = "019383aa-0000-7000-8000-000000000000" as OwnItemId;

export interface Answered {
  readonly wave: Wave;
  readonly tally: WaveTally;
  readonly asked: Asked;
  readonly parts: readonly Part[];
}

interface Somebody {
  readonly id: MemberId;
  stratum: Stratum;
  /** The wave with which they came, and that before which they left. */
  readonly from: number;
  readonly until: number;
  readonly responds: number;
}

export interface Plan {
  /** How many people each organisation has. */
  readonly staff: readonly number[];
  /** To which of the places, 0 to 2, each belongs; without it chance decides, and one organisation joins all of them. */
  readonly homes?: readonly (readonly number[])[];
  /** In a wave, by its number. */
  readonly rotates: (wave: number) => boolean;
  readonly threshold: (wave: number) => number;
}

const WAVES = 12;
const FIRST_CLOSE = new Date("2026-11-30T09:00:00Z");

/** What somebody of an organisation answers, by a number from 0 up to 1 that chance draws. */
export type Says = (drawn: number, stratum: Stratum) => number;

const anything: Says = (drawn) => 1 + Math.floor(drawn * 5);

/** Twelve waves, one after the other. `random` gives numbers from 0 up to 1. */
export function answeredWaves(
  { staff, homes: settled, rotates, threshold }: Plan,
  random: () => number,
  says = anything,
): readonly Answered[] {
  const organisations = staff.map((_, at) => `organisation ${at}` as OrganisationId);
  const people = staff.flatMap((size, at) =>
    Array.from({ length: size }, (_, person) => somebody(`${at} ${person}`, organisations[at] ?? UNSAID, random)),
  );
  const places = ["north", "middle", "south"].map((name) => name as PlaceId);
  const homes = new Map(
    organisations.map((id, at) => [
      id,
      settled?.[at]?.flatMap((home) => places[home] ?? []) ?? [pick(places, random), pick(places, random)],
    ]),
  );
  return Array.from({ length: WAVES }, (_, number) => {
    // An organisation joins every place, and now and then somebody finds another employer.
    if (settled === undefined && number === WAVES / 2) homes.set(pick(organisations, random), places);
    for (const one of people) if (random() < 0.01) one.stratum = pick(organisations, random);
    const ownItemId = number % 2 === 0 ? OWN_ITEM : null;
    const closesAt = later(FIRST_CLOSE, number * 14 * DAY);
    const asking = { number, closesAt, ownItemId, rotates: rotates(number), threshold: threshold(number) };
    const wave = { pulseId: "pulse" as PulseId, ...asking } as Wave;
    const inPlace = (place: PlaceId) => organisations.filter((id) => homes.get(id)?.includes(place));
    const parts: readonly Part[] = [
      ...places.map((place) => ({ cell: `place:${place}` as const, organisations: inPlace(place) })),
      ...organisations.map((id) => ({ cell: `organisation:${id}` as const, organisations: [id] })),
    ];
    const here = people.filter(({ from, until }) => from <= number && number < until);
    return { wave, parts, asked: askedOf(wave, here), tally: tallyOf(wave, here, random, says) };
  });
}

function somebody(name: string, organisation: Stratum, random: () => number): Somebody {
  const someWave = () => Math.floor(random() * WAVES);
  return {
    id: name as MemberId,
    stratum: random() < 0.02 ? UNSAID : organisation,
    from: random() < 0.1 ? someWave() : 0,
    until: random() < 0.1 ? someWave() : WAVES,
    responds: 0.35 + 0.3 * random(),
  };
}

function askedOf(wave: Wave, people: readonly Somebody[]): Asked {
  const asked = new Map<Stratum, number[]>();
  for (const { id, stratum } of people) {
    const fifths = asked.get(stratum) ?? Array.from({ length: FIFTHS }, () => 0);
    const fifth = wave.rotates ? drawOf(wave.pulseId, id).fifth : 0;
    fifths[fifth] = (fifths[fifth] ?? 0) + 1;
    asked.set(stratum, fifths);
  }
  return asked;
}

/** One in thirty skips a question. */
function tallyOf(wave: Wave, people: readonly Somebody[], random: () => number, says: Says): WaveTally {
  const strata = new Map<Stratum, { items: Map<Item, ItemTally>; people: Map<(typeof dimensions)[number], number> }>();
  let answered = 0;
  for (const { id, stratum, responds } of people) {
    const given = random() < responds ? itemsAskedOf(wave, id).filter(() => random() > 1 / 30) : [];
    if (given.length === 0) continue;
    answered += 1;
    const tally = strata.get(stratum) ?? { items: new Map(), people: new Map() };
    strata.set(stratum, tally);
    for (const item of given) add(tally.items, item, says(random(), stratum));
    for (const dimension of dimensions)
      if (given.some((item) => (itemsOf[dimension] as readonly Item[]).includes(item)))
        tally.people.set(dimension, (tally.people.get(dimension) ?? 0) + 1);
  }
  return { answered, strata: strata satisfies Map<Stratum, StratumTally> };
}

function add(items: Map<Item, ItemTally>, item: Item, answer: number): void {
  const { answers, sum, agree } = items.get(item) ?? { answers: 0, sum: 0, agree: 0 };
  items.set(item, { answers: answers + 1, sum: sum + answer, agree: agree + (answer >= 4 ? 1 : 0) });
}

function pick<T>(all: readonly T[], random: () => number): T {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new Error("There is nothing to pick from.");
  return found;
}
