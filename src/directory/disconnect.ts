/** A workspace took Causeway away: nothing is sent there until it comes back. */
import { nothing } from "../chat/interaction.js";
import type { Context } from "../context.js";
import { setDisconnected } from "../schedule/recipients.js";

export async function disconnected(context: Context) {
  const { asker, now } = context;
  const { workspaceId } = asker;
  if (workspaceId === undefined) return nothing;
  return context.record(async (tx) => {
    await setDisconnected(tx, workspaceId, now);
    return nothing;
  });
}
