/** Tells whoever set a channel up, or asked something there, that a message could not be posted there, and lets them try again. */
import { z } from "zod";
import { buttons, does, text } from "../chat/card.js";
import type { Action } from "../chat/feature.js";
import { replace } from "../chat/interaction.js";
import { plainText } from "../chat/plain-text.js";
import type { Context } from "../context.js";
import { type ChannelId, type JobId, readId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import type { Refusal } from "../schedule/job-kinds.js";
import { reopen } from "../schedule/jobs.js";
import { isPast, type MessageKind, say } from "../schedule/messages.js";
import { anyChannel, retireChannel } from "./channels.js";
import { noticeCard } from "./directory-cards.js";
import { refusedPost } from "./refusals.js";

export async function reportRefusal(tx: Writer, { job, channelId, reason, mend, now }: Refusal): Promise<void> {
  const channel = await anyChannel(tx, channelId as ChannelId);
  if (channel === undefined) return;
  if (mend === "gone") await retireChannel(tx, channel.id, now);
  await say(tx, {
    to: { kind: "member", id: channel.setUpBy, workspaceId: channel.workspaceId },
    message: channelRefused,
    payload: { channel: channel.id, job: job.id, reason, mend },
    manner: "answer",
    now,
  });
}

const payload = z.object({
  channel: z.string(),
  job: z.string(),
  reason: z.string(),
  mend: z.enum(["invite", "gone", "other"]),
});

export const channelRefused: MessageKind<z.infer<typeof payload>> = {
  name: "channel-refused",
  payloads: { 1: payload },
  async compose({ channel: id, job, reason, mend }, { read, words }) {
    const channel = await anyChannel(read, id as ChannelId);
    if (channel === undefined) return undefined;
    const { tryAgain } = words.directory;
    const { refused, mends } = words.directory.refusals[channel.purpose];
    const sentence = refused(channel.organisation, reason);
    const again =
      mend === "gone" ? [] : [buttons({ label: tryAgain, press: does("post-again", job), tone: "primary" })];
    return {
      card: { summary: plainText(sentence), body: [text(sentence), text(mends[mend]), ...again] },
      about: [],
    };
  },
};

export const postAgain: Action<Context> = {
  name: "post-again",
  async pressed(context, about) {
    const { words, now } = context;
    return context.write(async (tx, me) => {
      const id = readId<JobId>(about);
      const post = id === undefined ? undefined : await refusedPost(tx, id, me.id);
      if (id === undefined || post === undefined) return replace(noticeCard(words.directory.triedAlready));
      if (isPast(post, now)) {
        const channel = await anyChannel(tx, post.to.id as ChannelId);
        return replace(noticeCard(words.directory.refusals[channel?.purpose ?? "room"].tooLate));
      }
      const reopened = await reopen(tx, id, now);
      return replace(noticeCard(reopened ? words.directory.tryingAgain : words.directory.triedAlready));
    });
  },
};
