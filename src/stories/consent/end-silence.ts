/** Three working days without a no: that is no objection, and it is said so. */
import type { Writer } from "../../database/store.js";
import { addAuditEntry } from "../../directory/audit.js";
import { systemSettings } from "../../directory/system-settings.js";
import { revise } from "../../schedule/messages.js";
import { pausedUntil } from "../../schedule/recipients.js";
import { settleSharing } from "./sharing.js";
import { forgetLostDeliveries, settleSilence } from "./silence.js";

export async function endSilence(tx: Writer, now: Date): Promise<void> {
  await forgetLostDeliveries(tx);
  // Nobody has to answer during a pause, and the stewards may have settled since that partners must agree.
  const paused = await pausedUntil(tx);
  if ((paused !== null && paused > now) || (await systemSettings(tx)).mustAgree) return;
  for (const key of await settleSilence(tx, now)) {
    await addAuditEntry(tx, { deed: "sharing-not-objected", at: now, actorId: null, ...key });
    await settleSharing(tx, key.storyId, now);
    await revise(tx, `story:${key.storyId}`, now);
  }
}
