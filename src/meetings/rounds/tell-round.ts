/** Everybody who was paired in a round is told of it, some hundred at a time. */
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { findMeeting } from "../open-meetings.js";
import { tellPaired } from "./begin-meeting.js";

const AT_ONCE = 200;

const payload = z.object({ kind: z.enum(["coffee", "day"]), round: z.string(), after: z.string().nullable() });
type Payload = z.infer<typeof payload>;
export const tellRoundJob: JobName<Payload> = { kind: "tell-round", payloads: { 1: payload } };

export const tellRound: JobKind = defineJob(tellRoundJob, async (told, { store, scene }) => {
  const rows = await pairedIn(store.read, told);
  const last = rows.at(-1);
  return done(async (tx) => {
    const here = { ...scene(), read: tx };
    for (const { meetingId, memberId } of rows) {
      const meeting = await findMeeting(tx, meetingId);
      const person = meeting?.people.find(({ id }) => id === memberId);
      if (meeting !== undefined && person !== undefined) await tellPaired(tx, meeting, person, here);
    }
    if (last !== undefined && rows.length === AT_ONCE)
      await enqueueNamed(tx, tellRoundJob, { payload: { ...told, after: last.memberId }, runAt: here.now });
  });
});

async function pairedIn(read: Reader, { kind, round, after }: Payload) {
  const { meeting, meetingPerson } = read.tables;
  return read
    .select({ meetingId: meetingPerson.meetingId, memberId: meetingPerson.memberId })
    .from(meetingPerson)
    .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
    .where(
      and(
        eq(meeting.kind, kind),
        eq(meeting.round, round),
        isNull(meeting.endedAt),
        isNull(meetingPerson.leftAt),
        after === null ? undefined : gt(meetingPerson.memberId, after as MemberId),
      ),
    )
    .orderBy(asc(meetingPerson.memberId))
    .limit(AT_ONCE);
}
