/** The week of some hundred people who share a zone: what they are prompted for, and what lapses. */
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed } from "../../schedule/jobs.js";
import { say } from "../../schedule/messages.js";
import { addPrompts, type NewPrompt } from "../prompted-rituals.js";
import { ritualPrompted } from "../prompts/ritual-prompt.js";
import { readCatalogue } from "./due-rituals.js";
import { type PlannedPrompt, plannedFor } from "./person-weeks.js";
import { planWeekJob } from "./plan-weeks.js";
import { peopleInZone } from "./zone-people.js";

const AT_ONCE = 200;
/** Rows in one insert: SQLite takes 32,766 parameters. */
const ROWS_AT_ONCE = 1000;
/** It is worth nothing so long after it was due. */
export const SAID_WITHIN_MS = 2 * DAY;

/**
 * What they are asked is read and written in one transaction, so that no two who are planned for at the same time are
 * asked about the same story. Who they are is read before it.
 */
export const planWeek: JobKind = defineJob(planWeekJob, async ({ monday, after, ...zone }, { store, scene }) => {
  const { timeZone } = zone;
  const people = await peopleInZone(store.read, zone, (after ?? undefined) as MemberId | undefined, AT_ONCE);
  return done(async (tx) => {
    const { now, words } = scene();
    const catalogue = await readCatalogue(tx, words);
    await addPlanned(tx, await plannedFor(tx, { monday, timeZone, catalogue, people, now }), now);
    const last = people.at(-1);
    if (last === undefined || people.length < AT_ONCE) return;
    await enqueueNamed(tx, planWeekJob, { payload: { ...zone, monday, after: last.id }, runAt: now });
  });
});

async function addPlanned(tx: Writer, planned: readonly PlannedPrompt[], now: Date): Promise<void> {
  for (let from = 0; from < planned.length; from += ROWS_AT_ONCE) {
    const some = planned.slice(from, from + ROWS_AT_ONCE);
    const ids = await addPrompts(tx, some.map(rowFor), now);
    for (const [place, { person, at, lapse }] of some.entries()) {
      const id = ids[place];
      if (id === undefined || lapse !== undefined) continue;
      await say(tx, {
        to: { kind: "member", id: person.id, workspaceId: person.workspaceId },
        ...{ message: ritualPrompted, payload: { prompt: id }, manner: "nudge", now, at },
        until: later(at, SAID_WITHIN_MS),
      });
    }
  }
}

function rowFor({ person, due, about, at, lapse }: PlannedPrompt): NewPrompt {
  const { ritual, occursOn } = due;
  const to = { memberId: person.id };
  return { ritualKey: ritual.key, to, occursOn, dueAt: at, completion: ritual.completion, about, lapse };
}
