/** Somebody from another organisation is drawn for a leader's time, and somebody else where they cannot or are silent. */
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import type { MeetingId, MemberId, OrganisationId } from "../../database/ids.js";
import type { Reader, Writer } from "../../database/store.js";
import { addPrompt } from "../../rituals/prompted-rituals.js";
import { isBankHoliday } from "../../schedule/bank-holidays.js";
import { HOUR, later } from "../../schedule/clock.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { revise, type Scene } from "../../schedule/messages.js";
import { localDate } from "../../schedule/occurrences.js";
import { afterWorkingDays } from "../../schedule/working-days.js";
import { metBy, neverWith } from "../acquaintance.js";
import { tell } from "../news.js";
import { addPersonTo, changeMeeting, here, type Meeting, selectMeetings } from "../open-meetings.js";
import { tellOver } from "../rounds/tell-waiting.js";
import { ritualOf } from "../starters.js";
import { type Willing, willing } from "../willing.js";
import { drawOrder } from "./draw-order.js";

const SILENT_DAYS = 2;
/** Nobody is asked later than this before it. */
const AHEAD_MS = 3 * HOUR;

const payload = z.object({ meeting: z.string(), member: z.string() });
export const slotSilentJob: JobName<z.infer<typeof payload>> = { kind: "slot-silent", payloads: { 1: payload } };

/** Nobody, where nobody is left to draw: then whoever volunteers next is. */
export async function draw(tx: Writer, meeting: Meeting, scene: Scene): Promise<void> {
  const { now, system } = scene;
  const host = here(meeting).find((person) => person.host);
  const at = host?.proposesAt ?? null;
  if (host === undefined || at === null || at <= later(now, AHEAD_MS)) return;
  const found = await drawnFor(tx, meeting, host.id, now);
  if (found === undefined) return;
  await addPersonTo(tx, meeting.id, found);
  const about = `meeting:${meeting.id}`;
  const occursOn = localDate(now, system.timeZone);
  const prompt = { ritualKey: ritualOf.listening, occursOn, dueAt: now, completion: "meeting", about } as const;
  const id = await addPrompt(tx, { ...prompt, to: { memberId: found.id } }, now);
  await tell(tx, meeting, found, { news: "paired", prompt: id, until: at, time: "1" }, now);
  const silentAt = afterWorkingDays(now, SILENT_DAYS, system.timeZone, isBankHoliday);
  const last = later(at, -AHEAD_MS);
  await enqueueNamed(tx, slotSilentJob, {
    payload: { meeting: meeting.id, member: found.id },
    runAt: silentAt < last ? silentAt : last,
    onceKey: `slot-silent:${meeting.id}:${found.id}`,
  });
}

/** Somebody who may come, was not asked before, and works elsewhere; who has not met the leader, where there are such. */
async function drawnFor(tx: Writer, meeting: Meeting, host: MemberId, now: Date): Promise<Willing | undefined> {
  const asked = new Set(meeting.people.map(({ id }) => id));
  const never = await neverWith(tx, host);
  const met = await metBy(tx, host, now);
  const from = await employerIn(tx, meeting.id, host);
  const able = (await willing(tx, "listening", now, undefined)).filter(
    ({ id, organisationId }) => !asked.has(id) && !never.has(id) && organisationId !== null && organisationId !== from,
  );
  const { people, organisations } = await drawnBefore(tx);
  const ordered = drawOrder(able, people, organisations, meeting.id);
  return ordered.find(({ id }) => !met.has(id)) ?? ordered[0];
}

async function employerIn(read: Reader, id: MeetingId, memberId: MemberId): Promise<OrganisationId | null> {
  const { meetingPerson } = read.tables;
  const [row] = await read
    .select({ organisationId: meetingPerson.organisationId })
    .from(meetingPerson)
    .where(and(eq(meetingPerson.meetingId, id), eq(meetingPerson.memberId, memberId)));
  return row?.organisationId ?? null;
}

/** When each person and each organisation was drawn last, whether or not it took place. */
async function drawnBefore(read: Reader) {
  const { meeting, meetingPerson } = read.tables;
  const rows = await read
    .select({ id: meetingPerson.memberId, organisationId: meetingPerson.organisationId, at: meeting.createdAt })
    .from(meetingPerson)
    .innerJoin(meeting, eq(meeting.id, meetingPerson.meetingId))
    .where(and(eq(meeting.kind, "listening"), eq(meetingPerson.host, false), isNotNull(meetingPerson.organisationId)))
    .orderBy(asc(meeting.createdAt));
  return {
    people: new Map(rows.map(({ id, at }) => [id, at])),
    organisations: new Map(rows.map(({ organisationId, at }) => [organisationId, at])),
  };
}

/** Whoever had said that they come does not. */
export async function drawAgain(tx: Writer, meeting: Meeting, scene: Scene): Promise<void> {
  const { id, startsAt } = meeting;
  await changeMeeting(tx, id, { startsAt: null });
  const host = here(meeting).find((person) => person.host);
  if (host !== undefined && startsAt !== null) await tell(tx, meeting, host, { news: "again" }, scene.now);
  await draw(tx, { ...meeting, startsAt: null }, scene);
}

/** Those for which nobody is drawn; of which the time has come, none is held. */
export async function drawForOpenSlots(tx: Writer, scene: Scene): Promise<void> {
  const { meeting } = tx.tables;
  const open = and(eq(meeting.kind, "listening"), isNull(meeting.endedAt), isNull(meeting.startsAt));
  for (const slot of await selectMeetings(tx, open)) {
    const [host, ...rest] = here(slot).toSorted((one, other) => Number(other.host) - Number(one.host));
    if (host === undefined || rest.length > 0) continue;
    if (host.proposesAt !== null && host.proposesAt > scene.now) await draw(tx, slot, scene);
    else await close(tx, slot, host, scene.now);
  }
}

async function close(tx: Writer, slot: Meeting, host: Parameters<typeof tellOver>[1], now: Date): Promise<void> {
  await changeMeeting(tx, slot.id, { endedAt: now, ended: "cancelled" });
  await tellOver(tx, host, { meeting: slot.id, first: false }, now);
  await revise(tx, `meeting:${slot.id}`, now);
}
