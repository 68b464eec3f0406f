/** Who asked to be in it, and whom they never want to be paired with. */
import { and, asc, eq, exists, isNotNull, isNull, lte, notExists, or, type SQL } from "drizzle-orm";
import type { MemberId, OrganisationId, WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { HalfDay, MeetingKind } from "../database/tables/meetings.js";
import { canBeAsked, soleEmployers } from "../groups/groups.js";
import { DAY, later } from "../schedule/clock.js";

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

export interface Willing {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly organisationId: OrganisationId | null;
  readonly sector: string | null;
  readonly role: string;
  readonly free: readonly HalfDay[];
  readonly waitingSince: Date | null;
}

/** Whoever reads nothing for longer than this would keep somebody waiting. */
const SNOOZED_MS = 2 * DAY;

/** Those of a kind who can be asked and are in no meeting of that kind that goes on; by id. */
export async function willing(read: Reader, kind: MeetingKind, now: Date, besides?: SQL): Promise<readonly Willing[]> {
  const { meetingWish, member, workspace, organisation } = read.tables;
  const sole = await soleEmployers(read);
  const rows = await read
    .select({
      id: member.id,
      workspaceId: member.workspaceId,
      chosen: member.organisationId,
      role: member.role,
      free: meetingWish.free,
      waitingSince: meetingWish.waitingSince,
    })
    .from(meetingWish)
    .innerJoin(member, eq(member.id, meetingWish.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(meetingWish.kind, kind), isReady(read, now), isFreeOf(read, kind), besides))
    .orderBy(asc(member.id));
  const sectors = new Map(
    (await read.select({ id: organisation.id, sector: organisation.sector }).from(organisation)).map(
      ({ id, sector }) => [id, sector] as const,
    ),
  );
  return rows.map(({ chosen, ...row }) => {
    const organisationId = chosen ?? sole.get(row.workspaceId) ?? null;
    return { ...row, organisationId, sector: organisationId === null ? null : (sectors.get(organisationId) ?? null) };
  });
}

/** Those who wait for somebody. */
export const whoWait = (read: Reader): SQL => isNotNull(read.tables.meetingWish.waitingSince);

function isReady(read: Reader, now: Date): SQL | undefined {
  const { member } = read.tables;
  const isAwake = or(isNull(member.snoozedUntil), lte(member.snoozedUntil, later(now, SNOOZED_MS)));
  return and(canBeAsked(read), isNull(member.awayAt), isAwake);
}

function isFreeOf(read: Reader, kind: MeetingKind): SQL {
  const { meeting, meetingPerson, member } = read.tables;
  return notExists(
    read
      .select({ id: meeting.id })
      .from(meetingPerson)
      .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
      .where(
        and(
          eq(meetingPerson.memberId, member.id),
          isNull(meetingPerson.leftAt),
          eq(meeting.kind, kind),
          isNull(meeting.endedAt),
        ),
      ),
  );
}

/** Whether somebody asked to be in it and may be asked at all. */
export async function isWilling(read: Reader, id: MemberId, kind: MeetingKind): Promise<boolean> {
  const { meetingWish, member, workspace } = read.tables;
  const wants = read
    .select({ id: meetingWish.memberId })
    .from(meetingWish)
    .where(and(eq(meetingWish.memberId, member.id), eq(meetingWish.kind, kind)));
  const rows = await read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, id), canBeAsked(read), isNull(member.awayAt), exists(wants)));
  return rows.length > 0;
}

/** When somebody can; any time, where they have not said, or are not in it any more. */
export async function freeOf(read: Reader, id: MemberId, kind: MeetingKind): Promise<readonly HalfDay[]> {
  return (await wishesOf(read, id)).find((wish) => wish.kind === kind)?.free ?? [];
}
