/**
 * Stories by their words, on either engine. What differs: SQLite stems as Porter first did and keeps every word;
 * PostgreSQL stems as his later English stemmer does and drops words such as "the", so that a search for these alone
 * lists everything.
 */
import { is, type SQL } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { idsInPostgres } from "./full-text-postgres.js";
import { idsInSqlite } from "./full-text-sqlite.js";
import type { StoryId } from "./ids.js";
import type { Reader } from "./store.js";

/** Words that stand one after the other: letters and digits alone, at least one. */
export type Phrase = readonly string[];

/** What the index knows of a story besides its words. Each is an index's hint and decides nothing by itself. */
export type Facet =
  | { readonly name: FacetName; readonly value: string }
  | { readonly all: readonly Facet[] }
  | { readonly any: readonly Facet[] };

/** Where it was told; where it was told or whom it names; its audience; its kind; its element. */
export type FacetName = "by" | "with" | "for" | "kind" | "element";

/** Where a page ended. */
export interface Place {
  readonly createdAt: Date;
  readonly id: StoryId;
}

export interface Matching {
  readonly phrases: readonly Phrase[];
  /** True of every story that `where` lets through, and of few others. */
  readonly facets: Facet;
  /** What decides. */
  readonly where: SQL | undefined;
  readonly since: Date | undefined;
  readonly before: Place | undefined;
  readonly limit: number;
}

/** The newest first. */
export async function matchingIds(read: Reader, matching: Matching): Promise<readonly StoryId[]> {
  return is(read.tables.story, PgTable) ? idsInPostgres(read, matching) : idsInSqlite(read, matching);
}
