/** Whoever's day was followed reads what the other had assumed wrongly. */
import { z } from "zod";
import { quote, text } from "../../chat/card.js";
import type { MeetingId, MemberId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { type MessageKind, say } from "../../schedule/messages.js";
import { findMeeting, type Meeting, type MeetingPerson } from "../open-meetings.js";
import { noteOf } from "./day-notes.js";

const payload = z.object({ meeting: z.string(), visitor: z.string() });

export const dayNoted: MessageKind<z.infer<typeof payload>> = {
  name: "day-noted",
  payloads: { 1: payload },
  async compose({ meeting: id, visitor: by }, { read, words }) {
    const meeting = await findMeeting(read, id as MeetingId);
    const visitor = meeting?.people.find((person) => person.id === by);
    const noted = await noteOf(read, id as MeetingId, by as MemberId);
    if (meeting === undefined || visitor === undefined || visitor.away || noted === undefined) return undefined;
    const summary = words.meetings.days.told(visitor.name);
    const card = { summary, body: [text(summary), ...noted.notes.map(({ answer }) => quote(answer))] };
    return { card, about: [`meeting:${id}`] };
  },
};

/** Once; what is added later changes it. */
export async function tellHost(
  tx: Writer,
  { meeting, host, visitor }: { readonly meeting: Meeting; readonly host: MeetingPerson; readonly visitor: MemberId },
  now: Date,
): Promise<void> {
  if (host.leftAt !== null) return;
  const to = { kind: "member", id: host.id, workspaceId: host.workspaceId } as const;
  const payload = { meeting: meeting.id, visitor };
  const once = `day-noted:${meeting.id}:${visitor}`;
  await say(tx, { to, message: dayNoted, payload, manner: "personal", now, once });
}
