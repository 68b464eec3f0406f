/** Of those who asked to be in it, who can be brought together now. */
import { setImmediate } from "node:timers/promises";
import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, lte, notExists, or, type SQL } from "drizzle-orm";
import type { MemberId, OrganisationId, WorkspaceId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import type { HalfDay, MeetingKind } from "../database/tables/meetings.js";
import { canBeAsked, soleEmployers } from "../groups/groups.js";
import { whereOn } from "../rituals/switched-rituals.js";
import { DAY, later } from "../schedule/clock.js";
import { ritualOf } from "./starters.js";

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

/**
 * Those of a kind who can be asked and are in no meeting of that kind that goes on; by id. Only where `besides` leaves
 * few of them: each is looked at by itself.
 */
export async function willing(
  read: Reader,
  kind: MeetingKind,
  now: Date,
  besides: SQL | undefined,
): Promise<readonly Willing[]> {
  const isOn = await whereItIsOn(read, kind);
  return (await selectWilling(read, kind, now, and(isFreeOf(read, kind), besides))).filter(isOn);
}

/** Where an organisation or its place switched the ritual off, nobody is brought together. Leaders listen anywhere. */
async function whereItIsOn(read: Reader, kind: MeetingKind): Promise<(one: Willing) => boolean> {
  if (kind === "listening") return () => true;
  const isOn = await whereOn(read, ritualOf[kind]);
  return ({ organisationId }) => isOn(organisationId);
}

/** Those kinds for which nobody is brought together where somebody works. */
export async function kindsOffFor(
  read: Reader,
  organisationId: OrganisationId | undefined,
): Promise<readonly MeetingKind[]> {
  const off: MeetingKind[] = [];
  for (const kind of ["coffee", "day"] as const)
    if (!(await whereOn(read, ritualOf[kind]))(organisationId ?? null)) off.push(kind);
  return off;
}

/** At once, so that nothing else waits for all of them. */
const PAGE = 2_000;

/** Everybody of a kind. */
export async function everybodyWilling(read: Reader, kind: MeetingKind, now: Date): Promise<readonly Willing[]> {
  const busy = await inMeetings(read, kind);
  const isOn = await whereItIsOn(read, kind);
  const all: Willing[] = [];
  for (let after: MemberId | undefined; ; ) {
    const past = after === undefined ? undefined : gt(read.tables.member.id, after);
    const page = await selectWilling(read, kind, now, past, PAGE);
    all.push(...page.filter((one) => !busy.has(one.id) && isOn(one)));
    after = page.at(-1)?.id;
    if (page.length < PAGE || after === undefined) return all;
    await setImmediate();
  }
}

async function inMeetings(read: Reader, kind: MeetingKind): Promise<ReadonlySet<MemberId>> {
  const { meeting, meetingPerson } = read.tables;
  const rows = await read
    .select({ id: meetingPerson.memberId })
    .from(meetingPerson)
    .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
    .where(and(eq(meeting.kind, kind), isNull(meeting.endedAt), isNull(meetingPerson.leftAt)));
  return new Set(rows.map(({ id }) => id));
}

async function selectWilling(
  read: Reader,
  kind: MeetingKind,
  now: Date,
  besides: SQL | undefined,
  limit?: number,
): Promise<readonly Willing[]> {
  const { meetingWish, member, workspace } = read.tables;
  const sole = await soleEmployers(read);
  const sectors = await sectorsOf(read);
  const found = read
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
    .where(and(eq(meetingWish.kind, kind), isReady(read, now), besides))
    .orderBy(asc(member.id));
  const rows = await (limit === undefined ? found : found.limit(limit));
  return rows.map(({ chosen, ...row }) => {
    const organisationId = chosen ?? sole.get(row.workspaceId) ?? null;
    return { ...row, organisationId, sector: organisationId === null ? null : (sectors.get(organisationId) ?? null) };
  });
}

async function sectorsOf(read: Reader): Promise<ReadonlyMap<OrganisationId, string>> {
  const { organisation } = read.tables;
  const rows = await read.select({ id: organisation.id, sector: organisation.sector }).from(organisation);
  return new Map(rows.map(({ id, sector }) => [id, sector]));
}

/** These of them. */
export const areAmong = (read: Reader, ids: readonly MemberId[]): SQL => inArray(read.tables.member.id, [...ids]);

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
