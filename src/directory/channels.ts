/** Channels with a purpose: where leaders read, and rooms in which something was asked. */
import { and, eq, isNull } from "drizzle-orm";
import type { Room } from "../chat/interaction.js";
import { type ChannelId, type MemberId, newId, type OrganisationId, type WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { Weekly } from "../schedule/occurrences.js";

export interface LeadershipChannel extends Weekly {
  readonly id: ChannelId;
  readonly workspaceId: WorkspaceId;
  readonly organisationId: OrganisationId;
  readonly scheduledFrom: Date;
  readonly disconnected: boolean;
}

export interface NewChannel extends Weekly {
  readonly workspaceId: WorkspaceId;
  readonly organisationId: OrganisationId;
  readonly room: Room;
  readonly setUpBy: MemberId;
  readonly scheduledFrom: Date;
}

/** Makes a room the leadership channel of an organisation, or changes when its digest comes. */
export async function saveLeadershipChannel(tx: Writer, { room, ...wanted }: NewChannel): Promise<ChannelId> {
  const { channel } = tx.tables;
  await addEmployer(tx, wanted.workspaceId, wanted.organisationId);
  const [row] = await tx
    .insert(channel)
    .values({ id: newId<ChannelId>(), externalId: room.id, address: room.address, purpose: "leadership", ...wanted })
    .onConflictDoUpdate({
      target: [channel.workspaceId, channel.externalId, channel.purpose],
      set: { ...wanted, address: room.address, retiredAt: null },
    })
    .returning({ id: channel.id });
  if (row === undefined) throw new Error("a channel that was just saved is not there");
  return row.id;
}

export interface NewRoom {
  readonly workspaceId: WorkspaceId;
  readonly organisationId: OrganisationId;
  readonly room: Room;
  /** Who is told when nothing can be posted there: whoever asked something there last. */
  readonly setUpBy: MemberId;
  readonly timeZone: string;
  readonly now: Date;
}

/** Keeps a room, so that what was asked there can be posted there. It has no day and no time. */
export async function saveRoom(tx: Writer, { room, now, ...wanted }: NewRoom): Promise<ChannelId> {
  const { channel } = tx.tables;
  const { organisationId, setUpBy } = wanted;
  const meaningless = { day: 1, time: "09:00", scheduledFrom: now } as const;
  const [row] = await tx
    .insert(channel)
    .values({
      ...{ id: newId<ChannelId>(), externalId: room.id, address: room.address, purpose: "room" },
      ...{ ...wanted, ...meaningless },
    })
    .onConflictDoUpdate({
      target: [channel.workspaceId, channel.externalId, channel.purpose],
      set: { organisationId, setUpBy, address: room.address, retiredAt: null },
    })
    .returning({ id: channel.id });
  if (row === undefined) throw new Error("a room that was just saved is not there");
  return row.id;
}

/** Every channel that gets a digest. */
export async function leadershipChannels(read: Reader): Promise<readonly LeadershipChannel[]> {
  const { channel, workspace } = read.tables;
  const rows = await read
    .select({ channel, disconnectedAt: workspace.disconnectedAt })
    .from(channel)
    .innerJoin(workspace, eq(workspace.id, channel.workspaceId))
    .where(and(eq(channel.purpose, "leadership"), isNull(channel.retiredAt)));
  return rows.map(({ channel, disconnectedAt }) => ({ ...channel, disconnected: disconnectedAt !== null }));
}

/**
 * One more organisation uses a workspace. People who were there before it came work for the one that was there alone:
 * that was taken for granted until now, so it is written down.
 */
export async function addEmployer(tx: Writer, workspaceId: WorkspaceId, organisationId: OrganisationId): Promise<void> {
  const { workspaceOrganisation, member } = tx.tables;
  const here = await tx
    .select({ id: workspaceOrganisation.organisationId })
    .from(workspaceOrganisation)
    .where(eq(workspaceOrganisation.workspaceId, workspaceId));
  const [only] = here;
  if (here.some(({ id }) => id === organisationId)) return;
  if (only !== undefined && here.length === 1) {
    await tx
      .update(member)
      .set({ organisationId: only.id })
      .where(and(eq(member.workspaceId, workspaceId), isNull(member.organisationId)));
  }
  await tx.insert(workspaceOrganisation).values({ workspaceId, organisationId });
}

/** The platform says that the room is no more: nothing is posted there until it is set up again. */
export async function retireChannel(tx: Writer, id: ChannelId, now: Date): Promise<void> {
  const { channel } = tx.tables;
  await tx.update(channel).set({ retiredAt: now }).where(eq(channel.id, id));
}

/** The channels that a room is, one for each purpose. */
export async function channelsIn(read: Reader, workspaceId: WorkspaceId, room: string) {
  const { channel } = read.tables;
  const isRoom = and(eq(channel.workspaceId, workspaceId), eq(channel.externalId, room));
  return read
    .select({ id: channel.id, purpose: channel.purpose, setUpBy: channel.setUpBy })
    .from(channel)
    .where(and(isRoom, isNull(channel.retiredAt)));
}

/** A leadership channel. */
export async function findChannel(read: Reader, id: ChannelId) {
  const found = await anyChannel(read, id);
  return found?.purpose === "leadership" ? found : undefined;
}

/** A channel, whatever it is for. */
export async function anyChannel(read: Reader, id: ChannelId) {
  const { channel, organisation } = read.tables;
  const [row] = await read
    .select({ channel, organisation: organisation.name })
    .from(channel)
    .innerJoin(organisation, eq(organisation.id, channel.organisationId))
    .where(eq(channel.id, id));
  return row === undefined ? undefined : { ...row.channel, organisation: row.organisation };
}
