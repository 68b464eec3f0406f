/**
 * One store over two engines. Two verbs: `read` selects, `write` changes.
 *
 * Neither offers `.transaction`, `.execute`, `.all`, `.get` or `.run`: those differ between the engines, or escape
 * the transaction.
 */
import type { SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Tables } from "./tables.js";

type Engine = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface Reader extends Pick<Engine, "select" | "selectDistinct"> {
  readonly tables: Tables;
}

export interface Writer extends Reader, Pick<Engine, "insert" | "update" | "delete"> {}

export interface Store {
  readonly read: Reader;
  /**
   * Runs `work` in one transaction and resolves once it is on disk. On PostgreSQL `work` may run again after a
   * serialisation failure, so it has no effect but on `tx`. It awaits nothing but `tx`.
   * Throws `StoreBusy` when too many writes are waiting, and what `work` throws, having undone it.
   */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /**
   * One statement in a transaction of its own, at READ COMMITTED on PostgreSQL: for claims, which skip rows
   * that somebody else holds instead of failing.
   */
  claim<T>(statement: (tx: Writer) => Promise<T>): Promise<T>;
  /** What a claim adds to its inner select: `for update skip locked`, or nothing where there is one writer. */
  readonly skipLocked: SQL;
  /** Resolves when the database answers; rejects when it does not. */
  ping(): Promise<void>;
  /**
   * Takes what was deleted from these tables out of the database's files as well, as far as an engine can.
   * SQLite has overwritten deleted rows already, and empties its log, where they still are: that of all tables, and
   * only while no other program reads, such as a backup. PostgreSQL vacuums the tables, which makes room for other
   * rows: old bytes stay until those come, and what a running transaction can still see stays as it is.
   * Throws `StoreBusy` where another program reads for longer than it can wait; nothing is lost, and the next call
   * does what this one could not.
   */
  scrub(...tables: readonly (keyof Tables)[]): Promise<void>;
  close(): Promise<void>;
  /** Commits and the writes that they carried, since the store was opened. */
  readonly counts: { readonly commits: number; readonly writes: number };
}

/** Too many writes are waiting; nothing was written. */
export class StoreBusy extends Error {
  override readonly name = "StoreBusy";
}
