/** Who asked to be in it, and when they can. */
import { and, eq } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { HalfDay, MeetingKind } from "../database/tables/meetings.js";

export interface Wish {
  readonly kind: MeetingKind;
  readonly free: readonly HalfDay[];
  readonly since: Date;
  readonly waitingSince: Date | null;
}

export async function wishesOf(read: Reader, memberId: MemberId | undefined): Promise<readonly Wish[]> {
  if (memberId === undefined) return [];
  const { meetingWish } = read.tables;
  return read.select().from(meetingWish).where(eq(meetingWish.memberId, memberId));
}

/** What they said of when they can holds for all that they are in. Nothing where they are in it already. */
export async function addWish(tx: Writer, memberId: MemberId, kind: MeetingKind, now: Date): Promise<void> {
  const free = (await wishesOf(tx, memberId))[0]?.free ?? [];
  await tx
    .insert(tx.tables.meetingWish)
    .values({ memberId, kind, free: [...free], since: now })
    .onConflictDoNothing();
}

export async function dropWish(tx: Writer, memberId: MemberId, kind: MeetingKind): Promise<void> {
  const { meetingWish } = tx.tables;
  await tx.delete(meetingWish).where(and(eq(meetingWish.memberId, memberId), eq(meetingWish.kind, kind)));
}

export async function saveFree(tx: Writer, memberId: MemberId, free: readonly HalfDay[]): Promise<void> {
  const { meetingWish } = tx.tables;
  await tx
    .update(meetingWish)
    .set({ free: [...free] })
    .where(eq(meetingWish.memberId, memberId));
}

/** False where they are not in it. */
export async function waitFrom(
  tx: Writer,
  memberId: MemberId,
  kind: MeetingKind,
  waitingSince: Date | null,
): Promise<boolean> {
  const { meetingWish } = tx.tables;
  const changed = await tx
    .update(meetingWish)
    .set({ waitingSince })
    .where(and(eq(meetingWish.memberId, memberId), eq(meetingWish.kind, kind)))
    .returning({ id: meetingWish.memberId });
  return changed.length > 0;
}

/** When somebody can; any time, where they have not said, or are not in it any more. */
export async function freeOf(read: Reader, id: MemberId, kind: MeetingKind): Promise<readonly HalfDay[]> {
  return (await wishesOf(read, id)).find((wish) => wish.kind === kind)?.free ?? [];
}
