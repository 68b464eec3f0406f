/** What digests asked of their readers, one thing each, and what became of it. */
import { and, desc, eq, exists, gt, inArray, isNotNull, isNull, lt, ne, not, or, type SQL, sql } from "drizzle-orm";
import {
  type ChannelId,
  type DigestAskId,
  type DigestId,
  type MemberId,
  newId,
  type WorkspaceId,
} from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { isAround } from "../directory/roles.js";
import { isHere } from "../groups/groups.js";
import { DAY, later } from "../schedule/clock.js";
import type { Asked } from "./choose-ask.js";

type Row = Reader["tables"]["digestAsk"]["$inferSelect"];

export interface Ask extends Row {
  /** The room in which it was asked. */
  readonly room: { readonly workspaceId: WorkspaceId; readonly externalId: string; readonly timeZone: string };
  /** Whoever took it or was named; undefined where nobody did, or they are away or have left. */
  readonly owner: AskOwner | undefined;
}

export interface AskOwner {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
}

/** What was taken on, or done, is not asked again for so long. */
const IN_HAND_MS = 28 * DAY;
/** What was asked in another room is not asked in this one for so long. */
const ASKED_ELSEWHERE_MS = 6 * DAY;

export type NewAsk = Pick<Row, "digestId" | "channelId" | "about" | "dueOn" | "askedAt">;

export async function addAsk(tx: Writer, ask: NewAsk): Promise<void> {
  await tx.insert(tx.tables.digestAsk).values({ id: newId<DigestAskId>(), ...ask });
}

export async function askOf(read: Reader, digest: DigestId): Promise<Ask | undefined> {
  return (await selectAsks(read, eq(read.tables.digestAsk.digestId, digest)))[0];
}

export async function findAsk(read: Reader, id: DigestAskId | undefined): Promise<Ask | undefined> {
  return id === undefined ? undefined : (await selectAsks(read, eq(read.tables.digestAsk.id, id)))[0];
}

async function selectAsks(read: Reader, where: SQL | undefined): Promise<readonly Ask[]> {
  const { digestAsk, channel, member, workspace } = read.tables;
  const { workspaceId, externalId, timeZone } = channel;
  const rows = await read
    .select({
      ask: digestAsk,
      room: { workspaceId, externalId, timeZone },
      owner: { id: member.id, workspaceId: member.workspaceId, name: member.name },
      isHere: workspace.id,
    })
    .from(digestAsk)
    .innerJoin(channel, eq(channel.id, digestAsk.channelId))
    .leftJoin(member, and(eq(member.id, digestAsk.ownerId), isAround(read)))
    .leftJoin(workspace, and(eq(workspace.id, member.workspaceId), isNull(workspace.disconnectedAt)))
    .where(where);
  return rows.map(({ ask, room, owner, isHere }) => ({
    ...ask,
    room,
    owner: owner !== null && isHere !== null ? owner : undefined,
  }));
}

/** What the last digest before this one that was posted there asked; undefined where there was none, or it asked nothing. */
export async function askBefore(
  read: Reader,
  { channelId, coversTo }: { readonly channelId: ChannelId; readonly coversTo: Date },
): Promise<{ readonly ask: Ask; readonly coversTo: Date } | undefined> {
  const { digest } = read.tables;
  const [last] = await read
    .select({ id: digest.id, coversTo: digest.coversTo })
    .from(digest)
    .where(and(eq(digest.channelId, channelId), lt(digest.coversTo, coversTo), isNotNull(digest.postedAt)))
    .orderBy(desc(digest.coversTo))
    .limit(1);
  const ask = last && (await askOf(read, last.id));
  return ask && { ask, coversTo: last.coversTo };
}

