/** Tells whoever set a channel up that a message could not be posted there, and lets them try again. */
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
import { type MessageKind, say } from "../schedule/messages.js";
import { findChannel } from "./channels.js";
import { noticeCard } from "./directory-cards.js";
import { mayMendJob } from "./refusals.js";

/** What platforms say when the bot is not in the room, or the room is no more. */
const NOT_INVITED = /not_in_channel|channel_not_found|BotNotInConversationRoster/i;
const GONE = /archived|deleted|ConversationNotFound/i;

export async function reportRefusal(tx: Writer, { job, channelId, reason, now }: Refusal): Promise<void> {
  const channel = await findChannel(tx, channelId as ChannelId);
  if (channel === undefined) return;
  await say(tx, {
    to: { kind: "member", id: channel.setUpBy, workspaceId: channel.workspaceId },
    message: channelRefused,
    payload: { channel: channel.id, job: job.id, reason },
    manner: "answer",
    now,
  });
}

const payload = z.object({ channel: z.string(), job: z.string(), reason: z.string() });

export const channelRefused: MessageKind<z.infer<typeof payload>> = {
  name: "channel-refused",
  payloads: { 1: payload },
  async compose({ channel: id, job, reason }, { read, words }) {
    const channel = await findChannel(read, id as ChannelId);
    if (channel === undefined) return undefined;
    const { refused, refusedMend, tryAgain } = words.directory;
    const sentence = refused(channel.organisation, reason);
    const gone = GONE.test(reason);
    const mend = gone ? refusedMend.gone : NOT_INVITED.test(reason) ? refusedMend.invite : refusedMend.other;
    const again = gone ? [] : [buttons({ label: tryAgain, press: does("post-again", job), tone: "primary" })];
    return { card: { summary: plainText(sentence), body: [text(sentence), text(mend), ...again] }, about: [] };
  },
};

export const postAgain: Action<Context> = {
  name: "post-again",
  async pressed(context, about) {
    const { words, now } = context;
    return context.write(async (tx, me) => {
      const id = readId<JobId>(about);
      const may = id !== undefined && (await mayMendJob(tx, id, me.id));
      const reopened = may && (await reopen(tx, id, now));
      return replace(noticeCard(reopened ? words.directory.tryingAgain : words.directory.triedAlready));
    });
  },
};
