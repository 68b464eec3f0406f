/** The digest: what it tells is settled once, and composed from what stands when it is sent. */
import { z } from "zod";
import type { ChannelId, DigestId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { findChannel } from "../directory/channels.js";
import { slippingFor } from "../pulses/signals/slipping-pulses.js";
import { HOUR, later } from "../schedule/clock.js";
import { defineJob, done, type JobKind } from "../schedule/job-kinds.js";
import type { JobName } from "../schedule/jobs.js";
import { type MessageKind, say } from "../schedule/messages.js";
import { digestCard, PLACES } from "./digest-cards.js";
import {
  addDigest,
  coversFrom,
  findDigest,
  markPosted,
  silentOrganisations,
  toldStories,
  untoldStories,
} from "./digests.js";

/** A digest later than this is not posted; the next one covers what it would have told. */
export const GRACE_MS = 12 * HOUR;

const jobPayload = z.object({ channel: z.string(), at: z.iso.datetime() });
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
  const from = await coversFrom(tx, channel, to);
  const untold = await untoldStories(tx, channel, from, to);
  // The story told in full comes first: the one that crossed most boundaries, the newest of equals.
  const inOrder = [...untold].sort((a, b) => b.partners - a.partners);
  const stories = inOrder.map(({ id }) => id);
  const id = await addDigest(tx, { channelId: channel.id, coversFrom: from, coversTo: to, stories });
  await say(tx, {
    to: { kind: "channel", id: channel.id, workspaceId: channel.workspaceId },
    message: weeklyDigest,
    payload: { digest: id },
    manner: "scheduled",
    now,
    until: later(to, GRACE_MS),
  });
}

const messagePayload = z.object({ digest: z.string() });

const MOST_SILENT = 3;

export const weeklyDigest: MessageKind<z.infer<typeof messagePayload>> = {
  name: "weekly-digest",
  payloads: { 1: messagePayload },
  async compose(payload, scene) {
    const { read, words, system } = scene;
    const digest = await findDigest(read, payload.digest as DigestId);
    if (digest === undefined) return undefined;
    const told = await toldStories(read, digest, PLACES);
    const silent = await silentOrganisations(read, digest, MOST_SILENT);
    const { timeZone, organisationId, coversFrom: since, coversTo: until } = digest;
    const slipping = await slippingFor(scene, { organisationId, since, until });
    const card = digestCard(words, { system: system.name, since, timeZone, told, silent, slipping });
    const signals = slipping?.signals ?? [];
    return {
      card,
      about: [...told.ids.map((id) => `story:${id}`), ...signals.map(({ signal }) => `signal:${signal.id}`)],
    };
  },
  posted: (tx, payload, { now }) => markPosted(tx, payload.digest as DigestId, now),
};
