/** Where a message goes, and what its recipient asked of us: the queries behind the gate and the post. */
import { and, count, eq, gt, isNull } from "drizzle-orm";
import type { Address } from "../chat/interaction.js";
import type { ChannelId, MemberId, WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { DAY, later } from "./clock.js";
import { judgeAgain } from "./judge-again.js";
import { PAUSED, type Wishes } from "./manners.js";

export interface Destination {
  readonly address: Address;
  readonly platform: string;
  readonly workspaceId: WorkspaceId;
  readonly disconnected: boolean;
}

export interface MemberDestination extends Destination {
  /** The platform has been asked who this is. */
  readonly profiled: boolean;
  readonly wishes: Wishes;
}

/** Undefined once they have left: nothing is said to them any more, not even what was said before. */
export async function memberDestination(
  read: Reader,
  id: MemberId,
  systemZone: string,
): Promise<MemberDestination | undefined> {
  const { member, workspace } = read.tables;
  const [row] = await read
    .select({
      address: member.address,
      platform: workspace.platform,
      workspaceId: workspace.id,
      disconnectedAt: workspace.disconnectedAt,
      timeZone: member.timeZone,
      snoozedUntil: member.snoozedUntil,
      optedOutAt: member.optedOutAt,
      hours: member.hours,
      awayAt: member.awayAt,
      profiledAt: member.profiledAt,
    })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, id), isNull(member.leftAt)));
  if (row === undefined) return undefined;
  const { disconnectedAt, timeZone, snoozedUntil, optedOutAt, hours, awayAt, profiledAt, ...destination } = row;
  const wishes = { timeZone: timeZone ?? systemZone, snoozedUntil, optedOutAt, hours, awayAt };
  return { ...destination, disconnected: disconnectedAt !== null, profiled: profiledAt !== null, wishes };
}

export async function channelDestination(read: Reader, id: ChannelId): Promise<Destination | undefined> {
  const { channel, workspace } = read.tables;
  const [row] = await read
    .select({
      address: channel.address,
      platform: workspace.platform,
      workspaceId: workspace.id,
      disconnectedAt: workspace.disconnectedAt,
    })
    .from(channel)
    .innerJoin(workspace, eq(workspace.id, channel.workspaceId))
    .where(eq(channel.id, id));
  if (row === undefined) return undefined;
  const { disconnectedAt, ...destination } = row;
  return { ...destination, disconnected: disconnectedAt !== null };
}

/** How many unsolicited messages this person had in the last seven days. */
export async function recentUnsolicited(read: Reader, id: MemberId, now: Date): Promise<number> {
  const { posted } = read.tables;
  const [row] = await read
    .select({ messages: count() })
    .from(posted)
    .where(and(eq(posted.memberId, id), eq(posted.unsolicited, true), gt(posted.postedAt, later(now, -7 * DAY))));
  return row?.messages ?? 0;
}

/** Until when the stewards paused everything; null where they did not. */
export async function pausedUntil(read: Reader): Promise<Date | null> {
  const { setting } = read.tables;
  const [row] = await read.select({ value: setting.value }).from(setting).where(eq(setting.name, "pausedUntil"));
  return typeof row?.value === "string" ? new Date(row.value) : null;
}

/** Pauses everything that nobody asked for until then, or goes on at once with what waited. */
export async function pauseUntil(tx: Writer, until: Date | null): Promise<void> {
  const { setting } = tx.tables;
  await tx.delete(setting).where(eq(setting.name, "pausedUntil"));
  if (until !== null) await tx.insert(setting).values({ name: "pausedUntil", value: until.toISOString() });
  await judgeAgain(tx, PAUSED);
}

/** Stops sending to a workspace, or starts again. */
export async function setDisconnected(tx: Writer, id: WorkspaceId, disconnectedAt: Date | null): Promise<void> {
  const { workspace } = tx.tables;
  await tx.update(workspace).set({ disconnectedAt }).where(eq(workspace.id, id));
}
