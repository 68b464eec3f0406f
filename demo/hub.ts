/** A group of people from three employers: what it counts each week, and the change that it celebrated in June. */

import { chooseMeasure, measureOf, saveWeek } from "../src/celebrations/team-measures.js";
import { watchMeasure } from "../src/celebrations/watch-celebration.js";
import { type CelebrationId, type MemberId, newId, type TeamId, type TeamMeasureId } from "../src/database/ids.js";
import type { Writer } from "../src/database/store.js";
import { addTeam, addToTeam } from "../src/groups/team-groups.js";
import type { System } from "../src/schedule/messages.js";
import { addDays, instantOf } from "../src/schedule/occurrences.js";
import type { Moment } from "./moments.js";

const timeZone = "Europe/London";

/** Whoever looks after it. */
const host = "ruth-bell";
const author = "grace-adeyemi";
const inIt = [author, "emily-hargreaves", "ngozi-eze", "kate-sutcliffe", "yasmin-begum", "agnieszka-nowak"];

const question = "How many people going home did all three of us plan in one call?";
const change = "We plan going home in one call, not on three forms";
const chosenOn = "2026-02-02";
const since = "2026-06-01";
const celebratedOn = "2026-06-12";
const frozenOn = "2026-08-24";

/** Week by week, from February on. */
const before = [4, 5, 3, 4, 6, 4, 3, 5, 4, 2, 5, 4, 3, 5, 4, 6, 4];
const after = [11, 13, 12, 14, 11, 12, 13, 11, 13, 12, 14, 12];
/** Told each Monday of the demo. Since October the calls have become rarer. */
const told = [13, 12, 13, 12, 13, 12, 11, 9, 9, 8, 8, 7];

export interface Hub {
  readonly team: TeamId;
  readonly measure: TeamMeasureId;
}

/** All that was before the demo begins. */
export async function addHub(tx: Writer, idOf: (person: string) => MemberId, system: System): Promise<Hub> {
  const at = (date: string, time = "10:00") => instantOf(date, time, timeZone);
  const team = await addTeam(tx, { name: "Discharge hub", madeBy: idOf(host), now: at("2026-01-26") });
  if (team === undefined) throw new Error("there is a group of this name");
  for (const person of inIt) await addToTeam(tx, team, idOf(person));
  await chooseMeasure(tx, { teamId: team, question, kind: "count", chosenBy: idOf(host), now: at(chosenOn) });
  const measure = (await measureOf(tx, team))?.id;
  if (measure === undefined) throw new Error("nothing is counted");
  for (const [place, value] of [...before, ...after].entries())
    await saveWeek(tx, measure, { week: addDays(chosenOn, 7 * place), value });
  const celebration = { id: newId<CelebrationId>(), measureId: measure, words: change, since };
  const celebrated = { celebratedBy: idOf(author), celebratedAt: at(celebratedOn) };
  await tx.insert(tx.tables.celebration).values({ ...celebration, ...celebrated });
  await watchMeasure(tx, measure, { now: at(frozenOn), system });
  return { team, measure };
}

/** Each Monday, how the week before was. */
export function weeksOfHub({ measure }: Hub): readonly Moment[] {
  const first = addDays(chosenOn, 7 * (before.length + after.length));
  return told.map((value, place) => {
    const week = addDays(first, 7 * place);
    const answers = { week, count: String(value) };
    return { at: [addDays(week, 7), "09:05"], does: ({ sends }) => sends(host, "give-week", answers, measure) };
  });
}

const keep = { story: "keep", symbol: "keep", structure: "keep", ritual: "keep" } as const;

/** Twice, as its culture looks to it. */
export function webChecksOfHub({ team }: Hub): readonly Moment[] {
  const check = (date: string, answers: Readonly<Record<string, string>>): Moment => ({
    at: [date, "15:00"],
    does: ({ sends }) => sends(host, "web-check", answers, team),
  });
  return [
    check("2026-09-10", {
      ...{ ...keep, power: "change", control: "not-working" },
      first: "Our three targets pull us apart on Fridays.",
    }),
    check("2026-10-06", { ...{ ...keep, power: "keep", control: "change" }, first: "One list for all three of us." }),
  ];
}
