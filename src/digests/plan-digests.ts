/** At every minute: which leadership channels have a digest due that was not planned yet. */
import type { Writer } from "../database/store.js";
import { type LeadershipChannel, leadershipChannels } from "../directory/channels.js";
import { later } from "../schedule/clock.js";
import { enqueueNamed, recordSkipped } from "../schedule/jobs.js";
import type { Scene } from "../schedule/messages.js";
import { latestOccurrence } from "../schedule/occurrences.js";
import { composeDigestJob, GRACE_MS } from "./compose-digest.js";

/**
 * The key names the local date and time, so that an occurrence is planned once: by whichever tick or replica comes
 * first, after a restart too, and on days when the clocks change.
 */
export async function planDigests(tx: Writer, scene: Scene): Promise<void> {
  for (const channel of await leadershipChannels(tx)) await planDigest(tx, scene, channel);
}

async function planDigest(tx: Writer, { now }: Scene, channel: LeadershipChannel): Promise<void> {
  const { localDate, at } = latestOccurrence(channel, now);
  if (at <= channel.scheduledFrom) return;
  const onceKey = `digest:${channel.id}:${localDate}:${channel.time}`;
  const payload = { channel: channel.id, at: at.toISOString() };
  if (now > later(at, GRACE_MS)) {
    const why = channel.disconnected ? "the workspace is disconnected" : "its time had passed by more than 12 hours";
    await recordSkipped(tx, composeDigestJob, payload, onceKey, now, why);
    return;
  }
  // A workspace that comes back in time still gets it.
  if (!channel.disconnected) await enqueueNamed(tx, composeDigestJob, { payload, runAt: now, onceKey });
}
