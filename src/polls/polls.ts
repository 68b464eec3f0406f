/** Polls: quick questions to a room. */
import { and, eq, isNull, lte } from "drizzle-orm";
import type { Asker } from "../context.js";
import { type ChannelId, type MemberId, newId, type PollId, readId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";

export interface Poll {
  readonly id: PollId;
  readonly channelId: ChannelId;
  readonly askedBy: MemberId;
  readonly question: string;
  readonly options: readonly string[];
  readonly anonymous: boolean;
  /** How many people must have answered an anonymous one before anything is shown. */
  readonly threshold: number;
  readonly askedAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  /** Of an anonymous one as far as it may be known: see `publishedCounts`. */
  readonly answered: number | null;
  readonly counts: readonly number[] | null;
}

export type NewPoll = Omit<Poll, "id" | "closedAt" | "answered" | "counts">;

export const newPollId = (): PollId => newId<PollId>();

export async function addPoll(tx: Writer, poll: NewPoll & Pick<Poll, "id">): Promise<void> {
  await tx.insert(tx.tables.poll).values(poll);
}

/** For whatever is not somebody's press, such as a job or a message. `id` may come from anywhere. */
export async function findPoll(read: Reader, id: string): Promise<Poll | undefined> {
  const { poll } = read.tables;
  const known = readId<PollId>(id);
  if (known === undefined) return undefined;
  const [found] = await read.select().from(poll).where(eq(poll.id, known));
  return found;
}

/**
 * For whoever presses a button of it: the poll of a room in their own workspace. `id` comes from their own device, and
 * stands in the button for everybody who can see it. That they are in the room itself is more than we can know: to ask a
 * chat who is in a channel takes a scope for which no organisation's admin should be asked.
 */
export async function findPollNear(
  read: Reader,
  id: string,
  { workspaceId }: Pick<Asker, "workspaceId">,
): Promise<Poll | undefined> {
  const { poll, channel } = read.tables;
  const known = readId<PollId>(id);
  if (known === undefined || workspaceId === undefined) return undefined;
  const [found] = await read
    .select({ poll })
    .from(poll)
    .innerJoin(channel, eq(channel.id, poll.channelId))
    .where(and(eq(poll.id, known), eq(channel.workspaceId, workspaceId)));
  return found?.poll;
}

/** Takes answers still. */
export const isOpen = ({ closedAt, closesAt }: Poll, now: Date): boolean => closedAt === null && closesAt > now;

/** Those whose time is over and that have not been counted. */
export async function duePolls(read: Reader, now: Date): Promise<readonly PollId[]> {
  const { poll } = read.tables;
  const due = await read
    .select({ id: poll.id })
    .from(poll)
    .where(and(isNull(poll.closedAt), lte(poll.closesAt, now)));
  return due.map(({ id }) => id);
}

/** From now on it takes no answers. */
export async function endPoll(tx: Writer, id: PollId, now: Date): Promise<void> {
  const { poll } = tx.tables;
  await tx.update(poll).set({ closesAt: now }).where(eq(poll.id, id));
}

export async function freezePoll(
  tx: Writer,
  id: PollId,
  result: Pick<Poll, "answered" | "counts"> & { readonly closedAt: Date },
): Promise<void> {
  const { poll } = tx.tables;
  await tx.update(poll).set(result).where(eq(poll.id, id));
}

/** Deletes who or what chose what; how many did stays. */
export async function removeVotes(tx: Writer, id: PollId): Promise<void> {
  const { pollVote } = tx.tables;
  await tx.delete(pollVote).where(eq(pollVote.pollId, id));
}

/** With its votes. */
export async function removePoll(tx: Writer, id: PollId): Promise<void> {
  const { poll } = tx.tables;
  await tx.delete(poll).where(eq(poll.id, id));
}
