/** Deletes what is kept for a while only. */
import { lt } from "drizzle-orm";
import type { Writer } from "../database/store.js";
import { DAY, later } from "./clock.js";
import { dropPlaces } from "./weekly-places.js";

/** Longer than any platform goes on delivering an event. */
const SEEN_LIFE_MS = 3 * DAY;
/** Longer than any schedule looks back. */
const JOB_LIFE_MS = 60 * DAY;

/** How long a change to a story still reaches the messages that told it. */
const POSTED_LIFE_MS = 400 * DAY;

export async function tidy(tx: Writer, now: Date): Promise<void> {
  const { seen, job, ticket, pass, invite, posted } = tx.tables;
  await tx.delete(seen).where(lt(seen.seenAt, later(now, -SEEN_LIFE_MS)));
  await tx.delete(ticket).where(lt(ticket.expiresAt, now));
  await tx.delete(pass).where(lt(pass.expiresAt, now));
  await tx.delete(invite).where(lt(invite.expiresAt, later(now, -JOB_LIFE_MS)));
  await tx.delete(job).where(lt(job.doneAt, later(now, -JOB_LIFE_MS)));
  await dropPlaces(tx, now);
  await tx.delete(posted).where(lt(posted.postedAt, later(now, -POSTED_LIFE_MS)));
}
