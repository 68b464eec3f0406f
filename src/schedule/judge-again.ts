/** What waits for a reason that has ended: the gate looks at it again at once. */
import { and, eq, isNull } from "drizzle-orm";
import type { WorkspaceId } from "../database/ids.js";
import type { Writer } from "../database/store.js";

/** Of one workspace, or of all. What still has to wait is given back by the gate itself. */
export async function judgeAgain(tx: Writer, why: string, workspaceId?: WorkspaceId): Promise<void> {
  const { job } = tx.tables;
  const lane = workspaceId === undefined ? undefined : eq(job.lane, workspaceId);
  await tx
    .update(job)
    .set({ runAt: new Date(0) })
    .where(and(isNull(job.doneAt), isNull(job.claim), lane, eq(job.kind, "post"), eq(job.lastError, why)));
}
