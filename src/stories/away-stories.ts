/** Stories of people of whom nothing is said at the moment. */
import { and, eq, exists, isNotNull, lte, type SQL } from "drizzle-orm";
import type { Reader } from "../database/store.js";

/**
 * Of a story: nothing is told of its author while they are marked as away. What was posted before stays as it is, so
 * that nobody learns from a change that they are.
 */
export function isOfSomebodyAway(read: Reader, postedAt: Date | null = null): SQL {
  const { story, member } = read.tables;
  const sinceThen = postedAt === null ? isNotNull(member.awayAt) : lte(member.awayAt, postedAt);
  const away = and(eq(member.id, story.authorId), sinceThen);
  return exists(read.select({ id: member.id }).from(member).where(away));
}
