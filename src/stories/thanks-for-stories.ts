/** Thanks for stories: one from each reader, with words of their own or without. */
import { and, eq } from "drizzle-orm";
import type { MemberId, StoryId } from "../database/ids.js";
import type { Reader, Writer } from "../database/store.js";

/**
 * Thanks an author for a story. Words may follow a press that said nothing more. False where they have been thanked by
 * this person already, and nothing is new.
 */
export async function addThanks(
  tx: Writer,
  storyId: StoryId,
  memberId: MemberId,
  now: Date,
  words = "",
): Promise<boolean> {
  const { storyThanks } = tx.tables;
  const added = await tx
    .insert(storyThanks)
    .values({ storyId, memberId, words, createdAt: now })
    .onConflictDoNothing()
    .returning({ storyId: storyThanks.storyId });
  if (added.length === 1) return true;
  if (words === "") return false;
  const pressed = and(eq(storyThanks.storyId, storyId), eq(storyThanks.memberId, memberId), eq(storyThanks.words, ""));
  const changed = await tx
    .update(storyThanks)
    .set({ words })
    .where(pressed)
    .returning({ storyId: storyThanks.storyId });
  return changed.length === 1;
}

/** What was said of a story goes with its words. */
export async function dropThanksWords(tx: Writer, storyId: StoryId): Promise<void> {
  const { storyThanks } = tx.tables;
  await tx.update(storyThanks).set({ words: "" }).where(eq(storyThanks.storyId, storyId));
}

/** What somebody wrote; empty where a press said it all, undefined where they have not thanked anybody for it. */
export async function thanksWords(
  read: Reader,
  storyId: StoryId,
  memberId: MemberId | undefined,
): Promise<string | undefined> {
  if (memberId === undefined) return undefined;
  const { storyThanks } = read.tables;
  const [row] = await read
    .select({ words: storyThanks.words })
    .from(storyThanks)
    .where(and(eq(storyThanks.storyId, storyId), eq(storyThanks.memberId, memberId)));
  return row?.words;
}
