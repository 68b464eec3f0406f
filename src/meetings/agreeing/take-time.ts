/** Somebody presses a time at which they would meet. */
import type { Action } from "../../chat/feature.js";
import { replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MeetingId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { cardFor } from "../card-for.js";
import { openMeetingFor, others } from "../open-meetings.js";
import { chooseTime, problemWith } from "./agree.js";

export const takeTime: Action<Context> = {
  name: "take-time",
  async pressed(context, about) {
    const { words, now } = context;
    const { none, past } = words.meetings.card;
    const [id = "", typed = ""] = about.split(" ");
    const at = new Date(typed);
    if (Number.isNaN(at.getTime())) return reply(noticeCard(none));
    if (problemWith(at, now) !== undefined) return reply(noticeCard(past));
    return context.write(async (tx, me) => {
      const meeting = await openMeetingFor(tx, readId<MeetingId>(id), me.id);
      if (meeting === undefined || others(meeting, me.id).length === 0) return reply(noticeCard(none));
      const offered = meeting.people.find(({ host }) => host)?.proposesAt;
      // Of a slot, the time is the leader's.
      if (meeting.kind === "listening" && offered?.getTime() !== at.getTime()) return reply(noticeCard(none));
      const scene = { ...context, read: tx };
      await chooseTime(tx, meeting, { memberId: me.id, at }, scene);
      return replace(await cardFor(scene, meeting.id, me.id));
    });
  },
};