/** What the last digests that were posted there before an instant asked, the newest first. */
export async function askedLately(
  read: Reader,
  channelId: ChannelId,
  before: Date,
  limit: number,
): Promise<readonly Asked[]> {
  const { digest, digestAsk } = read.tables;
  return read
    .select({ about: digestAsk.about, answer: digestAsk.answer })
    .from(digestAsk)
    .innerJoin(digest, eq(digest.id, digestAsk.digestId))
    .where(and(eq(digest.channelId, channelId), lt(digest.coversTo, before), isNotNull(digest.postedAt)))
    .orderBy(desc(digest.coversTo))
    .limit(limit);
}

/** Of these, what somebody has in hand or did of late, or is asked in another room this week: one room is enough. */
export async function inHandAmong(
  read: Reader,
  abouts: readonly string[],
  channelId: ChannelId,
  now: Date,
): Promise<ReadonlySet<string>> {
  if (abouts.length === 0) return new Set();
  const { digestAsk } = read.tables;
  const isTaken = and(
    gt(digestAsk.answeredAt, later(now, -IN_HAND_MS)),
    or(isNotNull(digestAsk.doneAt), not(isFree(read))),
  );
  const isElsewhere = and(ne(digestAsk.channelId, channelId), gt(digestAsk.askedAt, later(now, -ASKED_ELSEWHERE_MS)));
  const rows = await read
    .selectDistinct({ about: digestAsk.about })
    .from(digestAsk)
    .where(and(inArray(digestAsk.about, [...abouts]), or(isTaken, isElsewhere)));
  return new Set(rows.map(({ about }) => about));
}

/** Of an ask: nobody has it, or whoever had it is not here any more. */
function isFree(read: Reader): SQL {
  const { digestAsk, member, workspace } = read.tables;
  const owner = read
    .select({ id: member.id })
    .from(member)
    .innerJoin(workspace, eq(workspace.id, member.workspaceId))
    .where(and(eq(member.id, digestAsk.ownerId), isHere(read)));
  return sql`(${isNull(digestAsk.ownerId)} or ${not(exists(owner))})`;
}

export interface Taken {
  /** Whoever takes it or hands it on. */
  readonly by: MemberId;
  readonly ownerId: MemberId;
  readonly dueOn: string;
}

/** False where somebody else has it, or it is done. Whoever has it may hand it on. */
export async function takeAsk(tx: Writer, id: DigestAskId, { by, ownerId, dueOn }: Taken, now: Date): Promise<boolean> {
  const answer = by === ownerId ? "mine" : "other";
  const mine = eq(tx.tables.digestAsk.ownerId, by);
  return changeAsk(tx, id, { answer, answeredAt: now, ownerId, dueOn }, or(isFree(tx), mine));
}

/** False where somebody has it, or has answered before. */
export async function declineAsk(tx: Writer, id: DigestAskId, now: Date): Promise<boolean> {
  const { digestAsk } = tx.tables;
  return changeAsk(tx, id, { answer: "not-now", answeredAt: now }, isNull(digestAsk.answer));
}

/** False where it is not theirs, or done already. */
export async function finishAsk(tx: Writer, id: DigestAskId, by: MemberId, did: string, now: Date): Promise<boolean> {
  return changeAsk(tx, id, { did, doneAt: now }, eq(tx.tables.digestAsk.ownerId, by));
}

/** What was to be asked waits no more: something else is asked in its place. */
export async function askInstead(tx: Writer, id: DigestAskId, about: string): Promise<void> {
  await changeAsk(tx, id, { about }, isNull(tx.tables.digestAsk.answer));
}

/** Nothing waits any more that could be asked. */
export async function dropAsk(tx: Writer, id: DigestAskId): Promise<void> {
  const { digestAsk } = tx.tables;
  await tx.delete(digestAsk).where(and(eq(digestAsk.id, id), isNull(digestAsk.answer)));
}

async function changeAsk(tx: Writer, id: DigestAskId, change: Partial<Row>, where: SQL | undefined): Promise<boolean> {
  const { digestAsk } = tx.tables;
  const changed = await tx
    .update(digestAsk)
    .set(change)
    .where(and(eq(digestAsk.id, id), isNull(digestAsk.doneAt), where))
    .returning({ id: digestAsk.id });
  return changed.length === 1;
}
