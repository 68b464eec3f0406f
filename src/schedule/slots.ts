/**
 * How much of a day's mail goes when it is sent. The first few to each person do: a colleague's word is worth most while
 * it is fresh, and a curator's days run. What comes after them is gathered for the next morning.
 */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { DAY } from "./clock.js";
import type { ClaimedJob } from "./jobs.js";
import type { Manner } from "./manners.js";

/** Personal messages and duties that go to one person on one local day as they come. */
const AT_ONCE_A_DAY = 3;

/** Of other manners there are few enough, or they answer what the person has just done. */
export const isGatherable = (manner: Manner): boolean => manner === "personal" || manner === "duty";

export interface Day {
  readonly memberId: MemberId;
  /** A local date of theirs. */
  readonly date: string;
}

/**
 * True where the job's message may go at once on this day. A place is taken before the message is sent, and once for
 * each job, so that neither two replicas nor a second attempt send a fourth.
 */
export async function takeSlot(tx: Writer, { memberId, date }: Day, job: ClaimedJob, now: Date): Promise<boolean> {
  const own = keyOf("of", job.id, date);
  const { seen } = tx.tables;
  const taken = await tx.select({ key: seen.key }).from(seen).where(eq(seen.key, own));
  if (taken.length > 0) return true;
  for (let place = 1; place <= AT_ONCE_A_DAY; place += 1)
    if ((await mark(tx, keyOf("at", memberId, date, String(place)), now)) && (await mark(tx, own, now))) return true;
  return false;
}

/** Places are forgotten after some days, as events are; of the time, the day suffices for that. */
async function mark(tx: Writer, key: string, now: Date): Promise<boolean> {
  const { seen } = tx.tables;
  const seenAt = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const marked = await tx.insert(seen).values({ key, seenAt }).onConflictDoNothing().returning({ key: seen.key });
  return marked.length === 1;
}

const keyOf = (...parts: readonly string[]): string =>
  `slot:${createHash("sha256").update(parts.join(" ")).digest("base64url")}`;
