/** Whether there is anybody at all in an audience. */
import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "../../database/store.js";
import type { MeetingKind } from "../../database/tables/meetings.js";
import type { RitualAudience } from "../../database/tables/rituals.js";
import { leadershipChannels } from "../../directory/channels.js";
import { canBeAsked } from "../../groups/groups.js";
import { isHeld } from "./role-holders.js";

/** Those that somebody has to belong to first. Of all others, nobody may be meant now, and somebody in a week. */
export type JoinedAudience = Extract<RitualAudience, "leaders" | "managers" | "hosts" | "forums" | "volunteers">;

const anyGroup = async (read: Reader): Promise<boolean> => {
  const { team } = read.tables;
  return (await read.select({ id: team.id }).from(team).where(isNull(team.endedAt)).limit(1)).length > 0;
};

const anyChannel = async (read: Reader): Promise<boolean> =>
  (await leadershipChannels(read)).some(({ disconnected }) => !disconnected);

async function anyVolunteer(read: Reader, kind: MeetingKind): Promise<boolean> {
  const { meetingWish, member, workspace } = read.tables;
  const isAsked = and(eq(meetingWish.kind, kind), canBeAsked(read));
  const rows = await read
    .select({ id: member.id })
    .from(meetingWish)
    .innerJoin(member, eq(member.id, meetingWish.memberId))
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(isAsked)
    .limit(1);
  return rows.length > 0;
}

export async function hasAnybody(read: Reader, audience: JoinedAudience, volunteersFor: MeetingKind): Promise<boolean> {
  switch (audience) {
    case "leaders":
      return isHeld(read, ["leader"]);
    case "managers":
      return (await isHeld(read, ["leader", "curator"])) || (await anyGroup(read));
    case "hosts":
      return anyGroup(read);
    case "forums":
      return anyChannel(read);
    case "volunteers":
      return anyVolunteer(read, volunteersFor);
  }
}
