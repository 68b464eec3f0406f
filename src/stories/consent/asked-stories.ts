/** Stories about which there is anything to ask: they stand, and are meant for others. */
import { and, eq, isNull, ne } from "drizzle-orm";
import type { MemberId } from "../../database/ids.js";
import type { Reader } from "../../database/store.js";
import type { Story } from "../stories.js";

/** The story of a consent, for use within a query of consents. `but` is somebody who may not have told it. */
export function standsToAsk(read: Reader, { but }: { readonly but: MemberId | undefined }) {
  const { story, storyConsent } = read.tables;
  return read
    .select({ id: story.id })
    .from(story)
    .where(
      and(
        eq(story.id, storyConsent.storyId),
        but && ne(story.authorId, but),
        ne(story.audience, "organisation"),
        isNull(story.withdrawnAt),
        isNull(story.concernAt),
        isNull(story.heldAt),
      ),
    );
}

/** The same of a story at hand. */
export function isToAsk({ audience, withdrawnAt, concernAt, heldAt }: Story): boolean {
  return audience !== "organisation" && withdrawnAt === null && concernAt === null && heldAt === null;
}
