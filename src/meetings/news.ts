/** What somebody in a meeting is told of it. Whatever it was that was told, its card shows how the meeting stands. */
import { z } from "zod";
import type { MeetingId, RitualPromptId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { markLapsed, markPosted } from "../rituals/prompted-rituals.js";
import { DAY, later } from "../schedule/clock.js";
import { type MessageKind, type Scene, say } from "../schedule/messages.js";
import { addDays, instantOf, localDate } from "../schedule/occurrences.js";
import { partnersOf, stillAsked } from "./held.js";
import { meetingCard } from "./meeting-cards.js";
import { findMeeting, here, type Meeting, type MeetingPerson } from "./open-meetings.js";
import { seeMeeting } from "./see-meeting.js";
import { type Lead, standingOf } from "./seen.js";

const news = ["paired", "again", "proposed", "agreed", "soon", "asked", "fewer", "fixed"] as const;
type News = (typeof news)[number];

const payload = z.object({
  meeting: z.string(),
  member: z.string(),
  news: z.enum(news),
  /** The time that it tells of; null where it tells of none. */
  at: z.iso.datetime().nullable(),
  /** The ritual's prompt that it is. */
  prompt: z.string().nullable(),
});
type Payload = z.infer<typeof payload>;

export const meetingNews: MessageKind<Payload> = {
  name: "meeting-news",
  payloads: { 1: payload },
  async compose(told, scene, occasion) {
    const meeting = await findMeeting(scene.read, told.meeting as MeetingId);
    const me = meeting?.people.find(({ id }) => id === told.member);
    if (meeting === undefined || me === undefined) return undefined;
    if (occasion === "post" && !isNews(told, meeting, me, scene.now)) return undefined;
    const lead = leadOf(told, meeting, me, scene);
    const seen = await seeMeeting(scene, meeting, me.id, lead);
    if (seen === undefined) return undefined;
    const about = [`meeting:${meeting.id}`, ...(told.prompt === null ? [] : [`ritual-prompt:${told.prompt}`])];
    return { card: meetingCard(scene.words, seen), about };
  },
  async posted(tx, { prompt }, { now }) {
    if (prompt !== null) await markPosted(tx, prompt as RitualPromptId, now);
  },
  async lapsed(tx, { prompt }, why, { now }) {
    if (prompt !== null) await markLapsed(tx, prompt as RitualPromptId, why, now);
  },
};

/** What was overtaken before it was told is not told. */
function isNews({ news, at }: Payload, meeting: Meeting, me: MeetingPerson, now: Date): boolean {
  const { startsAt } = meeting;
  const isAgreed = startsAt !== null && startsAt.toISOString() === at;
  if (news === "fixed") return meeting.fixed !== "" && me.leftAt === null && !me.away;
  if (meeting.endedAt !== null || me.leftAt !== null || here(meeting).some(({ away }) => away)) return false;
  switch (news) {
    case "paired":
    case "again":
    case "fewer":
      return true;
    case "proposed":
      return startsAt === null && me.proposesAt?.toISOString() !== at && isProposed(meeting, me, at);
    case "agreed":
      return isAgreed;
    case "soon":
      return isAgreed && startsAt > now;
    case "asked":
      return (
        isAskedOf(meeting, me) && (startsAt?.toISOString() ?? null) === at && standingOf({ meeting, me, now }) === "due"
      );
  }
}

const isAskedOf = (meeting: Meeting, me: MeetingPerson): boolean => stillAsked(meeting).some(({ id }) => id === me.id);

function isProposed(meeting: Meeting, me: MeetingPerson, at: string | null): boolean {
  return here(meeting).some(({ id, proposesAt }) => id !== me.id && proposesAt?.toISOString() === at);
}

/** What is said besides how it stands, for as long as it holds: a card that was posted reads the same until then. */
function leadOf(
  { news, at }: Payload,
  meeting: Meeting,
  me: MeetingPerson,
  { words, system }: Scene,
): Lead | undefined {
  const { card, listening } = words.meetings;
  const people = partnersOf(meeting, me);
  const { startsAt } = meeting;
  const goesOn = meeting.endedAt === null && me.leftAt === null && me.met === null;
  switch (news) {
    case "paired":
    case "proposed":
    case "agreed":
    case "asked":
      return undefined;
    case "again":
      return goesOn ? { words: card.again } : undefined;
    case "fewer":
      return goesOn && people.length > 0 ? { words: card.fewer(people) } : undefined;
    case "soon": {
      const isAhead = goesOn && startsAt !== null && startsAt.toISOString() === at;
      const timeZone = me.timeZone ?? system.timeZone;
      return isAhead ? { words: card.soon(people, startsAt, timeZone), instead: true } : undefined;
    }
    case "fixed": {
      const host = meeting.people.find((person) => person.host)?.name ?? "";
      return meeting.fixed === "" ? undefined : { words: listening.fixedSoFar(host, meeting.fixed) };
    }
  }
}

interface Telling {
  readonly news: News;
  readonly at?: Date | null;
  readonly prompt?: RitualPromptId | undefined;
  /** Not before this. */
  readonly on?: Date;
  readonly until?: Date;
  /** What makes one telling of it another than the one before. */
  readonly time?: string;
}

/** A word from one of them to another goes when it is said; all that Causeway says by itself keeps out of quiet hours. */
const manners = { proposed: "personal", agreed: "personal", fixed: "personal" } as const;

export async function tell(
  tx: Writer,
  { id: meeting }: Pick<Meeting, "id">,
  person: Pick<MeetingPerson, "id" | "workspaceId">,
  { news, at = null, prompt, on, until, time }: Telling,
  now: Date,
): Promise<void> {
  const told = at?.toISOString() ?? null;
  await say(tx, {
    to: { kind: "member", id: person.id, workspaceId: person.workspaceId },
    message: meetingNews,
    payload: { meeting, member: person.id, news, at: told, prompt: prompt ?? null },
    manner: news === "proposed" || news === "agreed" || news === "fixed" ? manners[news] : "duty",
    now,
    ...(on === undefined ? {} : { at: on }),
    ...(until === undefined ? {} : { until }),
    ...(time === undefined ? {} : { once: `meeting:${meeting}:${person.id}:${news}:${told ?? ""}:${time}` }),
  });
}

const REMINDED_AT = "09:00";
const ASKED_AT = "10:00";
const ASKED_FOR_MS = 10 * DAY;

/** Once a time is settled: each is reminded the day before, and asked the day after, on their own clock. */
export async function tellAround(tx: Writer, meeting: Meeting, startsAt: Date, { now, system }: Scene): Promise<void> {
  for (const person of here(meeting)) {
    const timeZone = person.timeZone ?? system.timeZone;
    const date = localDate(startsAt, timeZone);
    const before = instantOf(addDays(date, -1), REMINDED_AT, timeZone);
    const after = instantOf(addDays(date, 1), ASKED_AT, timeZone);
    const about = { at: startsAt, time: "1" };
    if (before > now) await tell(tx, meeting, person, { news: "soon", ...about, on: before, until: startsAt }, now);
    await tell(tx, meeting, person, { news: "asked", ...about, on: after, until: later(after, ASKED_FOR_MS) }, now);
  }
}

/** Where no time is settled by then, each is asked all the same whether they met. */
export async function askOn(
  tx: Writer,
  meeting: Pick<Meeting, "id">,
  person: Pick<MeetingPerson, "id" | "workspaceId" | "timeZone">,
  { day, time }: { readonly day: Date; readonly time: string },
  { now, system }: Scene,
): Promise<void> {
  const timeZone = person.timeZone ?? system.timeZone;
  const on = instantOf(localDate(day, timeZone), ASKED_AT, timeZone);
  const at = on < day ? later(on, DAY) : on;
  await tell(tx, meeting, person, { news: "asked", on: at, until: later(at, ASKED_FOR_MS), time }, now);
}
