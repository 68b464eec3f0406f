/** A group that counts something, and a clock that moves from Monday to Monday. */
import { eq } from "drizzle-orm";
import { selectCelebrations } from "../../src/celebrations/celebrations.js";
import { chooseMeasure, measureOf, saveWeek } from "../../src/celebrations/team-measures.js";
import { watchMeasure } from "../../src/celebrations/watch-celebration.js";
import { weeksBefore } from "../../src/celebrations/week-series.js";
import { type CelebrationId, type MemberId, newId, type TeamId, type TeamMeasureId } from "../../src/database/ids.js";
import type { MeasureKind } from "../../src/database/tables/celebrations.js";
import { addTeam, addToTeam } from "../../src/groups/team-groups.js";
import type { System } from "../../src/schedule/messages.js";
import { addDays, instantOf, weekOf } from "../../src/schedule/occurrences.js";
import type { Causeway } from "../conversation.js";

export const HUB = "Harbour hub";
export const QUESTION = "Did every discharge on Friday have a named contact?";
export const CHANGE = "Every Friday discharge has a named contact";
export const ZONE = "Europe/London";
export const system: System = { name: "Northshire", timeZone: ZONE, publicUrl: undefined, sendsMail: false };

export async function idOf({ store }: Causeway, name: string): Promise<MemberId> {
  const { member } = store.read.tables;
  const [found] = await store.read.select({ id: member.id }).from(member).where(eq(member.name, name));
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found.id;
}

/** A group that `by` made, with these people in it. */
export async function hub(causeway: Causeway, by: string, people: readonly string[]): Promise<TeamId> {
  const { store, clock } = causeway;
  const madeBy = await idOf(causeway, by);
  const members = await Promise.all(people.map((name) => idOf(causeway, name)));
  return store.write(async (tx) => {
    const id = await addTeam(tx, { name: HUB, madeBy, now: clock.now() });
    if (id === undefined) throw new Error("there is a group of this name");
    for (const member of members) await addToTeam(tx, id, member);
    return id;
  });
}

export async function counts(
  causeway: Causeway,
  teamId: TeamId,
  by: string,
  kind: MeasureKind,
): Promise<TeamMeasureId> {
  const { store, clock } = causeway;
  const chosenBy = await idOf(causeway, by);
  await store.write((tx) => chooseMeasure(tx, { teamId, question: QUESTION, kind, chosenBy, now: clock.now() }));
  return theMeasure(causeway, teamId);
}

export async function theMeasure({ store }: Causeway, teamId: TeamId): Promise<TeamMeasureId> {
  const measure = await measureOf(store.read, teamId);
  if (measure === undefined) throw new Error("nothing is counted");
  return measure.id;
}

/** What was counted in the weeks before this one, the last of them last. */
export async function hadWeeks({ store, clock }: Causeway, id: TeamMeasureId, values: readonly number[]) {
  const current = weekOf(clock.now(), ZONE);
  await store.write(async (tx) => {
    for (const [at, value] of values.entries())
      await saveWeek(tx, id, { week: weeksBefore(current, values.length - at), value });
  });
}

/** It was celebrated, since that week. */
export async function celebrated(causeway: Causeway, measureId: TeamMeasureId, by: string, since: string) {
  const { store, clock } = causeway;
  const id = newId<CelebrationId>();
  const celebratedBy = await idOf(causeway, by);
  await store.write(async (tx) => {
    const row = { id, measureId, words: CHANGE, since, celebratedBy, celebratedAt: clock.now() };
    await tx.insert(tx.tables.celebration).values(row);
    await watchMeasure(tx, measureId, { now: clock.now(), system });
  });
  return id;
}

/** Week after week, on Monday at ten the value of the week before is given; undefined where nobody gives one. */
export async function goesOn(causeway: Causeway, id: TeamMeasureId, values: readonly (number | undefined)[]) {
  const { store, clock } = causeway;
  for (const value of values) {
    const week = weekOf(clock.now(), ZONE);
    await causeway.itIs(instantOf(addDays(week, 7), "10:00", ZONE).toISOString());
    if (value === undefined) continue;
    await store.write(async (tx) => {
      await saveWeek(tx, id, { week, value });
      await watchMeasure(tx, id, { now: clock.now(), system });
    });
    await causeway.settles();
  }
}

export const times = (number: number, value: number): readonly number[] => Array.from({ length: number }, () => value);
/** As many weeks, now a little less and now a little more. */
export const around = (number: number, value: number): readonly number[] =>
  Array.from({ length: number }, (_, at) => (at % 2 === 0 ? value - 1 : value + 1));

export const celebrations = ({ store }: Causeway) => selectCelebrations(store.read, undefined);

export async function theCelebration(causeway: Causeway) {
  const [one] = await celebrations(causeway);
  if (one === undefined) throw new Error("nothing was celebrated");
  return one;
}

export async function checks({ store }: Causeway) {
  const { celebrationCheck } = store.read.tables;
  return store.read.select().from(celebrationCheck).orderBy(celebrationCheck.month);
}

export async function prompts({ store }: Causeway) {
  const { ritualPrompt } = store.read.tables;
  const isOurs = eq(ritualPrompt.ritualKey, "still-doing-it");
  return store.read.select().from(ritualPrompt).where(isOurs).orderBy(ritualPrompt.dueAt);
}
