/** What people mean to do with a story. Nobody is ranked by it, and no number of them is shown. */
import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { MemberId, StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";
import { type Reaction, reactions } from "../database/tables/story-answers.js";

/** Said with one press. */
export type Said = Exclude<Reaction, "tell-more">;
export const sayings = reactions.filter((reaction) => reaction !== "tell-more");

export interface ReactionKey {
  readonly storyId: StoryId;
  readonly memberId: MemberId;
  readonly reaction: Reaction;
}

export interface ReactionMade extends ReactionKey {
  readonly createdAt: Date;
}

/** False where they have said so already. */
export async function addReaction(tx: Writer, made: ReactionMade): Promise<boolean> {
  const { storyReaction } = tx.tables;
  const added = await tx
    .insert(storyReaction)
    .values(made)
    .onConflictDoNothing()
    .returning({ storyId: storyReaction.storyId });
  return added.length === 1;
}

/** False where there was none of theirs. */
export async function removeReaction(tx: Writer, { storyId, memberId, reaction }: ReactionKey): Promise<boolean> {
  const { storyReaction } = tx.tables;
  const theirs = and(
    eq(storyReaction.storyId, storyId),
    eq(storyReaction.memberId, memberId),
    eq(storyReaction.reaction, reaction),
  );
  const removed = await tx.delete(storyReaction).where(theirs).returning({ storyId: storyReaction.storyId });
  return removed.length === 1;
}

export interface Span {
  readonly from: Date;
  /** Undefined where it goes on. */
  readonly to: Date | undefined;
}

/** Those of these kinds that were said then and stand, in the order in which they came. */
export async function reactionsTo(
  read: Reader,
  id: StoryId,
  said: readonly Said[],
  { from, to }: Span,
  limit: number,
): Promise<readonly ReactionMade[]> {
  const { storyReaction } = read.tables;
  return read
    .select()
    .from(storyReaction)
    .where(
      and(
        eq(storyReaction.storyId, id),
        inArray(storyReaction.reaction, [...said]),
        gte(storyReaction.createdAt, from),
        to === undefined ? undefined : lt(storyReaction.createdAt, to),
      ),
    )
    .orderBy(asc(storyReaction.createdAt), asc(storyReaction.memberId))
    .limit(limit);
}
