/** Once a day: weeks are asked about, watches looked at, anniversaries kept, and what belongs to no group any more ends. */
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Writer } from "../database/store.js";
import { defineJob, done, type JobKind } from "../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../schedule/jobs.js";
import type { Scene } from "../schedule/messages.js";
import { localDate, localTime } from "../schedule/occurrences.js";
import { askForWeeks } from "./ask-week.js";
import { planChecks } from "./plan-checks.js";
import { endMeasures, selectMeasures } from "./team-measures.js";
import { watchMeasure } from "./watch-celebration.js";

/** Before anybody is asked anything. */
const FROM = "06:00";

const payload = z.object({ date: z.string() });
const tendJob: JobName<z.infer<typeof payload>> = { kind: "tend-celebrations", payloads: { 1: payload } };

export async function planTending(tx: Writer, { now, system }: Scene): Promise<void> {
  if (localTime(now, system.timeZone) < FROM) return;
  const date = localDate(now, system.timeZone);
  await enqueueNamed(tx, tendJob, { payload: { date }, runAt: now, onceKey: `tend-celebrations:${date}` });
}

export const tendCelebrations: JobKind = defineJob(tendJob, async (_, { scene }) =>
  done(async (tx) => {
    const within = { ...scene(), read: tx };
    await endOrphans(tx, within.now);
    await askForWeeks(tx, within);
    for (const { id } of await selectMeasures(tx)) await watchMeasure(tx, id, within);
    await planChecks(tx, within);
  }),
);

/** A group that has ended counts nothing more. */
async function endOrphans(tx: Writer, now: Date): Promise<void> {
  const { teamMeasure, team } = tx.tables;
  const orphans = await tx
    .selectDistinct({ id: team.id })
    .from(teamMeasure)
    .innerJoin(team, eq(team.id, teamMeasure.teamId))
    .where(and(isNull(teamMeasure.endedAt), isNotNull(team.endedAt)));
  for (const { id } of orphans) await endMeasures(tx, id, now);
}
