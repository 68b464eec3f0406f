/** Whether a story is read beyond the organisation where it was told. One column says so, and every reader asks it. */
import { and, eq, isNull, notInArray, or } from "drizzle-orm";
import type { StoryId } from "../../database/ids.js";
import type { Writer } from "../../database/store.js";
import { yes } from "./consents.js";

/**
 * Opens a story to those beyond, or closes it, as its audience and everybody's answers have it now.
 * Returns true where that changed.
 */
export async function settleSharing(tx: Writer, id: StoryId, now: Date): Promise<boolean> {
  const { story, storyConsent } = tx.tables;
  const [row] = await tx.select().from(story).where(eq(story.id, id));
  if (row === undefined) return false;
  const open = await tx
    .select({ id: storyConsent.storyId })
    .from(storyConsent)
    .where(
      and(eq(storyConsent.storyId, id), or(isNull(storyConsent.decision), notInArray(storyConsent.decision, [...yes]))),
    )
    .limit(1);
  const { audience, withdrawnAt, heldAt, concernAt, sharedAt } = row;
  const stands = withdrawnAt === null && heldAt === null && concernAt === null;
  const isShared = audience !== "organisation" && stands && open.length === 0;
  if (isShared === (sharedAt !== null)) return false;
  await tx
    .update(story)
    .set({ sharedAt: isShared ? now : null })
    .where(eq(story.id, id));
  return true;
}
