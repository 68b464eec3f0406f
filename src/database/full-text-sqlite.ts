/** FTS5 walks its matches from the newest on, since its keys follow time, and stops where the page is full. */
import { and, type SQL, sql } from "drizzle-orm";
import type { Facet, Matching, Phrase, Place } from "./full-text.js";
import type { StoryId } from "./ids.js";
import type { Reader } from "./store.js";

export async function idsInSqlite(read: Reader, matching: Matching): Promise<readonly StoryId[]> {
  const { story } = read.tables;
  const { phrases, facets, where, since, before, limit } = matching;
  const rows = await read
    .select({ id: story.id })
    .from(sql`story_text`)
    // In this order: SQLite would otherwise be free to begin with the stories.
    .crossJoin(sql`story_key`)
    .crossJoin(story)
    .where(
      and(
        sql`story_text match ${query(phrases, facets)}`,
        sql`story_key.key = story_text.rowid`,
        sql`${story.id} = story_key.story_id`,
        since && sql`story_text.rowid >= (${since.getTime()} << 20)`,
        before && sql`story_text.rowid < ${keyOf(before)}`,
        where,
      ),
    )
    .orderBy(sql`story_text.rowid desc`)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Where that story is no more, or counts from another moment by now: what was told before its moment. */
function keyOf({ createdAt, id }: Place): SQL {
  const moment = createdAt.getTime();
  const key = sql`select key from story_key where story_id = ${id} and key >> 20 = ${moment}`;
  return sql`coalesce((${key}), ${moment} << 20)`;
}

function query(phrases: readonly Phrase[], facets: Facet): string {
  const words = phrases.map((phrase) => `"${phrase.join(" ")}"`).join(" AND ");
  const told = words === "" ? "" : `{happened changed others own_words} : (${words}) AND `;
  return `${told}facets : (${drawn(facets)})`;
}

/** No story has it. */
const NOTHING = '"none"';

function drawn(facet: Facet): string {
  if ("all" in facet) return `(${facet.all.map(drawn).join(" AND ")})`;
  if ("any" in facet && facet.any.length === 0) return NOTHING;
  if ("any" in facet) return `(${facet.any.map(drawn).join(" OR ")})`;
  return `"${facet.name}${facet.value.replace(/[^a-z0-9]/gi, "")}"`;
}
