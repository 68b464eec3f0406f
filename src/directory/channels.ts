/** Channels with a purpose: where leaders read. */
import { and, eq } from "drizzle-orm";
import type { Room } from "../chat/interaction.js";
import { type ChannelId, type MemberId, newId, type OrganisationId, type WorkspaceId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import type { Weekly } from "../schedule/occurrences.js";

export interface LeadershipChannel extends Weekly {
  readonly id: ChannelId;
  readonly workspaceId: WorkspaceId;
  readonly organisationId: OrganisationId;
  readonly scheduledFrom: Date;
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
  const { channel, workspaceOrganisation } = tx.tables;
  const { workspaceId, organisationId } = wanted;
  await tx.insert(workspaceOrganisation).values({ workspaceId, organisationId }).onConflictDoNothing();
  const [row] = await tx
    .insert(channel)
    .values({ id: newId<ChannelId>(), externalId: room.id, address: room.address, purpose: "leadership", ...wanted })
    .onConflictDoUpdate({
      target: [channel.workspaceId, channel.externalId, channel.purpose],
      set: { ...wanted, address: room.address },
    })
    .returning({ id: channel.id });
  if (row === undefined) throw new Error("a channel that was just saved is not there");
  return row.id;
}

/** Every channel that gets a digest: those of workspaces that are still connected. */
export async function leadershipChannels(read: Reader): Promise<readonly LeadershipChannel[]> {
  const { channel, workspace } = read.tables;
  const rows = await read
    .select({ channel, disconnectedAt: workspace.disconnectedAt })
    .from(channel)
    .innerJoin(workspace, eq(workspace.id, channel.workspaceId))
    .where(eq(channel.purpose, "leadership"));
  return rows.filter((row) => row.disconnectedAt === null).map((row) => row.channel);
}

export async function findChannel(read: Reader, id: ChannelId) {
  const { channel, organisation } = read.tables;
  const [row] = await read
    .select({ channel, organisation: organisation.name })
    .from(channel)
    .innerJoin(organisation, eq(organisation.id, channel.organisationId))
    .where(and(eq(channel.id, id), eq(channel.purpose, "leadership")));
  return row === undefined ? undefined : { ...row.channel, organisation: row.organisation };
}
