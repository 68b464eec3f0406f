/** Whom the watch speaks to. */
import type { Me } from "../context.js";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { runs } from "../groups/run-groups.js";
import type { Team } from "../groups/team-groups.js";
import { type Celebration, personHere } from "./celebrations.js";
import type { TeamMeasure } from "./team-measures.js";

export interface Host extends Me {
  readonly timeZone: string | null;
}

/** Whoever made the group, while they are here and may look after it. */
async function hostOf(read: Reader, team: Team): Promise<Host | undefined> {
  const maker = await personHere(read, team.madeBy);
  return maker !== undefined && (await runs(read, team, maker.id)) ? maker : undefined;
}

/** Whoever looks after the group; else the first of these who is here. */
async function hostOr(read: Reader, team: Team, others: readonly (MemberId | null)[]): Promise<Host | undefined> {
  const host = await hostOf(read, team);
  if (host !== undefined) return host;
  for (const id of others) {
    const person = await personHere(read, id);
    if (person !== undefined) return person;
  }
  return undefined;
}

/** Whoever is asked what a week was like. */
export const askedEachWeek = (read: Reader, { team, chosenBy }: TeamMeasure): Promise<Host | undefined> =>
  hostOr(read, team, [chosenBy]);

/** Whoever is asked whether a change lasts. */
export const askedWhether = (read: Reader, { measure, celebratedBy }: Celebration): Promise<Host | undefined> =>
  hostOr(read, measure.team, [celebratedBy, measure.chosenBy]);

/** Whoever is told that it fades: who looks after the group, and who celebrated it. */
export async function toldOfFade(read: Reader, celebration: Celebration): Promise<readonly Host[]> {
  const host = await askedWhether(read, celebration);
  const author = await personHere(read, celebration.celebratedBy);
  const both = [host, author].flatMap((person) => person ?? []);
  return both.filter(({ id }, at) => both.findIndex((other) => other.id === id) === at);
}
