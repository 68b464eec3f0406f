/** After twelve months the watch is over, and the group reads what lasted. */
import { and, eq, isNull } from "drizzle-orm";
import type { CelebrationId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { revise } from "../schedule/messages.js";
import { tellPeople } from "./tell-people.js";

export async function endWatch(tx: Writer, id: CelebrationId, now: Date): Promise<void> {
  const { celebration } = tx.tables;
  const ended = await tx
    .update(celebration)
    .set({ endedAt: now })
    .where(and(eq(celebration.id, id), isNull(celebration.endedAt)))
    .returning({ id: celebration.id });
  if (ended.length === 0) return;
  await tellPeople(tx, { celebration: id, news: "ended", but: null }, now);
  await revise(tx, `celebration:${id}`, now);
}
