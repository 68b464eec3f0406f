/** Puts together what somebody sees of a meeting. */
import { and, eq } from "drizzle-orm";
import type { MemberId } from "../database/ids.js";
import type { Reader } from "../database/store.js";
import { isBankHoliday } from "../schedule/bank-holidays.js";
import type { Scene } from "../schedule/messages.js";
import { calendarFile } from "./agreeing/calendar-file.js";
import { proposedTimes } from "./agreeing/times.js";
import { here, type Meeting } from "./open-meetings.js";
import { type Lead, type Seen, standingOf } from "./seen.js";
import { starterOf } from "./starters.js";
import { freeOf } from "./wishes.js";

/** Undefined where they never were in it. */
export async function seeMeeting(
  scene: Scene,
  meeting: Meeting,
  reader: MemberId,
  lead?: Lead,
): Promise<Seen | undefined> {
  const { read, now, system, addressOf } = scene;
  const me = meeting.people.find(({ id }) => id === reader);
  if (me === undefined) return undefined;
  const standing = standingOf({ meeting, me, now });
  return {
    ...{ meeting, me, now, lead },
    timeZone: me.timeZone ?? system.timeZone,
    starter: await starterOf(scene, meeting.kind),
    times: standing === "open" && meeting.kind !== "listening" ? await timesFor(scene, meeting) : [],
    file: standing === "agreed" ? addressOf(calendarFile, meeting.id, reader) : undefined,
    noted: meeting.kind === "day" ? await notesIn(read, meeting, reader) : 0,
  };
}

/** The same for all in it, from the day on which they were paired, while any of those are to come. */
async function timesFor({ read, now, system }: Scene, meeting: Meeting): Promise<readonly Date[]> {
  const free = await Promise.all(here(meeting).map(({ id }) => freeOf(read, id, meeting.kind)));
  const from = (since: Date) =>
    proposedTimes({ free, from: since, timeZone: system.timeZone, isHoliday: isBankHoliday }).filter((at) => at > now);
  const first = from(meeting.createdAt);
  return first.length > 0 ? first : from(now);
}

async function notesIn(read: Reader, { id }: Meeting, memberId: MemberId): Promise<number> {
  const { dayNote } = read.tables;
  const [row] = await read
    .select({ notes: dayNote.notes })
    .from(dayNote)
    .where(and(eq(dayNote.meetingId, id), eq(dayNote.memberId, memberId)));
  return row?.notes.length ?? 0;
}
