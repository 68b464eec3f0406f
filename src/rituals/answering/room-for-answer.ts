/** The channel in which an answer is posted besides: where it was asked, or where somebody starts what all may read. */
import type { Context, Me } from "../../context.js";
import type { ChannelId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { saveRoom } from "../../directory/channels.js";
import type { Asked } from "./asked-ritual.js";

/** Undefined where it was asked and answered in private. */
export function roomFor({ interaction: { room } }: Pick<Context, "interaction">, { ritual, prompt }: Asked) {
  if (prompt?.channelId != null) return { kind: "asked", channelId: prompt.channelId } as const;
  if (prompt !== undefined || ritual.readBy !== "system" || room === undefined || room.direct) return undefined;
  return { kind: "room", room } as const;
}

export async function channelFor(tx: Writer, context: Context, asked: Asked, me: Me): Promise<ChannelId | undefined> {
  const where = roomFor(context, asked);
  if (where === undefined) return undefined;
  if (where.kind === "asked") return where.channelId;
  const { now, system } = context;
  const { room } = where;
  const of = { workspaceId: me.workspaceId, organisationId: asked.employer.id, setUpBy: me.id };
  return saveRoom(tx, { ...of, room, timeZone: system.timeZone, now });
}
