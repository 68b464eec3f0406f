/** Who was asked in a wave. Nothing here says who answered. */
import { and, asc, eq, gt } from "drizzle-orm";
import type { MemberId, OrganisationId, WaveId, WorkspaceId } from "../database/ids.js";
import type { Reader } from "../database/store.js";

export interface Invited {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  /** In whose name they answer, as it was when they were asked. */
  readonly organisationId: OrganisationId | null;
  readonly leftAt: Date | null;
}

/** By id, after `after`. */
export async function invitedAfter(
  read: Reader,
  waveId: WaveId,
  after: MemberId | undefined,
  limit: number,
): Promise<readonly Invited[]> {
  const { waveInvitation, member } = read.tables;
  return read
    .select({
      id: member.id,
      workspaceId: member.workspaceId,
      organisationId: waveInvitation.organisationId,
      leftAt: member.leftAt,
    })
    .from(waveInvitation)
    .innerJoin(member, eq(member.id, waveInvitation.memberId))
    .where(and(eq(waveInvitation.waveId, waveId), after && gt(waveInvitation.memberId, after)))
    .orderBy(asc(waveInvitation.memberId))
    .limit(limit);
}
