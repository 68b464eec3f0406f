/** Whoever was left is paired anew: at once with somebody who waits, else first in the next round. */
import type { Writer } from "../../database/store.js";
import type { Scene } from "../../schedule/messages.js";
import { metBy, neverWith } from "../acquaintance.js";
import type { Meeting, MeetingPerson } from "../open-meetings.js";
import { type Willing, whoWait, willing } from "../willing.js";
import { waitFrom } from "../wishes.js";
import { beginMeeting } from "./begin-meeting.js";
import { tellOver } from "./tell-waiting.js";

export async function pairAgain(tx: Writer, meeting: Meeting, left: MeetingPerson, scene: Scene): Promise<void> {
  const { now } = scene;
  const { kind, round, id } = meeting;
  if (kind === "listening") return;
  const waits = await waitFrom(tx, left.id, kind, now);
  const waiting = await willing(tx, kind, now, whoWait(tx));
  const me = waiting.find((one) => one.id === left.id);
  const other = me && (await otherFor(tx, me, waiting, now));
  if (me === undefined || other === undefined)
    return tellOver(tx, left, { meeting: id, first: waits && me !== undefined }, now);
  await beginMeeting(tx, { kind, round, people: [me, other], left: left.id }, scene);
}

/** Somebody from another organisation before a colleague, and of several whoever has waited longest. */
async function otherFor(tx: Writer, me: Willing, waiting: readonly Willing[], now: Date): Promise<Willing | undefined> {
  const [met, never] = [await metBy(tx, me.id, now), await neverWith(tx, me.id)];
  const since = ({ waitingSince }: Willing): number => waitingSince?.getTime() ?? now.getTime();
  const isColleague = ({ organisationId }: Willing): number => (organisationId === me.organisationId ? 1 : 0);
  const [found] = waiting
    .filter(({ id }) => id !== me.id && !met.has(id) && !never.has(id))
    .toSorted((one, other) => isColleague(one) - isColleague(other) || since(one) - since(other));
  return found;
}
