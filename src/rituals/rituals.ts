/** The system's own catalogue: what it edited, added, and switched on and off, over the one that it began with. */
import { eq } from "drizzle-orm";
import type { OrganisationId, PlaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { RitualKey, RitualScope } from "../database/tables/rituals.js";
import type { Words } from "../words/en-GB.js";
import { type Ritual, standardRituals } from "./catalogue.js";

/** Every ritual, in the order of the catalogue, those of the system's own last. */
export async function allRituals(read: Reader, words: Words): Promise<readonly Ritual[]> {
  const rows = await read.select().from(read.tables.ritual);
  const edited = new Map(rows.map((row) => [row.key, row]));
  const standards = standardRituals(words);
  const known = new Set(standards.map(({ key }) => key));
  return [
    ...standards.map((ritual): Ritual => {
      const row = edited.get(ritual.key);
      return row === undefined ? ritual : { ...ritual, ...row, asks: asksOf(ritual, row.prompt) };
    }),
    ...rows
      .filter(({ key }) => !known.has(key))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map((row): Ritual => ({ ...row, ...ofOwn(row.prompt) })),
  ];
}

/** A ritual of one question asks it as the system has put it. */
function asksOf({ asks, prompt }: Ritual, edited: string): readonly string[] {
  return asks.length === 1 && edited !== prompt ? [edited] : asks;
}

/** One that a system adds is switched on with what is saved. */
const ofOwn = (prompt: string) =>
  ({ asks: [prompt], needsOwner: false, readBy: "organisation", startsOn: true, own: true }) as const;

export async function findRitual(read: Reader, words: Words, key: RitualKey): Promise<Ritual | undefined> {
  return (await allRituals(read, words)).find((one) => one.key === key);
}

export type SavedRitual = Writer["tables"]["ritual"]["$inferInsert"];

export async function saveRitual(tx: Writer, saved: SavedRitual): Promise<void> {
  const { ritual } = tx.tables;
  const { key: _key, ...set } = saved;
  await tx.insert(ritual).values(saved).onConflictDoUpdate({ target: ritual.key, set });
}

/** Where a ritual is on or off, and when. Null where it comes when the catalogue says. */
export interface Switch {
  readonly ritualKey: RitualKey;
  readonly scope: RitualScope;
  readonly on: boolean;
  readonly day: number | null;
  readonly time: string | null;
}

export async function switches(read: Reader): Promise<readonly Switch[]> {
  return read.select().from(read.tables.ritualSwitch);
}

export async function saveSwitch(tx: Writer, saved: Switch): Promise<void> {
  const { ritualSwitch } = tx.tables;
  const { on, day, time } = saved;
  await tx
    .insert(ritualSwitch)
    .values(saved)
    .onConflictDoUpdate({ target: [ritualSwitch.ritualKey, ritualSwitch.scope], set: { on, day, time } });
}

export async function dropSwitches(tx: Writer, key: RitualKey): Promise<void> {
  const { ritualSwitch } = tx.tables;
  await tx.delete(ritualSwitch).where(eq(ritualSwitch.ritualKey, key));
}

export interface Setting {
  readonly on: boolean;
  readonly day: number;
  readonly time: string;
}

/** `scopes` from the narrowest to the widest: the first that says something is heard. */
export function settingFor(ritual: Ritual, all: readonly Switch[], scopes: readonly RitualScope[]): Setting {
  const own = all.filter(({ ritualKey }) => ritualKey === ritual.key);
  const heard = scopes.flatMap((scope) => own.find((one) => one.scope === scope) ?? [])[0];
  return {
    on: heard?.on ?? ritual.startsOn,
    day: heard?.day ?? ritual.day,
    time: heard?.time ?? ritual.time,
  };
}

/** The scopes of somebody who works there, from the narrowest to the widest. */
export function scopesOf(
  organisation: OrganisationId | null,
  places: readonly PlaceId[],
  channel?: string,
): readonly RitualScope[] {
  return [
    ...(channel === undefined ? [] : [`channel:${channel}`]),
    ...(organisation === null ? [] : [`organisation:${organisation}`]),
    ...places.map((place) => `place:${place}`),
    "system",
  ];
}
