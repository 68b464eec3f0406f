/** Whom the watch speaks to. */
import type { Reader } from "../database/store.js";
import { askable, type Host, hostOf } from "../groups/hosted-groups.js";
import type { Celebration } from "./celebrations.js";
import type { TeamMeasure } from "./team-measures.js";

/** Whoever is asked what a week was like. */
export const askedEachWeek = (read: Reader, { team, chosenBy }: TeamMeasure): Promise<Host | undefined> =>
  hostOf(read, team, [chosenBy]);

/** Whoever is asked whether a change lasts. */
export const askedWhether = (read: Reader, { measure, celebratedBy }: Celebration): Promise<Host | undefined> =>
  hostOf(read, measure.team, [celebratedBy, measure.chosenBy]);

/** Whoever is told that it fades: who looks after the group, and who celebrated it. */
export async function toldOfFade(read: Reader, celebration: Celebration): Promise<readonly Host[]> {
  const host = await askedWhether(read, celebration);
  const author = await askable(read, celebration.celebratedBy);
  const both = [host, author].flatMap((person) => person ?? []);
  return both.filter(({ id }, at) => both.findIndex((other) => other.id === id) === at);
}
