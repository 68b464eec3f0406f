/** Whoever was drawn and says nothing for two working days leaves their place to somebody else. */
import type { MeetingId } from "../../database/ids.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { stepOut } from "../ending/step-out.js";
import { findMeeting } from "../open-meetings.js";
import { slotSilentJob } from "./draw.js";

export const slotSilent: JobKind = defineJob(slotSilentJob, async ({ meeting: id, member }, { scene }) => {
  return done(async (tx) => {
    const meeting = await findMeeting(tx, id as MeetingId);
    const person = meeting?.people.find((one) => one.id === member);
    if (meeting === undefined || meeting.endedAt !== null || person === undefined) return;
    if (person.leftAt !== null || person.answeredAt !== null) return;
    await stepOut(tx, meeting, [person.id], "silent", { ...scene(), read: tx });
  });
});
