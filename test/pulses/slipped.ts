/** Pulses in which something has slipped, as the closing of their waves leaves them. */
import { eq } from "drizzle-orm";
import type { MemberId, PlaceId, PulseId } from "../../src/database/ids.js";
import type { Cell, Dimension } from "../../src/database/tables/pulses.js";
import { watchWave } from "../../src/pulses/signals/watch-for-signals.js";
import { addDays } from "../../src/schedule/occurrences.js";
import type { Causeway } from "../conversation.js";
import { type AddedWave, addClosedWave, type ClosedWave } from "./closed-waves.js";

/** A dozen results of chance alone, from which limits are locked. */
export const usual = [60, 62, 58, 61, 59, 60, 63, 58, 60, 61, 59, 62] as const;
/** Far below them. */
export const slipped = [...usual, 41] as const;
export const slippedForThree = [...usual, 41, 40, 42] as const;

/** Null where it was withheld. */
export type Scores = readonly (number | null)[];
export type Series = readonly (readonly [Cell, Dimension, Scores])[];

/** The last wave of each opened on this Monday, and leaders may read it from the Wednesday of the week after. */
export const LAST_OPENED = "2026-11-09";
export const LEADERS_FROM = "2026-11-18T09:00:00Z";

/** The waves of a pulse, a fortnight apart, all series as long as the longest. The last of them. */
export async function addWaves(
  { store }: Causeway,
  pulseId: PulseId,
  series: Series,
  more: Pick<ClosedWave, "asked"> = {},
): Promise<AddedWave> {
  const waves = Math.max(...series.map(([, , scores]) => scores.length));
  const since = { pulseId, firstOn: addDays(LAST_OPENED, -14 * (waves - 1)) };
  let last: AddedWave | undefined;
  for (let number = 0; number < waves; number += 1) {
    const figures = series.flatMap(([cell, measure, scores]): NonNullable<ClosedWave["figures"]> => {
      const score = scores[number - (waves - scores.length)];
      return score == null ? [] : [[cell, measure, [score, 55, 20]]];
    });
    last = await addClosedWave(store, since, { number, figures, ...more });
  }
  if (last === undefined) throw new Error("there are no waves");
  return last;
}

export const support = (scores: Scores, cell: Cell = "group"): Series => [[cell, "support", scores]];

/** As the closing of that wave does. */
export async function watches(causeway: Causeway, { id }: Pick<AddedWave, "id">): Promise<void> {
  await causeway.store.write((tx) => watchWave(tx, { id, now: causeway.clock.now() }));
  await causeway.itIs(causeway.clock.now().toISOString());
}

export async function signalsIn({ store }: Causeway) {
  return store.read.select().from(store.read.tables.pulseSignal);
}

/** The only one. */
export async function theSignal(causeway: Causeway) {
  const [signal, ...others] = await signalsIn(causeway);
  if (signal === undefined || others.length > 0) throw new Error(`there are ${others.length} more signals than one`);
  return signal;
}

export async function placeCalled({ store }: Causeway, name: string): Promise<PlaceId> {
  const { place } = store.read.tables;
  const [found] = await store.read.select().from(place).where(eq(place.name, name));
  if (found === undefined) throw new Error(`there is no place called ${name}`);
  return found.id;
}

export async function memberCalled({ store }: Causeway, name: string): Promise<MemberId> {
  const { member } = store.read.tables;
  const [found] = await store.read.select().from(member).where(eq(member.name, name));
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found.id;
}
