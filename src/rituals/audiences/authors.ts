/** Whoever told a story since the ritual came round last: about the newest that they were not asked about. */
import { and, desc, eq, exists, gt, inArray, isNotNull, isNull, not, or, sql } from "drizzle-orm";
import type { Reader } from "../../database/store.js";
import type { RitualKey } from "../../database/tables/rituals.js";
import { earliestOf, idsOf, type Resolve, type Turn } from "./resolving.js";

export const authors: Resolve = async ({ read }, turns) => {
  const [first] = turns;
  const rows = first === undefined ? [] : await storiesOf(read, turns, first.due.ritual.key);
  return turns.flatMap((turn) => {
    const newest = rows.find(({ authorId, at }) => authorId === turn.person.id && at > turn.since);
    return newest === undefined ? [] : [{ turn, about: `story:${newest.id}` }];
  });
};

/** The newest first. */
async function storiesOf(read: Reader, turns: readonly Turn[], key: RitualKey) {
  const { story, ritualPrompt } = read.tables;
  const isAsked = and(
    eq(ritualPrompt.about, sql`'story:' || ${story.id}`),
    eq(ritualPrompt.ritualKey, key),
    or(isNotNull(ritualPrompt.postedAt), isNotNull(ritualPrompt.doneAt)),
    eq(ritualPrompt.memberId, story.authorId),
  );
  return read
    .select({ id: story.id, authorId: story.authorId, at: story.createdAt })
    .from(story)
    .where(
      and(
        inArray(story.authorId, idsOf(turns)),
        gt(story.createdAt, earliestOf(turns)),
        isNull(story.withdrawnAt),
        isNull(story.heldAt),
        isNull(story.concernAt),
        not(exists(read.select({ id: ritualPrompt.id }).from(ritualPrompt).where(isAsked))),
      ),
    )
    .orderBy(desc(story.createdAt), desc(story.id));
}
