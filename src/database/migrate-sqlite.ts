/**
 * Migrates a SQLite file. Not drizzle's own runner: that looks before it locks, and leaves foreign keys on, so that
 * a table which it rebuilds takes the rows that refer to it along.
 */
import type { Database } from "better-sqlite3";
import { pending } from "./migrations.js";
import { dropSearch, ensureSearch } from "./search-index.js";

/** Leaves foreign keys enforced on `connection`. */
export function migrateSqlite(connection: Database, folder: string): void {
  // Outside the transaction: within one, SQLite ignores this.
  connection.pragma("foreign_keys = OFF");
  connection.transaction(() => apply(connection, folder)).immediate();
  connection.pragma("foreign_keys = ON");
}

function apply(connection: Database, folder: string): void {
  connection.exec(`create table if not exists "__drizzle_migrations"
    (id integer primary key autoincrement, hash text not null, created_at numeric)`);
  const last = connection.prepare<[], number>(`select coalesce(max(created_at), 0) from "__drizzle_migrations"`);
  const record = connection.prepare(`insert into "__drizzle_migrations" (hash, created_at) values (?, ?)`);
  const missing = pending(folder, last.pluck().get() ?? 0);
  if (missing.length > 0) dropSearch(connection);
  for (const migration of missing) {
    for (const statement of migration.sql) connection.exec(statement);
    record.run(migration.hash, migration.folderMillis);
  }
  if (missing.length > 0) refuseOrphans(connection);
  ensureSearch(connection);
}

function refuseOrphans(connection: Database): void {
  const orphans = connection.pragma("foreign_key_check");
  if (Array.isArray(orphans) && orphans.length > 0) {
    throw new Error(`A migration would leave ${orphans.length} rows that refer to nothing. Nothing was changed.`);
  }
}
