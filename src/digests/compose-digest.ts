/** The digest: what it tells is settled once, and composed from what stands when it is sent. */
import { z } from "zod";
import type { ChannelId, DigestId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { findChannel } from "../directory/channels.js";
import { defineJob, done, type JobKind } from "../schedule/job-kinds.js";
import type { JobName } from "../schedule/jobs.js";
import { type MessageKind, say } from "../schedule/messages.js";
import type { Story } from "../stories/stories.js";
import { digestCard } from "./digest-cards.js";
import { addDigest, coversFrom, findDigest, silentOrganisations, toldStories, untoldStories } from "./digests.js";

const jobPayload = z.object({ channel: z.string(), localDate: z.string(), at: z.iso.datetime() });
type Due = z.infer<typeof jobPayload>;

export const composeDigestJob: JobName<Due> = { kind: "compose-digest", payloads: { 1: jobPayload } };

/** Settles which stories one channel is told and, in the same transaction, says so. */
export const composeDigest: JobKind = defineJob(composeDigestJob, async (due, { clock }) =>
  done((tx) => settleDigest(tx, due, clock.now())),
);

async function settleDigest(tx: Writer, due: Due, now: Date): Promise<void> {
  const channel = await findChannel(tx, due.channel as ChannelId);
  if (channel === undefined) return;
  const to = new Date(due.at);
  const from = await coversFrom(tx, channel.id, to);
  const stories = inOrder(await untoldStories(tx, channel, from, to));
  const id = await addDigest(tx, {
    channelId: channel.id,
    localDate: due.localDate,
    coversFrom: from,
    coversTo: to,
    stories: stories.map((story) => story.id),
  });
  await say(tx, {
    to: { kind: "channel", id: channel.id, workspaceId: channel.workspaceId },
    message: weeklyDigest,
    payload: { digest: id },
    manner: "scheduled",
    now,
    once: `post-digest:${id}`,
  });
}

/** The story told in full comes first: the one that crossed most boundaries, the newest of equals. */
function inOrder(stories: readonly Story[]): readonly Story[] {
  return [...stories].sort((a, b) => b.partners.length - a.partners.length);
}

const messagePayload = z.object({ digest: z.string() });

const MOST_SILENT = 3;

export const weeklyDigest: MessageKind<z.infer<typeof messagePayload>> = {
  name: "weekly-digest",
  payloads: { 1: messagePayload },
  async compose(payload, { read, words, system }) {
    const digest = await findDigest(read, payload.digest as DigestId);
    if (digest === undefined) return undefined;
    const { stories, told } = await toldStories(read, digest);
    const silent = await silentOrganisations(read, digest, MOST_SILENT);
    const card = digestCard(words, {
      system: system.name,
      since: digest.coversFrom,
      timeZone: digest.timeZone,
      stories,
      withdrawn: told.length - stories.length,
      silent,
    });
    return { card, about: told.map((id) => `story:${id}`) };
  },
};
