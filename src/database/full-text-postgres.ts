/**
 * A GIN index has no order. So the stories are looked through from the newest on in stretches of time that grow, each
 * a word of the index itself, until a page is full: a common word ends in the first stretch, a rare one is cheap in all.
 */
import { and, desc, eq, gte, lt, max, min, or, type SQL, sql } from "drizzle-orm";
import type { Facet, Matching, Phrase } from "./full-text.js";
import type { StoryId } from "./ids.js";
import type { Reader } from "./store.js";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** As the generated column has them. */
const lengths = [1, 4, 16, 64] as const;
const longest = 64;

export async function idsInPostgres(read: Reader, matching: Matching): Promise<readonly StoryId[]> {
  const { story } = read.tables;
  const { since, before, limit } = matching;
  const [told] = await read.select({ first: min(story.createdAt), last: max(story.createdAt) }).from(story);
  if (told?.first == null || told.last == null) return [];
  const first = Math.max(told.first.getTime(), since?.getTime() ?? 0);
  const last = Math.min(told.last.getTime(), before?.createdAt.getTime() ?? Number.POSITIVE_INFINITY);
  const found: StoryId[] = [];
  for (const stretch of stretches(weekOf(last), weekOf(first))) {
    found.push(...(await idsIn(read, matching, stretch, limit - found.length)));
    if (found.length >= limit) break;
  }
  return found;
}

const weekOf = (time: number): number => Math.floor(time / WEEK_MS);

/**
 * From one week back to another: the week, the others of its four, the others of its sixteen, of its 64, then 64 at a
 * time. Each stretch is the index's words for it, of which any will do.
 */
export function* stretches(last: number, first: number): Generator<readonly string[]> {
  yield [`week ${last}`];
  for (const [at, length] of lengths.slice(0, -1).entries()) {
    const longer = lengths[at + 1] ?? longest;
    const words: string[] = [];
    const start = Math.floor(last / longer) * longer;
    for (let week = Math.floor(last / length) * length - length; week >= start && week + length > first; week -= length)
      words.push(wordFor(week, length));
    if (words.length > 0) yield words;
  }
  for (let week = Math.floor(last / longest) * longest - longest; week + longest > first; week -= longest)
    yield [wordFor(week, longest)];
}

const wordFor = (week: number, length: number): string =>
  `${length === 1 ? "week" : `${length}weeks`} ${week / length}`;

async function idsIn(read: Reader, matching: Matching, stretch: readonly string[], limit: number) {
  const { story } = read.tables;
  const { phrases, facets, where, since, before } = matching;
  const time = stretch.map(quoted).join(" | ");
  const words = phrases.map(wordsOf);
  const query = sql.join([...words, sql`${`(${drawn(facets)}) & (${time})`}::tsquery`], sql` && `);
  const rows = await read
    .select({ id: story.id })
    .from(story)
    .where(
      and(
        sql`${story}.search @@ (${query})`,
        since && gte(story.createdAt, since),
        before &&
          or(
            lt(story.createdAt, before.createdAt),
            and(eq(story.createdAt, before.createdAt), lt(story.id, before.id)),
          ),
        where,
      ),
    )
    // By an expression, so that no plan walks the index of time in the hope that a match comes soon.
    .orderBy(sql`${story.createdAt} at time zone 'UTC' desc`, desc(story.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

function wordsOf(phrase: Phrase): SQL {
  return sql`phraseto_tsquery('english', ${phrase.join(" ")})`;
}

/** No story has it. */
const NOTHING = "'none'";

function drawn(facet: Facet): string {
  if ("all" in facet) return `(${facet.all.map(drawn).join(" & ")})`;
  if ("any" in facet && facet.any.length === 0) return NOTHING;
  if ("any" in facet) return `(${facet.any.map(drawn).join(" | ")})`;
  return quoted(`${facet.name} ${facet.value}`);
}

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
