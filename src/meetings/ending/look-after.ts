/**
 * Once a day, all that goes on is looked at: who is not here any more, who has not been heard of for a week, and what
 * nobody has said anything of for long.
 */
import { and, eq, exists, gt, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { MeetingId, MemberId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { revise, type Scene } from "../../schedule/messages.js";
import { localDate, localTime } from "../../schedule/occurrences.js";
import { drawForOpenSlots } from "../listening/draw.js";
import { changeMeeting, findMeeting, here, type Meeting, selectMeetings } from "../open-meetings.js";
import { stepOut } from "./step-out.js";

const SILENT_AFTER_MS = 7 * DAY;
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
  const { meeting, meetingPerson, member, workspace } = read.tables;
  const isSilent = and(
    isNull(meetingPerson.answeredAt),
    isNull(meeting.startsAt),
    lte(meeting.createdAt, later(now, -SILENT_AFTER_MS)),
  );
  const looked = read
    .select({ id: meetingPerson.memberId })
    .from(meetingPerson)
    .innerJoin(member, eq(member.id, meetingPerson.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(meetingPerson.meetingId, meeting.id), isNull(meetingPerson.leftAt), or(isGone(read), isSilent)));
  return or(exists(looked), lte(meeting.createdAt, later(now, -FORGOTTEN_AFTER_MS)));
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

async function lookAt(tx: Writer, meeting: Meeting, scene: Scene): Promise<void> {
  const { now } = scene;
  const gone = await goneFrom(tx, meeting.id);
  if (gone.length > 0) return stepOut(tx, meeting, gone, "left", scene);
  const isOld = meeting.createdAt <= later(now, -SILENT_AFTER_MS) && meeting.startsAt === null;
  const silent =
    isOld && meeting.kind !== "listening" ? here(meeting).filter(({ answeredAt }) => answeredAt === null) : [];
  if (silent.length > 0)
    return stepOut(
      tx,
      meeting,
      silent.map(({ id }) => id),
      "silent",
      scene,
    );
  if (meeting.createdAt > later(now, -FORGOTTEN_AFTER_MS)) return;
  await changeMeeting(tx, meeting.id, { endedAt: now, ended: "cancelled" });
  await revise(tx, `meeting:${meeting.id}`, now);
}

async function goneFrom(read: Reader, id: MeetingId): Promise<readonly MemberId[]> {
  const { meetingPerson, member, workspace } = read.tables;
  const rows = await read
    .select({ id: member.id })
    .from(meetingPerson)
    .innerJoin(member, eq(member.id, meetingPerson.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(meetingPerson.meetingId, id), isNull(meetingPerson.leftAt), isGone(read)));
  return rows.map((row) => row.id);
}
