/** All that somebody has who copies a database: every row, with what the engine knows of it besides, and every byte. */
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { newId } from "../../src/database/ids.js";
import type { Causeway } from "../conversation.js";
import { onServer } from "../on-server.js";

/** A row as it is stored. `at` is its place in the file, `commits` the transactions that are known to have touched it. */
export interface Row {
  readonly at: string;
  readonly commits: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Dump {
  /** By table, in the order in which they lie in the file. */
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** The files of the database, and a backup. */
  readonly files: readonly Buffer[];
  /** What a server writes of all its databases, those of keys among them: they belong on another server. */
  readonly serverLog: readonly Buffer[];
}

/** Rows of a table; none where there is no such table. */
export const rowsIn = ({ tables }: Dump, table: string): readonly Row[] => tables.get(table) ?? [];

export function takeDump(causeway: Causeway): Promise<Dump> {
  return causeway.databaseUrl.startsWith("file:") ? dumpFiles(causeway) : dumpServer(causeway);
}

/** The database with its log, and besides a backup as `causeway backup` makes it. */
async function dumpFiles({ databaseUrl }: Causeway): Promise<Dump> {
  const file = databaseUrl.replace("file:", "");
  const copy = `${file}.${newId()}`;
  const parts = ["", "-wal", "-shm"].filter((part) => existsSync(file + part));
  for (const part of parts) copyFileSync(file + part, copy + part);
  const files = parts.map((part) => readFileSync(copy + part));
  const backup = backUp(file);
  return { tables: tablesIn(copy), files: [...files, readFileSync(backup)], serverLog: [] };
}

/** As `causeway backup` does it. */
export function backUp(file: string): string {
  const backup = `${file}.${newId()}.backup`;
  const source = new Database(file, { readonly: true });
  source.prepare("vacuum into ?").run(backup);
  source.close();
  return backup;
}

/** Every table of a file and its log. The indexes of the search are made from the tables. */
export function tablesIn(file: string): ReadonlyMap<string, readonly Row[]> {
  const database = new Database(file);
  try {
    const names = database.prepare("select name from pragma_table_list where type = 'table' and schema = 'main'");
    const select = (name: string) =>
      database.prepare<[], Record<string, unknown>>(`select rowid as at, * from "${name}" order by rowid`).all();
    const tables = names.pluck().all() as string[];
    return new Map(
      tables.map((name) => [name, select(name).map(({ at, ...values }) => ({ at: String(at), commits: [], values }))]),
    );
  } finally {
    database.close();
  }
}

/** Every table with the system's own columns, and what their files and the server's log hold. */
async function dumpServer({ databaseUrl }: Causeway): Promise<Dump> {
  const ask = (statement: string) => onServer(databaseUrl, statement);
  await ask("checkpoint");
  const named = await ask(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  const tables = new Map<string, readonly Row[]>();
  for (const { name } of named) {
    const system = "ctid::text as sys_at, xmin::text as sys_xmin, xmax::text as sys_xmax";
    const rows = await ask(`select ${system}, * from "${name}" order by ctid`);
    tables.set(
      String(name),
      rows.map(({ sys_at, sys_xmin, sys_xmax, ...values }) => {
        const commits = [sys_xmin, sys_xmax].map(String).filter((xid) => xid !== "0");
        return { at: String(sys_at), commits, values };
      }),
    );
  }
  const files = await ask(`select pg_read_binary_file(path) as bytes from (
      select pg_relation_filepath(oid) as path from pg_class
      where relkind in ('r', 't', 'i') and relnamespace in ('public'::regnamespace, 'pg_toast'::regnamespace)
    ) as relations where path is not null`);
  const log = await ask("select pg_read_binary_file('pg_wal/' || pg_walfile_name(pg_current_wal_lsn())) as bytes");
  return { tables, files: buffersIn(files), serverLog: buffersIn(log) };
}

function buffersIn(rows: readonly Record<string, unknown>[]): readonly Buffer[] {
  return rows.flatMap(({ bytes }) => (Buffer.isBuffer(bytes) ? [bytes] : []));
}
