/** Meetings as those who are in them see them. */
import { and, asc, eq, exists, inArray, isNull, type SQL } from "drizzle-orm";
import { type MeetingId, type MemberId, newId, type OrganisationId, type WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { MeetingEnd, MeetingKind } from "../database/tables/meetings.js";

export interface MeetingPerson {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** In their own words; empty where they have not said. */
  readonly role: string;
  readonly organisation: string | null;
  readonly timeZone: string | null;
  /** The leader of a listening slot, or whose day is followed. */
  readonly host: boolean;
  readonly proposesAt: Date | null;
  readonly answeredAt: Date | null;
  readonly met: boolean | null;
  readonly leftAt: Date | null;
  /** Away, or gone for good: nothing is said about them. */
  readonly away: boolean;
}

export interface Meeting {
  readonly id: MeetingId;
  readonly kind: MeetingKind;
  readonly round: string;
  readonly createdAt: Date;
  readonly startsAt: Date | null;
  readonly where: string;
  readonly minutes: number;
  readonly endedAt: Date | null;
  readonly ended: MeetingEnd | null;
  readonly fixed: string;
  /** In the order in which they came to be in it, those who are out of it as well. */
  readonly people: readonly MeetingPerson[];
}

export const here = ({ people }: Meeting): readonly MeetingPerson[] => people.filter(({ leftAt }) => leftAt === null);
export const others = (meeting: Meeting, me: MemberId): readonly MeetingPerson[] =>
  here(meeting).filter(({ id }) => id !== me);

/** A meeting whoever asks: only for what Causeway does by itself. */
export async function findMeeting(read: Reader, id: MeetingId): Promise<Meeting | undefined> {
  const [found] = await selectMeetings(read, eq(read.tables.meeting.id, id));
  return found;
}

/** One that goes on, for somebody who is in it. */
export async function openMeetingFor(
  read: Reader,
  id: MeetingId | undefined,
  memberId: MemberId | undefined,
): Promise<Meeting | undefined> {
  if (id === undefined || memberId === undefined) return undefined;
  const { meeting } = read.tables;
  const [found] = await selectMeetings(
    read,
    and(eq(meeting.id, id), isNull(meeting.endedAt), isIn(read, memberId, "here")),
  );
  return found;
}

/** One that somebody is or was in, over or not. */
export async function meetingFor(
  read: Reader,
  id: MeetingId | undefined,
  memberId: MemberId | undefined,
): Promise<Meeting | undefined> {
  if (id === undefined || memberId === undefined) return undefined;
  const [found] = await selectMeetings(read, and(eq(read.tables.meeting.id, id), isIn(read, memberId, "ever")));
  return found;
}

/** All that go on for somebody, the oldest first. */
export async function openMeetingsOf(
  read: Reader,
  memberId: MemberId,
  kind?: MeetingKind,
): Promise<readonly Meeting[]> {
  const { meeting } = read.tables;
  const ofKind = kind === undefined ? undefined : eq(meeting.kind, kind);
  return selectMeetings(read, and(isNull(meeting.endedAt), isIn(read, memberId, "here"), ofKind));
}

export function isIn(read: Reader, memberId: MemberId, when: "here" | "ever"): SQL {
  const { meeting, meetingPerson } = read.tables;
  const isHere = when === "here" ? isNull(meetingPerson.leftAt) : undefined;
  return exists(
    read
      .select({ id: meetingPerson.memberId })
      .from(meetingPerson)
      .where(and(eq(meetingPerson.meetingId, meeting.id), eq(meetingPerson.memberId, memberId), isHere)),
  );
}

export async function selectMeetings(
  read: Reader,
  where: SQL | undefined,
  limit?: number,
): Promise<readonly Meeting[]> {
  const { meeting } = read.tables;
  const found = read.select().from(meeting).where(where).orderBy(asc(meeting.createdAt), asc(meeting.id));
  const rows = await (limit === undefined ? found : found.limit(limit));
  const people = await peopleOf(
    read,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    people: people.flatMap(({ meetingId, awayAt, goneAt, ...person }) =>
      meetingId === row.id ? [{ ...person, away: awayAt !== null || goneAt !== null }] : [],
    ),
  }));
}

async function peopleOf(read: Reader, ids: readonly MeetingId[]) {
  if (ids.length === 0) return [];
  const { meetingPerson, member, organisation } = read.tables;
  return read
    .select({
      meetingId: meetingPerson.meetingId,
      id: member.id,
      workspaceId: member.workspaceId,
      name: member.name,
      role: member.role,
      organisation: organisation.name,
      timeZone: member.timeZone,
      host: meetingPerson.host,
      proposesAt: meetingPerson.proposesAt,
      answeredAt: meetingPerson.answeredAt,
      met: meetingPerson.met,
      leftAt: meetingPerson.leftAt,
      awayAt: member.awayAt,
      goneAt: member.leftAt,
    })
    .from(meetingPerson)
    .innerJoin(member, eq(member.id, meetingPerson.memberId))
    .leftJoin(organisation, eq(organisation.id, meetingPerson.organisationId))
    .where(inArray(meetingPerson.meetingId, [...ids]))
    .orderBy(asc(member.name), asc(member.id));
}

export interface NewMeetingPerson {
  readonly id: MemberId;
  readonly organisationId: OrganisationId | null;
  readonly host?: boolean;
  readonly proposesAt?: Date;
  readonly answeredAt?: Date;
}

export interface NewMeeting {
  readonly kind: MeetingKind;
  readonly round: string;
  readonly minutes: number;
  readonly where?: string;
  readonly people: readonly NewMeetingPerson[];
}

/** As many rows as fit into one statement of either engine. */
const AT_ONCE = 250;

/** Returns their ids, in order. */
export async function addMeetings(tx: Writer, all: readonly NewMeeting[], now: Date): Promise<readonly MeetingId[]> {
  const { meeting, meetingPerson } = tx.tables;
  const made = all.map((one) => ({ id: newId<MeetingId>(), ...one }));
  for (let from = 0; from < made.length; from += AT_ONCE) {
    const some = made.slice(from, from + AT_ONCE);
    await tx.insert(meeting).values(some.map(({ people: _, ...row }) => ({ ...row, createdAt: now })));
    const people = some.flatMap(({ id: meetingId, people }) =>
      people.map(({ id: memberId, ...person }) => ({ meetingId, memberId, ...person })),
    );
    await tx.insert(meetingPerson).values(people);
  }
  return made.map(({ id }) => id);
}

export type PersonChange = Partial<Writer["tables"]["meetingPerson"]["$inferInsert"]>;

export async function changePerson(
  tx: Writer,
  meetingId: MeetingId,
  memberId: MemberId,
  set: PersonChange,
): Promise<void> {
  const { meetingPerson } = tx.tables;
  await tx
    .update(meetingPerson)
    .set(set)
    .where(and(eq(meetingPerson.meetingId, meetingId), eq(meetingPerson.memberId, memberId)));
}

export type MeetingChange = Partial<Writer["tables"]["meeting"]["$inferInsert"]>;

export async function changeMeeting(tx: Writer, id: MeetingId, set: MeetingChange): Promise<void> {
  const { meeting } = tx.tables;
  await tx.update(meeting).set(set).where(eq(meeting.id, id));
}

export async function addPersonTo(
  tx: Writer,
  meetingId: MeetingId,
  { id: memberId, organisationId }: NewMeetingPerson,
): Promise<void> {
  await tx.insert(tx.tables.meetingPerson).values({ meetingId, memberId, organisationId }).onConflictDoNothing();
}
