/** The rituals of leadership channels, each at its hour in the channel's own zone. */
import { z } from "zod";
import type { ChannelId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { findChannel, leadershipChannels } from "../../directory/channels.js";
import { HOUR, later } from "../../schedule/clock.js";
import { defineJob, done, type JobKind } from "../../schedule/job-kinds.js";
import { enqueueNamed, type JobName } from "../../schedule/jobs.js";
import { type Scene, say } from "../../schedule/messages.js";
import { weekOf } from "../../schedule/occurrences.js";
import { SPARK, sparkFor } from "../answering/spark-cards.js";
import { forumSubject, OPENER } from "../audiences/forum-stories.js";
import { addPrompt } from "../prompted-rituals.js";
import { ritualPrompted } from "../prompts/ritual-prompt.js";
import { type DueRitual, dueIn, readCatalogue, scopesIn } from "./due-rituals.js";

/** As a digest's. */
const GRACE_MS = 12 * HOUR;

const payload = z.object({ channel: z.string(), monday: z.string() });
const planForumJob: JobName<z.infer<typeof payload>> = { kind: "plan-forum", payloads: { 1: payload } };

export async function planForums(tx: Writer, { now }: Scene): Promise<void> {
  for (const { id, timeZone } of await leadershipChannels(tx)) {
    const monday = weekOf(now, timeZone);
    const onceKey = `plan-forum:${monday}:${id}`;
    await enqueueNamed(tx, planForumJob, { payload: { channel: id, monday }, runAt: now, onceKey });
  }
}

type Channel = NonNullable<Awaited<ReturnType<typeof findChannel>>>;

export const planForum: JobKind = defineJob(planForumJob, async ({ channel: id, monday }, { scene }) =>
  done(async (tx) => {
    const here = { ...scene(), read: tx };
    const channel = await findChannel(tx, id as ChannelId);
    if (channel === undefined || channel.retiredAt !== null) return;
    const catalogue = await readCatalogue(tx, here.words);
    const scopes = scopesIn(catalogue, channel.organisationId, channel.id);
    const due = dueIn(catalogue, scopes, { monday, timeZone: channel.timeZone }, ["forums"]);
    for (const one of due.filter(({ at }) => at > channel.scheduledFrom)) await plan(tx, here, channel, one);
  }),
);

async function plan(tx: Writer, scene: Scene, channel: Channel, due: DueRitual): Promise<void> {
  const { now } = scene;
  const about = await aboutOf(scene, channel, due);
  if (about === undefined) return;
  const { ritual, occursOn, at: dueAt } = due;
  const lapse = now > later(dueAt, GRACE_MS) ? "its time had passed" : undefined;
  const planned = { occursOn, dueAt, completion: ritual.completion, about, lapse };
  const prompt = await addPrompt(tx, { ritualKey: ritual.key, to: { channelId: channel.id }, ...planned }, now);
  if (prompt === undefined || lapse !== undefined) return;
  await say(tx, {
    to: { kind: "channel", id: channel.id, workspaceId: channel.workspaceId },
    ...{ message: ritualPrompted, payload: { prompt }, manner: "scheduled", now, at: dueAt },
    until: later(dueAt, GRACE_MS),
  });
}

/** Undefined where there is nothing to begin with: then it is not due. */
async function aboutOf(scene: Scene, { id, organisationId }: Channel, due: DueRitual): Promise<string | undefined> {
  switch (due.ritual.key) {
    case OPENER:
      return forumSubject(scene.read, { id, organisationId }, due);
    case SPARK:
      return (await sparkFor(scene, organisationId)) === undefined ? undefined : "";
    default:
      return "";
  }
}
