/** The digest: what it tells is settled once, and composed from what stands when it is sent. */
import { z } from "zod";
import type { ChannelId, DigestId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { findChannel } from "../directory/channels.js";
import { HOUR, later } from "../schedule/clock.js";
import { defineJob, done, type JobKind } from "../schedule/job-kinds.js";
import type { JobName } from "../schedule/jobs.js";
import { type MessageKind, type Scene, say } from "../schedule/messages.js";
import { troubleFor } from "./ask-subjects.js";
import { type DigestView, digestCard, PLACES } from "./digest-cards.js";
import { addDigest, coversFrom, type Digest, findDigest, markPosted, toldStories, untoldStories } from "./digests.js";
import { askToTell, keepAsked, lastAskToTell, settleAsk, worthAsking } from "./settle-ask.js";
import { allStaff, silentOrganisations } from "./silent-organisations.js";

/** A digest later than this is not posted; the next one covers what it would have told. */
export const GRACE_MS = 12 * HOUR;

const jobPayload = z.object({ channel: z.string(), at: z.iso.datetime() });
type Due = z.infer<typeof jobPayload>;

export const composeDigestJob: JobName<Due> = { kind: "compose-digest", payloads: { 1: jobPayload } };

/** Settles which stories one channel is told and what it is asked and, in the same transaction, says so. */
export const composeDigest: JobKind = defineJob(composeDigestJob, async (due, { store, scene, clock }) => {
  const channel = await findChannel(store.read, due.channel as ChannelId);
  if (channel === undefined) return done();
  const coversTo = new Date(due.at);
  const covers = { coversFrom: await coversFrom(store.read, channel, coversTo), coversTo };
  const worth = await worthAsking(scene(), {
    channelId: channel.id,
    organisationId: channel.organisationId,
    ...covers,
  });
  return done((tx) => settleDigest(tx, channel, { coversTo, worth, now: clock.now() }));
});

interface Settling {
  readonly coversTo: Date;
  /** What is worth asking, the best first. */
  readonly worth: readonly string[];
  readonly now: Date;
}

type Channel = NonNullable<Awaited<ReturnType<typeof findChannel>>>;

async function settleDigest(tx: Writer, channel: Channel, { coversTo: to, worth, now }: Settling): Promise<void> {
  const from = await coversFrom(tx, channel, to);
  const untold = await untoldStories(tx, channel, from, to);
  // The story told in full comes first: the one that crossed most boundaries, the newest of equals.
  const inOrder = [...untold].sort((a, b) => b.partners - a.partners);
  const stories = inOrder.map(({ id }) => id);
  const id = await addDigest(tx, { channelId: channel.id, coversFrom: from, coversTo: to, stories });
  await settleAsk(tx, { id, channelId: channel.id, timeZone: channel.timeZone }, worth, now);
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

export const weeklyDigest: MessageKind<z.infer<typeof messagePayload>> = {
  name: "weekly-digest",
  payloads: { 1: messagePayload },
  async compose(payload, scene) {
    const digest = await findDigest(scene.read, payload.digest as DigestId);
    if (digest === undefined) return undefined;
    const view = await viewDigest(scene, digest);
    return { card: digestCard(scene.words, view), about: aboutOf(digest, view) };
  },
  async posted(tx, payload, scene) {
    const digest = await findDigest(tx, payload.digest as DigestId);
    if (digest !== undefined) await keepAsked(tx, scene, digest);
    await markPosted(tx, payload.digest as DigestId, scene.now);
  },
};

async function viewDigest(scene: Scene, digest: Digest): Promise<DigestView> {
  const { read, system } = scene;
  const { timeZone, coversFrom: since, coversTo: until } = digest;
  const trouble = await troubleFor(scene, digest);
  return {
    ...{ system: system.name, since, until, timeZone, trouble },
    ask: await askToTell(scene, digest, trouble),
    told: await toldStories(read, digest, PLACES),
    silent: await silentOrganisations(read, digest),
    staff: await allStaff(read),
    lastAsk: await lastAskToTell(scene, digest, trouble),
  };
}

/** A change to any of these changes every posted copy. */
function aboutOf({ id }: Digest, { told, trouble, ask, lastAsk }: DigestView): readonly string[] {
  return [
    `digest:${id}`,
    ...(lastAsk === undefined ? [] : [`digest:${lastAsk.ask.digestId}`, lastAsk.about]),
    ...(ask === undefined ? [] : [ask.about]),
    ...told.ids.map((one) => `story:${one}`),
    ...(trouble.slipping?.signals ?? []).map(({ signal }) => `signal:${signal.id}`),
    ...trouble.fades.map(({ celebration }) => `celebration:${celebration.id}`),
    ...trouble.rules.map((rule) => `rule:${rule.id}`),
  ];
}
