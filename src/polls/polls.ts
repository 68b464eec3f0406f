/** Polls: quick questions to a room. */
import { and, eq, isNull, lte } from "drizzle-orm";
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

/** `id` may come from anywhere. */
export async function findPoll(read: Reader, id: string): Promise<Poll | undefined> {
  const { poll } = read.tables;
  const known = readId<PollId>(id);
  if (known === undefined) return undefined;
  const [found] = await read.select().from(poll).where(eq(poll.id, known));
  return found;
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
