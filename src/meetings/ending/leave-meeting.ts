/** Somebody can't after all. */
import type { Action } from "../../chat/feature.js";
import { replace, reply } from "../../chat/interaction.js";
import type { Context } from "../../context.js";
import { type MeetingId, readId } from "../../database/ids.js";
import { noticeCard } from "../../directory/directory-cards.js";
import { cardFor } from "../card-for.js";
import { openMeetingFor } from "../open-meetings.js";
import { stepOut } from "./step-out.js";

export const leaveMeeting: Action<Context> = {
  name: "leave-meeting",
  async pressed(context, about) {
    return context.write(async (tx, me) => {
      const scene = { ...context, read: tx };
      const meeting = await openMeetingFor(tx, readId<MeetingId>(about), me.id);
      if (meeting === undefined) return reply(noticeCard(context.words.meetings.card.none));
      await stepOut(tx, meeting, [me.id], "left", scene);
      return replace(await cardFor(scene, meeting.id, me.id));
    });
  },
};
