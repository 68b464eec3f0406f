/** Whether a meeting took place, as far as that can be known: from then on, whoever goes does not undo it. */
import { later, MINUTE } from "../schedule/clock.js";
import { here, type Meeting, type MeetingPerson } from "./open-meetings.js";

/** Its time had passed by then, or somebody had said that it took place. */
export function wasHeld({ startsAt, minutes, people }: Meeting, by: Date): boolean {
  const isPast = startsAt !== null && later(startsAt, minutes * MINUTE) <= by;
  return isPast || people.some(({ met, answeredAt }) => met === true && answeredAt !== null && answeredAt <= by);
}

/** Those who are in it, and those who stepped out only after it was held. */
export function wereThere(meeting: Meeting): readonly MeetingPerson[] {
  return meeting.people.filter(({ leftAt }) => leftAt === null || wasHeld(meeting, leftAt));
}

/** The others who were there. Of whoever stepped out, and is away besides, nothing is said. */
export function partnersOf(meeting: Meeting, me: Pick<MeetingPerson, "id">): readonly MeetingPerson[] {
  return wereThere(meeting).filter(({ id, leftAt, away }) => id !== me.id && (leftAt === null || !away));
}

/** Those who have not said yet whether it took place, and can be asked: there is somebody of whom to ask. */
export function stillAsked(meeting: Meeting): readonly MeetingPerson[] {
  return here(meeting).filter((one) => one.met === null && partnersOf(meeting, one).length > 0);
}
