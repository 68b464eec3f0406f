/** What a day brings beyond what goes at once: kept, and put together on the person's next morning. */
import { asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { type GatheredId, type MemberId, newId, type WorkspaceId } from "../database/ids.js";
import type { Writer } from "../database/store.js";
import { isBankHoliday } from "./bank-holidays.js";
import { later, MINUTE } from "./clock.js";
import { type Gathered, type GatheredKind, type Item, partOf } from "./gathered.js";
import { inMessages } from "./gathered-cards.js";
import { mornings } from "./hours.js";
import { defineJob, done, type JobKind } from "./job-kinds.js";
import { type ClaimedJob, enqueue, enqueueNamed, type JobName, jobEnd } from "./jobs.js";
import type { Wishes } from "./manners.js";
import { type Message, type MessageKind, type Post, type Scene, say } from "./messages.js";

/** What waited for the morning comes all at once when it begins: what is too much of that is put together soon after. */
const SETTLES_MS = 10 * MINUTE;

const jobPayload = z.object({ member: z.string(), workspace: z.string() });
const gatherJob: JobName<z.infer<typeof jobPayload>> = { kind: "gather-messages", payloads: { 1: jobPayload } };

/** What is kept besides the message's name. */
const keptPayload = z.object({ payload: z.unknown(), until: z.iso.datetime().optional() });

interface Gathering {
  readonly post: Post;
  readonly job: ClaimedJob;
  readonly wishes: Wishes;
  readonly workspaceId: WorkspaceId;
  readonly now: Date;
}

/** In the transaction that ends the message's own job. */
export async function gather(tx: Writer, { post, job: { id }, wishes, workspaceId, now }: Gathering): Promise<void> {
  const { gathered, job } = tx.tables;
  const memberId = post.to.id as MemberId;
  const { message, version: payloadVersion, payload, until } = post;
  const kept = { payload, until } satisfies z.input<typeof keptPayload>;
  const values = { id: newId<GatheredId>(), memberId, message, payload: kept, payloadVersion, gatheredAt: now };
  await tx.insert(gathered).values(values);
  await tx.update(job).set({ lastError: "gathered for the next morning" }).where(eq(job.id, id));
  const runAt = morningAfter(wishes, now);
  const key = `gather:${memberId}:${runAt.toISOString()}`;
  // One that came while its morning's was being put together has another of its own.
  const onceKey = (await jobEnd(tx, key)) instanceof Date ? `${key}:${id}` : key;
  const reader = { member: memberId, workspace: workspaceId };
  await enqueueNamed(tx, gatherJob, { payload: reader, runAt, onceKey, lane: workspaceId });
}

/** The beginning of their next waking day; of this one, while it has hardly begun. */
function morningAfter(wishes: Wishes, now: Date): Date {
  const { latest, next } = mornings({ ...wishes, isHoliday: isBankHoliday }, now);
  if (latest > now) return latest;
  const settled = later(latest, SETTLES_MS);
  return settled > now ? settled : next;
}

/** `kinds` knows every kind of message that can be among them. */
export const gatherMessages = (gathered: GatheredKind, kinds: () => readonly MessageKind[]): JobKind =>
  defineJob(gatherJob, async ({ member, workspace }, { scene }) => {
    const reader = { kind: "member", id: member as MemberId, workspaceId: workspace as WorkspaceId } as const;
    return done((tx) => putTogether(tx, { reader, gathered, kinds: kinds(), scene: { ...scene(), read: tx } }));
  });

interface Putting {
  readonly reader: { readonly kind: "member"; readonly id: MemberId; readonly workspaceId: WorkspaceId };
  readonly gathered: GatheredKind;
  readonly kinds: readonly MessageKind[];
  readonly scene: Scene;
}

async function putTogether(tx: Writer, putting: Putting): Promise<void> {
  const { reader, gathered: message, scene } = putting;
  const { gathered } = tx.tables;
  const rows = await tx
    .select()
    .from(gathered)
    .where(eq(gathered.memberId, reader.id))
    .orderBy(asc(gathered.gatheredAt), asc(gathered.id));
  const said: (Message & { readonly item: Item })[] = [];
  for (const { message, payloadVersion: version, payload } of rows) {
    const { until, ...kept } = keptPayload.parse(payload);
    const item = { message, version, payload: kept.payload, ...(until === undefined ? {} : { until }) };
    const found = await told(tx, item, putting);
    if (found !== undefined) said.push({ ...found, item });
  }
  for (const [at, part] of inMessages(said).entries()) {
    const payload: Gathered = { bundle: newId(), items: part.map(({ item }) => item) };
    // In their order, one directly after the other.
    const when = { now: scene.now, at: later(scene.now, at) };
    await say(tx, { to: reader, message, payload, manner: "duty", ...when });
  }
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(gathered).where(inArray(gathered.id, ids));
}

/** Undefined where it has nothing left to say; it is told so. */
async function told(tx: Writer, item: Item, { reader, kinds, scene }: Putting): Promise<Message | undefined> {
  const part = await partOf(item, kinds, scene, "post");
  switch (part.kind) {
    case "said":
      return part.message;
    case "lapsed":
      await part.of.kind.lapsed?.(tx, part.of.payload, part.why, scene);
      return undefined;
    case "unreadable": {
      // On its own again, it is parked for a person to look at.
      const payload = { ...item, to: { kind: reader.kind, id: reader.id }, manner: "duty" };
      await enqueue(tx, { kind: "post", lane: reader.workspaceId, payload, payloadVersion: 1, runAt: scene.now });
      return undefined;
    }
  }
}
