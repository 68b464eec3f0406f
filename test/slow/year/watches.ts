/** Two groups count one thing each week and celebrate a change: one keeps it, the other loses it again. */
import { eq } from "drizzle-orm";
import { chooseMeasure, measureOf, saveWeek } from "../../../src/celebrations/team-measures.js";
import type { TeamMeasureId } from "../../../src/database/ids.js";
import { addDays } from "./calendar.js";
import { deedOf, type Group } from "./people.js";
import type { World } from "./world.js";

/** From this week of the simulation on, what was gained is gone. */
export const FADES_FROM = 20;
const BEFORE = 20;

export interface Watches {
  readonly kept: TeamMeasureId;
  readonly fading: TeamMeasureId;
  /** What a group answers for a week, by its measure and Monday. */
  count(measure: string, week: string): number | undefined;
}

export async function beginWatches(world: World, firstMonday: string): Promise<Watches> {
  const [one, other] = world.groups;
  if (one === undefined || other === undefined) throw new Error("there are no two groups");
  const kept = await celebrated(world, one, firstMonday);
  const fading = await celebrated(world, other, firstMonday);
  return {
    kept,
    fading,
    count(measure, week) {
      const number = (Date.parse(week) - Date.parse(firstMonday)) / (7 * 86_400_000);
      if (measure !== kept && measure !== fading) return undefined;
      return (measure === fading && number >= FADES_FROM ? 4 : 10) + (number % 2 === 0 ? 1 : -1);
    },
  };
}

async function celebrated(world: World, group: Group, firstMonday: string): Promise<TeamMeasureId> {
  const maker = world.people.find(({ id }) => id === group.madeBy);
  if (maker === undefined) throw new Error("nobody looks after the group");
  const question = "How many people went home on the day that was planned?";
  const chosen = { teamId: group.id, question, kind: "count", chosenBy: maker.id, now: world.clock.now() } as const;
  await world.store.write((tx) => chooseMeasure(tx, chosen));
  const measure = await measureOf(world.store.read, group.id);
  if (measure === undefined) throw new Error("nothing is counted");
  await world.store.write(async (tx) => {
    for (let back = 1; back <= BEFORE; back += 1)
      await saveWeek(tx, measure.id, { week: addDays(firstMonday, -7 * back), value: back % 2 === 0 ? 3 : 5 });
  });
  const answers = { words: "People go home on the day that was planned", since: firstMonday };
  const deed = { kind: "submitted", form: "celebrate-change", about: measure.id, answers } as const;
  const sent = await world.core().bot.handle(deedOf(maker, deed));
  if (sent.kind === "correct") throw new Error(JSON.stringify(sent.problems));
  return measure.id;
}

export async function watchOf({ store }: World, measure: TeamMeasureId) {
  const { celebration, celebrationCheck } = store.read.tables;
  const [row] = await store.read.select().from(celebration).where(eq(celebration.measureId, measure));
  if (row === undefined) throw new Error("nothing was celebrated");
  const checks = await store.read.select().from(celebrationCheck).where(eq(celebrationCheck.celebrationId, row.id));
  return { ...row, checks: checks.toSorted((a, b) => a.month - b.month) };
}
