/** How people come to agree on a time: each says when they would meet, and all the same makes it the meeting's. */
import type { MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { DAY, later } from "../../schedule/clock.js";
import { revise, type Scene } from "../../schedule/messages.js";
import { tell, tellAround } from "../news.js";
import { changeMeeting, changePerson, findMeeting, here, type Meeting } from "../open-meetings.js";

/** A time further off is forgotten. */
const FURTHEST_MS = 60 * DAY;

export type TimeProblem = "past" | "far";

export function problemWith(at: Date, now: Date): TimeProblem | undefined {
  if (at <= now) return "past";
  return at > later(now, FURTHEST_MS) ? "far" : undefined;
}

export interface Chosen {
  readonly memberId: MemberId;
  readonly at: Date;
  /** Undefined where they say nothing of it. */
  readonly where?: string;
}

/** Of a meeting that goes on, by somebody who is in it. Another time than the one that was settled unsettles it. */
export async function chooseTime(
  tx: Writer,
  meeting: Meeting,
  { memberId, at, where }: Chosen,
  scene: Scene,
): Promise<void> {
  const { now } = scene;
  const { id, startsAt } = meeting;
  const isMoved = where !== undefined && where !== meeting.where;
  const isSettled = startsAt?.getTime() === at.getTime();
  if (isMoved) await changeMeeting(tx, id, { where });
  // Somewhere else is something else to say yes to, until it is settled.
  if (isMoved && !isSettled)
    for (const other of here(meeting))
      if (other.id !== memberId) await changePerson(tx, id, other.id, { proposesAt: null });
  const answeredAt = meeting.people.find((person) => person.id === memberId)?.answeredAt ?? now;
  await changePerson(tx, id, memberId, { proposesAt: at, answeredAt });
  if (startsAt !== null && !isSettled) await changeMeeting(tx, id, { startsAt: null });
  const changed = await findMeeting(tx, id);
  if (changed !== undefined) await settle(tx, changed, { memberId, at, isMoved }, scene);
  await revise(tx, `meeting:${id}`, now);
}

/** Tells the others what it comes to. */
async function settle(
  tx: Writer,
  meeting: Meeting,
  { memberId, at, isMoved }: { readonly memberId: MemberId; readonly at: Date; readonly isMoved: boolean },
  scene: Scene,
): Promise<void> {
  const { now } = scene;
  const rest = here(meeting).filter(({ id }) => id !== memberId);
  if (meeting.startsAt?.getTime() === at.getTime()) {
    if (isMoved) for (const other of rest) await tell(tx, meeting, other, { news: "agreed", at }, now);
    return;
  }
  const agreed = await settleWhereAllAgree(tx, meeting, scene);
  for (const other of rest) await tell(tx, meeting, other, { news: agreed ? "agreed" : "proposed", at }, now);
}

/** Whether all who are in it would meet at the same time, which is then settled. */
export async function settleWhereAllAgree(tx: Writer, meeting: Meeting, scene: Scene): Promise<boolean> {
  const times = here(meeting).map(({ proposesAt }) => proposesAt);
  const [first] = times;
  if (first == null || first <= scene.now || times.some((time) => time?.getTime() !== first.getTime())) return false;
  await changeMeeting(tx, meeting.id, { startsAt: first });
  await tellAround(tx, meeting, first, scene);
  return true;
}
