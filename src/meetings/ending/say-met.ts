/** Whether a meeting took place, as each of them says: only what all of them say counts. */
import type { Action } from "../../chat/feature.js";
import { type Outcome, replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MeetingId, type MemberId, readId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { completePrompt } from "../../rituals/prompted-rituals.js";
import { later } from "../../schedule/clock.js";
import { revise, type Scene } from "../../schedule/messages.js";
import { cardFor } from "../card-for.js";
import { wereThere } from "../held.js";
import { askOn } from "../news.js";
import { changeMeeting, changePerson, findMeeting, here, type Meeting, openMeetingFor } from "../open-meetings.js";
import { ASKED_AFTER_MS, standingOf } from "../seen.js";
import { afterPair, canGoOn } from "./step-out.js";

export const sayMet: Action<Context> = {
  name: "meeting-met",
  pressed: (context, about) =>
    answered(context, about, async (tx, meeting, me, scene) => {
      // Whoever followed a day says so by what they noticed.
      if (meeting.kind === "day" && !isHost(meeting, me)) return undefined;
      await confirm(tx, meeting, me, scene.now);
      await complete(tx, meeting, me, scene.now);
      return undefined;
    }),
};

const isHost = ({ people }: Meeting, id: MemberId): boolean => people.some((one) => one.id === id && one.host);

export const sayNotYet: Action<Context> = {
  name: "meeting-not-yet",
  pressed: (context, about) =>
    answered(context, about, async (tx, meeting, me, scene) => {
      const goesOn = await postponed(tx, meeting, me, scene);
      return goesOn ? scene.words.meetings.card.notYetSaid : undefined;
    }),
};

export const sayFailed: Action<Context> = {
  name: "meeting-failed",
  pressed: (context, about) =>
    answered(context, about, async (tx, meeting, me, { now }) => {
      await changePerson(tx, meeting.id, me, { met: false, answeredAt: now });
      await changeMeeting(tx, meeting.id, { endedAt: now, ended: "declined" });
      return undefined;
    }),
};

/** What is said before there was anything to say of it changes nothing. */
function answered(
  context: Context,
  about: string,
  work: (tx: Writer, meeting: Meeting, me: MemberId, scene: Scene) => Promise<string | undefined>,
): Promise<Outcome> {
  const { words, now } = context;
  return context.write(async (tx, { id: memberId }) => {
    const scene = { ...context, read: tx };
    const meeting = await openMeetingFor(tx, readId<MeetingId>(about), memberId);
    const me = meeting?.people.find(({ id }) => id === memberId);
    if (meeting === undefined || me === undefined || standingOf({ meeting, me, now }) !== "due")
      return reply(noticeCard(words.meetings.card.none));
    const lead = await work(tx, meeting, memberId, scene);
    await revise(tx, `meeting:${meeting.id}`, now);
    return replace(await cardFor(scene, meeting.id, memberId, lead));
  });
}

/** It took place, says one of them: it counts once all say so who were there and can still be asked. */
export async function confirm(tx: Writer, meeting: Meeting, memberId: MemberId, now: Date): Promise<void> {
  await changePerson(tx, meeting.id, memberId, { met: true, answeredAt: now });
  const changed = await findMeeting(tx, meeting.id);
  if (changed === undefined || wereThere(changed).length < 2 || here(changed).some(({ met }) => met !== true)) return;
  await changeMeeting(tx, meeting.id, { endedAt: now, ended: "met" });
}

/** The prompt of whoever confirms it is answered. */
export async function complete(tx: Writer, { id }: Meeting, memberId: MemberId, now: Date): Promise<void> {
  const about = `meeting:${id}`;
  await completePrompt(tx, { memberId, completions: ["meeting"], done: about, about, now });
}

/** A new time can be chosen, and it is asked again two weeks on. False where the others have stepped out since. */
async function postponed(tx: Writer, meeting: Meeting, memberId: MemberId, scene: Scene): Promise<boolean> {
  const { now } = scene;
  const { id, startsAt } = meeting;
  await changeMeeting(tx, id, { startsAt: null });
  for (const { id: other } of here(meeting)) await changePerson(tx, id, other, { proposesAt: null });
  await changePerson(tx, id, memberId, { answeredAt: now });
  const changed = await findMeeting(tx, id);
  if (changed !== undefined && !canGoOn(changed)) {
    await afterPair(tx, changed, "left", scene);
    return false;
  }
  const time = `after ${startsAt?.toISOString() ?? now.toISOString()}`;
  for (const person of here(meeting))
    if (person.met === null) await askOn(tx, meeting, person, { day: later(now, ASKED_AFTER_MS), time }, scene);
  return true;
}
