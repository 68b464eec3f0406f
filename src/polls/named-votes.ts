/** The votes of a poll that is not anonymous: who chose what, for whoever asked. */
import { asc, eq } from "drizzle-orm";
import type { MemberId, PollId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";

/** Keeps which option a member chose, in place of what they chose before. */
export async function castNamedVote(
  tx: Writer,
  pollId: PollId,
  { memberId, option }: { readonly memberId: MemberId; readonly option: number },
): Promise<void> {
  const { pollVote } = tx.tables;
  const choice = String(option);
  await tx
    .insert(pollVote)
    .values({ pollId, voter: memberId, choice })
    .onConflictDoUpdate({ target: [pollVote.pollId, pollVote.voter], set: { choice } });
}

export interface NamedVote {
  readonly option: number;
  readonly memberId: MemberId;
}

export async function namedVotes(read: Reader, pollId: PollId): Promise<readonly NamedVote[]> {
  const { pollVote } = read.tables;
  const rows = await read.select().from(pollVote).where(eq(pollVote.pollId, pollId)).orderBy(asc(pollVote.voter));
  return rows.map(({ voter, choice }) => ({ option: Number(choice), memberId: voter as MemberId }));
}

/** How many chose each of so many options. */
export async function countNamedVotes(read: Reader, pollId: PollId, options: number): Promise<readonly number[]> {
  const votes = await namedVotes(read, pollId);
  return Array.from({ length: options }, (_, at) => votes.filter(({ option }) => option === at).length);
}
