/** The system's own catalogue: what it edited, added, and switched on and off, over the one that it began with. */
import { and, eq } from "drizzle-orm";
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
      return row === undefined ? ritual : { ...ritual, ...row, asks: asksOf(ritual, row) };
    }),
    ...rows
      .filter(({ key }) => !known.has(key))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map((row): Ritual => ({ ...row, ...ofOwn, asks: asksOf({ prompt: "", asks: [] }, row) })),
  ];
}

/** The most questions that a form of its own has. */
export const MOST_ASKS = 4;

/** Put another way, a ritual asks what it now says. One whose answer belongs elsewhere asks nothing itself. */
function asksOf(
  standard: Pick<Ritual, "prompt" | "asks">,
  { prompt, completion }: Pick<Ritual, "prompt" | "completion">,
): readonly string[] {
  if (completion !== "words") return [];
  return prompt === standard.prompt && standard.asks.length > 0 ? standard.asks : questionsIn(prompt);
}

/** Each question of a text that is nothing but questions; otherwise the whole of it as one. */
export function questionsIn(prompt: string): readonly string[] {
  const parts = prompt.split(/(?<=\?)\s+/).filter((part) => part !== "");
  return parts.length > 1 && parts.every((part) => part.endsWith("?")) ? parts : [prompt];
}

/** One that a system adds is on where nobody says otherwise: whoever adds it begins with saying so. */
const ofOwn = { needsOwner: false, readBy: "organisation", startsOn: true, own: true } as const;

export async function findRitual(read: Reader, words: Words, key: RitualKey): Promise<Ritual | undefined> {
  return (await allRituals(read, words)).find((one) => one.key === key);
}

/** Those that the system has changed or added. */
export async function editedKeys(read: Reader): Promise<ReadonlySet<RitualKey>> {
  const { ritual } = read.tables;
  return new Set((await read.select({ key: ritual.key }).from(ritual)).map(({ key }) => key));
}

export type SavedRitual = Writer["tables"]["ritual"]["$inferInsert"];

export async function saveRitual(tx: Writer, saved: SavedRitual): Promise<void> {
  const { ritual } = tx.tables;
  const { key: _key, ...set } = saved;
  await tx.insert(ritual).values(saved).onConflictDoUpdate({ target: ritual.key, set });
}

/** A standard one is then as it was at the start; one of the system's own is no more. */
export async function dropSaved(tx: Writer, key: RitualKey): Promise<boolean> {
  const { ritual } = tx.tables;
  const dropped = await tx.delete(ritual).where(eq(ritual.key, key)).returning({ key: ritual.key });
  return dropped.length > 0;
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

/** Nothing is said there any more: what holds more widely is heard. */
export async function dropSwitch(tx: Writer, key: RitualKey, scope: RitualScope): Promise<void> {
  const { ritualSwitch } = tx.tables;
  await tx.delete(ritualSwitch).where(and(eq(ritualSwitch.ritualKey, key), eq(ritualSwitch.scope, scope)));
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
  const when = heardFor(ritual, all, isRound(ritual) ? ["system"] : scopes);
  return {
    on: isOn(ritual, all, scopes),
    day: when?.day ?? ritual.day,
    time: when?.time ?? ritual.time,
  };
}

export function isOn(
  ritual: Pick<Ritual, "key" | "startsOn">,
  all: readonly Switch[],
  scopes: readonly RitualScope[],
): boolean {
  return heardFor(ritual, all, scopes)?.on ?? ritual.startsOn;
}

/** People of several organisations are brought together: it comes to all of them when the system says. */
export const isRound = ({ audience }: Pick<Ritual, "audience">): boolean => audience === "volunteers";

/** The one that is heard; undefined where nobody has said anything, and the catalogue holds. */
export function heardFor(
  { key }: Pick<Ritual, "key">,
  all: readonly Switch[],
  scopes: readonly RitualScope[],
): Switch | undefined {
  const own = all.filter(({ ritualKey }) => ritualKey === key);
  return scopes.flatMap((scope) => own.find((one) => one.scope === scope) ?? [])[0];
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
