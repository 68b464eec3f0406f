/** Who may steer the system. No platform's idea of an admin counts. */
import { type GrantId, newId } from "../database/ids.js";
import type { Writer } from "../database/store.js";

export async function grantSteward(tx: Writer, email: string, now: Date): Promise<void> {
  const { roleGrant } = tx.tables;
  const values = { id: newId<GrantId>(), email: email.trim().toLowerCase(), role: "steward", grantedAt: now } as const;
  await tx.insert(roleGrant).values(values).onConflictDoNothing();
}
