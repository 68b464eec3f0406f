/** What people noted of days: of a partner's that they followed, and of their own, the new way. */
import { and, desc, eq, exists, isNotNull, type SQL } from "drizzle-orm";
import { type DayNoteId, type MeetingId, type MemberId, newId, type TeamId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";

export interface Noted {
  readonly question: string;
  readonly answer: string;
}

export interface DayNote {
  readonly id: DayNoteId;
  readonly memberId: MemberId;
  readonly role: string;
  readonly notes: readonly Noted[];
  readonly createdAt: Date;
}

/** Of one day, by whoever followed it. */
export async function noteOf(read: Reader, meetingId: MeetingId, memberId: MemberId): Promise<DayNote | undefined> {
  const { dayNote } = read.tables;
  const [row] = await selectNotes(read, and(eq(dayNote.meetingId, meetingId), eq(dayNote.memberId, memberId)), 1);
  return row;
}

/** In place of what they noted of it before. */
export async function saveNote(
  tx: Writer,
  note: {
    readonly meetingId: MeetingId;
    readonly memberId: MemberId;
    readonly role: string;
    readonly notes: readonly Noted[];
  },
  now: Date,
): Promise<void> {
  const { dayNote } = tx.tables;
  const known = await noteOf(tx, note.meetingId, note.memberId);
  const notes = [...note.notes];
  if (known !== undefined) await tx.update(dayNote).set({ notes }).where(eq(dayNote.id, known.id));
  else await tx.insert(dayNote).values({ id: newId<DayNoteId>(), ...note, notes, createdAt: now });
}

export async function addGroupNote(
  tx: Writer,
  note: {
    readonly teamId: TeamId;
    readonly memberId: MemberId;
    readonly role: string;
    readonly notes: readonly Noted[];
  },
  now: Date,
): Promise<void> {
  await tx
    .insert(tx.tables.dayNote)
    .values({ id: newId<DayNoteId>(), ...note, notes: [...note.notes], createdAt: now });
}

/** Of a group, for somebody in it; the newest first. */
export async function groupNotes(
  read: Reader,
  teamId: TeamId,
  reader: MemberId,
  limit: number,
): Promise<readonly DayNote[]> {
  const { dayNote, teamMember } = read.tables;
  const isIn = and(eq(teamMember.teamId, dayNote.teamId), eq(teamMember.memberId, reader));
  const mine = exists(read.select({ id: teamMember.memberId }).from(teamMember).where(isIn));
  return selectNotes(read, and(eq(dayNote.teamId, teamId), mine), limit);
}

/** Of days that somebody followed or hosted; the newest first. */
export async function notesFor(read: Reader, reader: MemberId, limit: number): Promise<readonly DayNote[]> {
  const { dayNote, meetingPerson } = read.tables;
  const isIn = and(eq(meetingPerson.meetingId, dayNote.meetingId), eq(meetingPerson.memberId, reader));
  const mine = exists(read.select({ id: meetingPerson.memberId }).from(meetingPerson).where(isIn));
  return selectNotes(read, and(isNotNull(dayNote.meetingId), mine), limit);
}

async function selectNotes(read: Reader, where: SQL | undefined, limit: number): Promise<readonly DayNote[]> {
  const { dayNote } = read.tables;
  return read
    .select({
      id: dayNote.id,
      memberId: dayNote.memberId,
      role: dayNote.role,
      notes: dayNote.notes,
      createdAt: dayNote.createdAt,
    })
    .from(dayNote)
    .where(where)
    .orderBy(desc(dayNote.createdAt), desc(dayNote.id))
    .limit(limit);
}

/** Whether somebody is in a group that goes on. */
export async function isInGroupOf(read: Reader, teamId: TeamId, memberId: MemberId | undefined): Promise<boolean> {
  if (memberId === undefined) return false;
  const { teamMember } = read.tables;
  const rows = await read
    .select({ id: teamMember.memberId })
    .from(teamMember)
    .where(and(eq(teamMember.teamId, teamId), eq(teamMember.memberId, memberId)));
  return rows.length > 0;
}
