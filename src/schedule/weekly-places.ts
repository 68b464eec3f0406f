/**
 * A person's places in a week for what Causeway says of its own accord. One is taken in the transaction that begins the
 * send: what is due at the same moment, here or on another replica, finds it taken.
 */
import { and, eq, gt, lte } from "drizzle-orm";
import type { JobId, MemberId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { DAY, later } from "./clock.js";
import type { ClaimedJob } from "./jobs.js";
import { WEEKLY_BUDGET } from "./manners.js";

const WEEK_MS = 7 * DAY;

interface Held {
  readonly memberId: MemberId;
  readonly jobId: JobId;
}

/**
 * False where the person had all that they may get in seven days. A job has one place, however often it is tried. It
 * reads nothing that others write, so that people's messages do not get into each other's way.
 */
export async function takePlace(tx: Writer, memberId: MemberId, job: ClaimedJob, now: Date): Promise<boolean> {
  const { nudgePlace } = tx.tables;
  const wasTried = job.attempts > 1 || job.startedAt !== null;
  if (wasTried && (await holdPlace(tx, { memberId, jobId: job.id }, now))) return true;
  const taken = { jobId: job.id, takenAt: now };
  const isFree = lte(nudgePlace.takenAt, later(now, -WEEK_MS));
  for (let place = 1; place <= WEEKLY_BUDGET; place += 1) {
    const rows = await tx
      .insert(nudgePlace)
      .values({ memberId, place, ...taken })
      .onConflictDoUpdate({ target: [nudgePlace.memberId, nudgePlace.place], set: taken, setWhere: isFree })
      .returning({ place: nudgePlace.place });
    if (rows.length === 1) return true;
  }
  return false;
}

/** Its seven days begin now: it is sent once more, or has arrived. False where it has no place. */
export async function holdPlace(tx: Writer, held: Held, now: Date): Promise<boolean> {
  const { nudgePlace } = tx.tables;
  const rows = await tx
    .update(nudgePlace)
    .set({ takenAt: now })
    .where(and(isOf(tx, held), gt(nudgePlace.takenAt, later(now, -WEEK_MS))))
    .returning({ place: nudgePlace.place });
  return rows.length > 0;
}

/** It will never arrive. */
export async function giveBackPlace(tx: Writer, held: Held): Promise<void> {
  await tx.delete(tx.tables.nudgePlace).where(isOf(tx, held));
}

/** Those that count no more. */
export async function dropPlaces(tx: Writer, now: Date): Promise<void> {
  const { nudgePlace } = tx.tables;
  await tx.delete(nudgePlace).where(lte(nudgePlace.takenAt, later(now, -WEEK_MS)));
}

function isOf(tx: Writer, { memberId, jobId }: Held) {
  const { nudgePlace } = tx.tables;
  return and(eq(nudgePlace.memberId, memberId), eq(nudgePlace.jobId, jobId));
}
