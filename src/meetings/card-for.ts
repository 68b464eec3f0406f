/** The card of a meeting, for somebody who is or was in it. */
import type { Card } from "../chat/card.js";
import type { MeetingId, MemberId } from "../database/ids.js";
import { noticeCard } from "../directory/directory-cards.js";
import type { Scene } from "../schedule/messages.js";
import { meetingCard } from "./meeting-cards.js";
import { meetingFor } from "./open-meetings.js";
import { seeMeeting } from "./see-meeting.js";

export async function cardFor(
  scene: Scene,
  id: MeetingId | undefined,
  reader: MemberId | undefined,
  lead?: string,
): Promise<Card> {
  const meeting = await meetingFor(scene.read, id, reader);
  const seen =
    meeting === undefined || reader === undefined
      ? undefined
      : await seeMeeting(scene, meeting, reader, lead === undefined ? undefined : { words: lead });
  return seen === undefined ? noticeCard(scene.words.meetings.card.none) : meetingCard(scene.words, seen);
}
