/**
 * Once a day, all that goes on is looked at: who is not here any more, who never wants to meet somebody in it, who has
 * not been heard of for a week, and what nobody has said anything of for long. All of it ends alike, and at the same
 * time of the day: whoever is left learns nothing from when and how.
 */
import { and, eq, exists, gt, isNotNull, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { MeetingId, MemberId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { revise, type Scene } from "../../schedule/messages.js";
import { localDate, localTime } from "../../schedule/occurrences.js";
import { drawForOpenSlots } from "../listening/draw.js";
import { changeMeeting, findMeeting, type Meeting, selectMeetings } from "../open-meetings.js";
import { stepOut } from "./step-out.js";

const SILENT_AFTER_MS = 7 * DAY;
/** A pause may keep what they are told from them. */
const UNTOLD_AFTER_MS = 21 * DAY;
const FORGOTTEN_AFTER_MS = 60 * DAY;
const BEGINS = "08:00";
const AT_ONCE = 100;

const payload = z.object({ after: z.string().nullable() });
const lookAfterJob: JobName<z.infer<typeof payload>> = { kind: "look-after-meetings", payloads: { 1: payload } };

/** At every minute of the day from the morning on: planned once. */
export async function planLook(tx: Writer, { now, system }: Scene): Promise<void> {
  if (localTime(now, system.timeZone) < BEGINS) return;
  const onceKey = `look-after-meetings:${localDate(now, system.timeZone)}`;
  await enqueueNamed(tx, lookAfterJob, { payload: { after: null }, runAt: now, onceKey });
}

export const lookAfter: JobKind = defineJob(lookAfterJob, async ({ after }, { store, scene }) => {
  const { now } = scene();
  const past = after === null ? undefined : gt(store.read.tables.meeting.id, after as MeetingId);
  const some = await selectMeetings(
    store.read,
    and(isNull(store.read.tables.meeting.endedAt), needsLook(store.read, now), past),
    AT_ONCE,
  );
  const last = some
    .map(({ id }) => id)
    .toSorted()
    .at(-1);
  return done(async (tx) => {
    const here = { ...scene(), read: tx };
    for (const { id } of some) {
      const meeting = await findMeeting(tx, id);
      if (meeting !== undefined && meeting.endedAt === null) await lookAt(tx, meeting, here);
    }
    if (last !== undefined && some.length === AT_ONCE)
      await enqueueNamed(tx, lookAfterJob, { payload: { after: last }, runAt: now });
    else await drawForOpenSlots(tx, here);
  });
});

/** Somebody in it is gone or silent, or it is old. */
function needsLook(read: Reader, now: Date): SQL | undefined {
  const { meeting } = read.tables;
  const looked = peopleWho(read, or(isGone(read), hasNamed(read), isSilent(read, now)));
  return or(exists(looked), lte(meeting.createdAt, later(now, -FORGOTTEN_AFTER_MS)));
}

/** Of the meeting of the query that this stands in. */
function peopleWho(read: Reader, are: SQL | undefined) {
  const { meeting, meetingPerson, member, workspace } = read.tables;
  return read
    .select({ id: meetingPerson.memberId })
    .from(meetingPerson)
    .innerJoin(member, eq(member.id, meetingPerson.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(meetingPerson.meetingId, meeting.id), isNull(meetingPerson.leftAt), are));
}

/**
 * They were told a week ago and have done nothing since. Whoever could not be told for long counts as well; of a slot,
 * whoever was drawn has less time, and that is looked after elsewhere.
 */
function isSilent(read: Reader, now: Date): SQL | undefined {
  const { meeting, meetingPerson, ritualPrompt } = read.tables;
  const isTheirs = and(
    eq(ritualPrompt.memberId, meetingPerson.memberId),
    eq(ritualPrompt.about, sql`'meeting:' || ${meeting.id}`),
    lte(ritualPrompt.postedAt, later(now, -SILENT_AFTER_MS)),
  );
  const wasTold = exists(read.select({ id: ritualPrompt.id }).from(ritualPrompt).where(isTheirs));
  return and(
    ne(meeting.kind, "listening"),
    isNull(meetingPerson.answeredAt),
    isNull(meeting.startsAt),
    or(wasTold, lte(meeting.createdAt, later(now, -UNTOLD_AFTER_MS))),
  );
}

/** Left, opted out, marked as away, or out of reach. */
function isGone(read: Reader): SQL | undefined {
  const { member, workspace } = read.tables;
  return or(
    isNotNull(member.leftAt),
    isNotNull(member.optedOutAt),
    isNotNull(member.awayAt),
    isNotNull(workspace.disconnectedAt),
  );
}

/** They never want to meet somebody who is in it. */
function hasNamed(read: Reader): SQL {
  const { meeting, meetingPerson, member, neverPair } = read.tables;
  const isNamed = eq(meetingPerson.memberId, neverPair.otherId);
  const named = read
    .select({ id: meetingPerson.memberId })
    .from(meetingPerson)
    .where(and(eq(meetingPerson.meetingId, meeting.id), isNull(meetingPerson.leftAt), isNamed));
  const never = and(eq(neverPair.memberId, member.id), exists(named));
  return exists(read.select({ id: neverPair.otherId }).from(neverPair).where(never));
}

async function lookAt(tx: Writer, meeting: Meeting, scene: Scene): Promise<void> {
  const { now } = scene;
  const gone = await peopleIn(tx, meeting.id, or(isGone(tx), hasNamed(tx)));
  if (gone.length > 0) return stepOut(tx, meeting, gone, "left", scene);
  const silent = await peopleIn(tx, meeting.id, isSilent(tx, now));
  if (silent.length > 0) return stepOut(tx, meeting, silent, "silent", scene);
  if (meeting.createdAt > later(now, -FORGOTTEN_AFTER_MS)) return;
  await changeMeeting(tx, meeting.id, { endedAt: now, ended: "cancelled" });
  await revise(tx, `meeting:${meeting.id}`, now);
}

async function peopleIn(read: Reader, id: MeetingId, are: SQL | undefined): Promise<readonly MemberId[]> {
  const { meeting, meetingPerson, member, workspace } = read.tables;
  const rows = await read
    .select({ id: member.id })
    .from(meetingPerson)
    .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
    .innerJoin(member, eq(member.id, meetingPerson.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(meeting.id, id), isNull(meetingPerson.leftAt), are));
  return rows.map((row) => row.id);
}
