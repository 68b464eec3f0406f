/** At every minute: which leadership channels have a digest due that was not planned yet. */
import type { Writer } from "../database/store.js";
import { type LeadershipChannel, leadershipChannels } from "../directory/channels.js";
import { HOUR } from "../schedule/clock.js";
import { enqueueNamed, recordSkipped } from "../schedule/jobs.js";
import type { Scene } from "../schedule/messages.js";
import { latestOccurrence } from "../schedule/occurrences.js";
import { composeDigestJob } from "./compose-digest.js";

/** A digest this late is not posted; the next one covers what it would have told. */
export const GRACE_MS = 12 * HOUR;

/**
 * The key names the local date, so that an occurrence is planned once: by whichever tick or replica comes first,
 * after a restart too, and on days when the clocks change.
 */
export async function planDigests(tx: Writer, scene: Scene): Promise<void> {
  for (const channel of await leadershipChannels(tx)) await planDigest(tx, scene, channel);
}

async function planDigest(tx: Writer, { now }: Scene, channel: LeadershipChannel): Promise<void> {
  const { localDate, at } = latestOccurrence(channel, now);
  if (at <= channel.scheduledFrom) return;
  const onceKey = `digest:${channel.id}:${localDate}`;
  const payload = { channel: channel.id, localDate, at: at.toISOString() };
  const late = now.getTime() - at.getTime() > GRACE_MS;
  if (late)
    await recordSkipped(tx, composeDigestJob, payload, onceKey, now, "its time had passed by more than 12 hours");
  else await enqueueNamed(tx, composeDigestJob, payload, now, onceKey);
}
