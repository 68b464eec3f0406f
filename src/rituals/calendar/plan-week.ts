/** The week of some hundred people who share a zone: what they are prompted for, and what lapses. */
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed } from "../../schedule/jobs.js";
import { say } from "../../schedule/messages.js";
import { addPrompt } from "../prompted-rituals.js";
import { ritualPrompted } from "../prompts/ritual-prompt.js";
import { readCatalogue } from "./due-rituals.js";
import { type PlannedPrompt, plannedFor } from "./person-weeks.js";
import { planWeekJob } from "./plan-weeks.js";
import { peopleInZone } from "./zone-people.js";

const AT_ONCE = 250;
/** It is worth nothing so long after it was due. */
export const SAID_WITHIN_MS = 2 * DAY;

/**
 * Read and written in one transaction, so that no two who are planned for at the same time are asked about the same
 * story.
 */
export const planWeek: JobKind = defineJob(planWeekJob, async ({ monday, timeZone, after }, { scene }) =>
  done(async (tx) => {
    const { now, words, system } = scene();
    const zone = { timeZone, systemZone: system.timeZone, after: (after ?? undefined) as MemberId | undefined };
    const people = await peopleInZone(tx, zone, AT_ONCE);
    const catalogue = await readCatalogue(tx, words);
    for (const prompt of await plannedFor(tx, { monday, timeZone, catalogue, people, now }))
      await addPlanned(tx, prompt, now);
    const last = people.at(-1);
    if (last === undefined || people.length < AT_ONCE) return;
    await enqueueNamed(tx, planWeekJob, { payload: { monday, timeZone, after: last.id }, runAt: now });
  }),
);

async function addPlanned(tx: Writer, { person, due, about, at, lapse }: PlannedPrompt, now: Date): Promise<void> {
  const { key: ritualKey, completion } = due.ritual;
  const to = { memberId: person.id };
  const planned = { ritualKey, to, occursOn: due.occursOn, dueAt: at, completion, about, lapse };
  const id = await addPrompt(tx, planned, now);
  if (id === undefined || lapse !== undefined) return;
  await say(tx, {
    to: { kind: "member", id: person.id, workspaceId: person.workspaceId },
    ...{ message: ritualPrompted, payload: { prompt: id }, manner: "nudge", now, at },
    until: later(at, SAID_WITHIN_MS),
  });
}
