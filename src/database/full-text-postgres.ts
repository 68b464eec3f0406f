/**
 * A GIN index has no order. So the stories are looked through from the newest on in stretches of time that grow, each
 * a word of the index itself, until a page is full: a common word ends in the first stretch, a rare one is cheap in all.
 */
import { and, desc, eq, gte, lt, max, min, or, type SQL, sql } from "drizzle-orm";
import type { Facet, Matching, Phrase, Place } from "./full-text.js";
import type { StoryId } from "./ids.js";
import type { Reader } from "./store.js";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** As the generated column has them. */
const lengths = [1, 4, 16] as const;
const longest = 16;

export async function idsInPostgres(read: Reader, matching: Matching): Promise<readonly StoryId[]> {
  const { story } = read.tables;
  const { since, before, limit } = matching;
  const [told] = await read.select({ first: min(story.createdAt), last: max(story.createdAt) }).from(story);
  if (told?.first == null || told.last == null) return [];
  const first = Math.max(told.first.getTime(), since?.getTime() ?? 0);
  const last = Math.min(told.last.getTime(), before?.createdAt.getTime() ?? Number.POSITIVE_INFINITY);
  const times = [...stretches(weekOf(last), weekOf(first))].map(
    (words) => sql`(${words.map(quoted).join(" | ")}::tsquery)`,
  );
  const rows = await read
    .select({ id: sql<StoryId>`found.id` })
    // Lateral, so the stretches are looked through in their order, and no further than the page needs.
    .from(
      sql`(values ${sql.join(times, sql`, `)}) as stretch (time) cross join lateral (${newestIn(read, matching)}) as found`,
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}

const weekOf = (time: number): number => Math.floor(time / WEEK_MS);

/**
 * From one week back to another: the week, the others of its four, the others of its sixteen, then sixteen at a time. Each stretch is the index's words for it, of which any will do.
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

/** A page of what was told within `stretch.time`. */
function newestIn(read: Reader, matching: Matching): SQL {
  const { story } = read.tables;
  const { phrases, facets, where, since, before, limit } = matching;
  // One condition each: the index leaps from one to the next, which it does not within an "or".
  const matches = [
    sql`search @@ stretch.time`,
    ...partsOf(facets).map((facet) => sql`search @@ ${drawn(facet)}::tsquery`),
  ];
  const words = sql.join(phrases.map(wordsOf), sql` && `);
  // Words such as "the" are in no index: nothing is left of them.
  if (phrases.length > 0) matches.unshift(sql`(search @@ (${words}) or numnode(${words}) = 0)`);
  // The fence of "offset 0": no plan may take another index for what it thinks that `where` leaves over.
  return sql`select ${story.id} from
    (select * from ${story} where ${sql.join(matches, sql` and `)} offset 0) as ${story}
    where ${and(sql`true`, since && gte(story.createdAt, since), before && olderThan(read, before), where)}
    order by ${desc(story.createdAt)}, ${desc(story.id)} limit ${limit}`;
}

function olderThan(read: Reader, { createdAt, id }: Place): SQL | undefined {
  const { story } = read.tables;
  return or(lt(story.createdAt, createdAt), and(eq(story.createdAt, createdAt), lt(story.id, id)));
}

function wordsOf(phrase: Phrase): SQL {
  return sql`phraseto_tsquery('english', ${phrase.join(" ")})`;
}

/** No story has it. */
const NOTHING = "'none'";

function partsOf(facet: Facet): readonly Facet[] {
  return "all" in facet ? facet.all.flatMap(partsOf) : [facet];
}

function drawn(facet: Facet): string {
  if ("all" in facet) return `(${facet.all.map(drawn).join(" & ")})`;
  if ("any" in facet && facet.any.length === 0) return NOTHING;
  if ("any" in facet) return `(${facet.any.map(drawn).join(" | ")})`;
  return quoted(`${facet.name} ${facet.value}`);
}

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
