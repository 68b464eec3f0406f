/** A meeting as a file that any calendar takes. Whoever opens its address is asked anew whether they are in it. */
import { createEvent, type EventAttributes } from "ics";
import type { DocumentKind, Studio } from "../../context.js";
import { type MeetingId, type MemberId, readId } from "../../database/ids.js";
import { DAY, MINUTE } from "../../schedule/clock.js";
import { type Meeting, openMeetingFor, others } from "../open-meetings.js";
import { starterOf } from "../starters.js";
import { linkIn } from "./place.js";

/** As far ahead as a meeting can be, and its day. */
const LIFE_MS = 62 * DAY;

export const calendarFile: DocumentKind = {
  ...{ name: "meeting", mediaType: "text/calendar; charset=utf-8", fileName: "meeting.ics", lifeMs: LIFE_MS },
  saved: true,
  async make(studio, about, reader) {
    const meeting = await openMeetingFor(studio.read, readId<MeetingId>(about), reader.id);
    const event = meeting && (await eventOf(studio, meeting, reader.id));
    return event === undefined ? undefined : new TextEncoder().encode(written(event));
  },
};

/** A link that the library does not know for one stands as the place alone. */
function written({ url, ...event }: EventAttributes): string {
  const { value } = url === undefined ? { value: null } : createEvent({ ...event, url });
  const { value: plain, error } = value === null ? createEvent(event) : { value, error: null };
  if (plain === null) throw error ?? new Error("no calendar file was made");
  return plain;
}

/** Undefined until all of them have agreed on a time. */
async function eventOf(studio: Studio, meeting: Meeting, reader: MemberId): Promise<EventAttributes | undefined> {
  const { words, now, system } = studio;
  const { id, kind, startsAt, where, minutes, createdAt } = meeting;
  if (startsAt === null) return undefined;
  const people = others(meeting, reader);
  const { calendar } = words.meetings;
  const link = linkIn(where);
  return {
    uid: `${id}@${system.publicUrl === undefined ? "causeway" : new URL(system.publicUrl).hostname}`,
    // A later file takes the place of an earlier one, as when they meet at another time.
    sequence: Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / MINUTE)),
    method: "PUBLISH",
    productId: "causeway",
    // In coordinated time, so that each calendar shows it in its own zone, whatever the clocks do.
    start: startsAt.getTime(),
    startInputType: "utc",
    startOutputType: "utc",
    duration: { minutes },
    title: calendar[kind](people),
    description: calendar.description(people, await starterOf(studio, kind)),
    status: "CONFIRMED",
    ...(where === "" ? {} : { location: where }),
    ...(link === undefined ? {} : { url: link }),
  };
}
