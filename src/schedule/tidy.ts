/** Deletes what is kept for a while only. */
import { and, inArray, lt } from "drizzle-orm";
import type { Writer } from "../database/store.js";
import { DAY, later } from "./clock.js";

/** Longer than any platform goes on delivering an event. */
const SEEN_LIFE_MS = 3 * DAY;
/** Longer than any schedule looks back. */
const JOB_LIFE_MS = 60 * DAY;

export async function tidy(tx: Writer, now: Date): Promise<void> {
  const { seen, job, ticket } = tx.tables;
  await tx.delete(seen).where(lt(seen.seenAt, later(now, -SEEN_LIFE_MS)));
  await tx.delete(ticket).where(lt(ticket.expiresAt, now));
  await tx
    .delete(job)
    .where(and(inArray(job.outcome, ["done", "lapsed", "skipped"]), lt(job.doneAt, later(now, -JOB_LIFE_MS))));
}
