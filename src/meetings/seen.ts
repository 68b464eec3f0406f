/** What somebody sees of a meeting, and how it stands for them. */
import { type Button, does } from "../chat/card.js";
import { DAY, later, MINUTE } from "../schedule/clock.js";
import type { Words } from "../words/en-GB.js";
import { partnersOf } from "./held.js";
import type { Meeting, MeetingPerson } from "./open-meetings.js";

/** Where no time was found, it is asked about after this. */
export const ASKED_AFTER_MS = 14 * DAY;

/** What somebody sees of a meeting that they are or were in. */
export interface Seen {
  readonly meeting: Meeting;
  readonly me: MeetingPerson;
  /** Their own. */
  readonly timeZone: string;
  readonly now: Date;
  /** With what to start a conversation. */
  readonly starter: string;
  /** When they might meet. */
  readonly times: readonly Date[];
  /** Where the file for their calendar is. */
  readonly file: string | undefined;
  /** The visitor has written what they noticed. */
  readonly noted: number;
  /** What is new, where something is: it stands before how it is, or `instead` of it. */
  readonly lead?: Lead | undefined;
}

export interface Lead {
  readonly words: string;
  readonly instead?: true;
}

type Standing = "over" | "said" | "due" | "agreed" | "open";

export function standingOf({ meeting, me, now }: Pick<Seen, "meeting" | "me" | "now">): Standing {
  if (meeting.endedAt !== null || me.leftAt !== null) return "over";
  if (me.met === true) return "said";
  const { kind, startsAt, createdAt, minutes } = meeting;
  if (startsAt !== null) return later(startsAt, minutes * MINUTE) <= now ? "due" : "agreed";
  // A slot is for the time that its leader offers, however far off that is.
  return kind !== "listening" && later(createdAt, ASKED_AFTER_MS) <= now ? "due" : "open";
}

/** The others, as they are named to somebody. */
export function partners({ meeting, me }: Pick<Seen, "meeting" | "me">): readonly MeetingPerson[] {
  return partnersOf(meeting, me);
}

export function outButton({ meetings: { card } }: Words, { id }: Pick<Meeting, "id">): Button {
  const sure = { question: card.outSure, yes: card.outYes, no: card.outNo };
  return { label: card.out, press: does("leave-meeting", id), sure };
}
