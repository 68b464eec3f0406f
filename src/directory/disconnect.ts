/** A workspace took Causeway away, or a room did: nothing is sent there until it comes back. */
import { z } from "zod";
import { nothing } from "../chat/interaction.js";
import type { Context } from "../context.js";
import type { ChannelId } from "../database/ids.js";
import { type MessageKind, say } from "../schedule/messages.js";
import { setDisconnected } from "../schedule/recipients.js";
import { channelsIn, findChannel, retireChannel } from "./channels.js";
import { noticeCard } from "./directory-cards.js";

export async function disconnected(context: Context) {
  const { asker, now } = context;
  const { workspaceId } = asker;
  if (workspaceId === undefined) return nothing;
  return context.record(async (tx) => {
    await setDisconnected(tx, workspaceId, now);
    return nothing;
  });
}

/** A room that the bot was taken out of gets nothing more; whoever set it up for its leaders is told, once. */
export async function left(context: Context) {
  const { asker, interaction, now } = context;
  const { workspaceId } = asker;
  const { room } = interaction;
  if (workspaceId === undefined || room === undefined) return nothing;
  return context.record(async (tx) => {
    for (const channel of await channelsIn(tx, workspaceId, room.id)) {
      await retireChannel(tx, channel.id, now);
      const to = { kind: "member", id: channel.setUpBy, workspaceId } as const;
      if (channel.purpose === "leadership")
        await say(tx, { to, message: channelLeft, payload: { channel: channel.id }, manner: "answer", now });
    }
    return nothing;
  });
}

const payload = z.object({ channel: z.string() });

export const channelLeft: MessageKind<z.infer<typeof payload>> = {
  name: "channel-left",
  payloads: { 1: payload },
  async compose({ channel: id }, { read, words }) {
    const channel = await findChannel(read, id as ChannelId);
    return channel && { card: noticeCard(words.directory.channelLeft(channel.organisation)), about: [] };
  },
};
