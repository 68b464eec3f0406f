/** The watch over a change: the baseline is frozen once there are twelve weeks, and each alarm raised once. */
import { and, eq, isNull } from "drizzle-orm";
import type { TeamMeasureId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { revise, type Scene } from "../schedule/messages.js";
import { type Celebration, isWatched, selectCelebrations } from "./celebrations.js";
import { type Judged, judge, wasCalmSince } from "./judged-celebrations.js";
import { raiseFade } from "./raise-fade.js";
import { weeksOf } from "./team-measures.js";

/** The one that is watched of all that were celebrated by this measure. */
export async function openCelebrationOf(read: Reader, id: TeamMeasureId): Promise<Celebration | undefined> {
  return (await selectCelebrations(read, and(eq(read.tables.teamMeasure.id, id), isWatched(read))))[0];
}

/** To be called in the transaction of each new value, and now and then besides. */
export async function watchMeasure(
  tx: Writer,
  id: TeamMeasureId,
  { now, system }: Pick<Scene, "now" | "system">,
): Promise<void> {
  const celebration = await openCelebrationOf(tx, id);
  if (celebration === undefined) return;
  const judged = judge(celebration, await weeksOf(tx, id));
  await freeze(tx, celebration, judged, now);
  const rising = risingIn(celebration, judged, system.timeZone);
  if (rising !== undefined) await rise(tx, celebration, rising, now);
  if (celebration.amberAt !== null || rising !== undefined) await revise(tx, `celebration:${celebration.id}`, now);
}

async function freeze(tx: Writer, { id }: Celebration, { frozenWeek }: Judged, now: Date): Promise<void> {
  if (frozenWeek === undefined) return;
  const { celebration } = tx.tables;
  await tx
    .update(celebration)
    .set({ frozenWeek, frozenAt: now })
    .where(and(eq(celebration.id, id), isNull(celebration.frozenWeek)));
}

interface Rising {
  readonly level: "amber" | "red";
  /** The last one was answered, and it was all quiet since: this is another. */
  readonly isAnother: boolean;
}

/** Amber and red are raised once each; again only once that was answered and C has been back at 0. */
function risingIn(celebration: Celebration, judged: Judged, timeZone: string): Rising | undefined {
  const { level } = judged;
  if (level === "calm") return undefined;
  const { amberAt, redAt, answeredAt } = celebration;
  const isAnother = answeredAt !== null && wasCalmSince(judged, answeredAt, timeZone);
  const isRaised = level === "red" ? redAt !== null : amberAt !== null;
  return isRaised && !isAnother ? undefined : { level, isAnother };
}

/** What was answered before is over: what rises now waits for an answer of its own. */
async function rise(tx: Writer, found: Celebration, { level, isAnother }: Rising, now: Date): Promise<void> {
  const { celebration } = tx.tables;
  const anew = { ownerId: null, action: null, dueOn: null, outcome: null, answeredAt: null };
  const alarms = {
    amberAt: isAnother || found.amberAt === null ? now : found.amberAt,
    redAt: level === "red" ? now : isAnother ? null : found.redAt,
  };
  await tx
    .update(celebration)
    .set({ ...alarms, ...(found.answeredAt === null ? {} : anew) })
    .where(eq(celebration.id, found.id));
  await raiseFade(tx, found, `${level}:${now.toISOString()}`, now);
}
