/** The store on a SQLite file: one connection that writes, behind a queue, and one that can only read. */
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { emptyLog } from "./empty-log.js";
import { connection, readerOn, type Verbs, writerOn } from "./facade.js";
import { groupCommit } from "./group-commit.js";
import { sqliteKit } from "./kit.js";
import { migrateSqlite } from "./migrate-sqlite.js";
import { checkScope, nestedWrite, runIn, type Scope } from "./scope.js";
import type { Run } from "./shared-transaction.js";
import type { Store, Writer } from "./store.js";
import { defineTables } from "./tables.js";

export interface SqliteOptions {
  readonly maxWaiting: number;
  readonly migrationsFolder: string;
  readonly durable: boolean;
}

const tables = defineTables(sqliteKit);
/** How long it waits for another process, in ms. */
const BUSY_MS = 5_000;

/** Opens a file, makes it where there is none, and migrates it. */
export function openSqlite(file: string, { maxWaiting, migrationsFolder, durable }: SqliteOptions): Store {
  const writing = connect(file, durable);
  migrateSqlite(writing, migrationsFolder);
  const reading = connect(file, durable);
  reading.pragma("query_only = ON");

  const writer = connection(verbs(writing), tables, encode);
  const group = groupCommit(writing, maxWaiting);
  const answer = reading.prepare("select 1");

  function start<T>(work: (tx: Writer) => Promise<T>): ReturnType<Run> {
    const scope: Scope = { over: false };
    const tx = writerOn(writer, verbs(guarded(writing, scope)), scope);
    const settled = runIn(scope, () => work(tx));
    return {
      settled,
      abandon: () => {
        scope.over = true;
      },
    };
  }

  async function write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
    if (group.isWorking()) throw nestedWrite();
    return (await group.submit(() => start(work))) as T;
  }

  return {
    read: readerOn(connection(verbs(reading), tables, encode)),
    write,
    claim: write,
    skipLocked: sql``,
    counts: group.counts,
    ping: async () => {
      answer.get();
    },
    async scrub() {
      if (group.isWorking()) throw nestedWrite();
      await emptyLog(writing, BUSY_MS);
    },
    async close() {
      await group.drain();
      reading.close();
      writing.close();
    },
  };
}

function connect(file: string, durable: boolean): Database.Database {
  const database = new Database(file, { timeout: BUSY_MS });
  database.pragma("journal_mode = WAL");
  // On every open: where a WAL file is left over it silently becomes NORMAL, which can lose acknowledged rows.
  database.pragma(`synchronous = ${durable ? "FULL" : "OFF"}`);
  database.pragma("secure_delete = ON");
  return database;
}

/** drizzle on a connection. The builders of both engines have the same methods; the code sees PostgreSQL's types. */
function verbs(client: Pick<Database.Database, "prepare">): Verbs {
  return drizzle({ client: client as Database.Database }) as unknown as Verbs;
}

/** The same connection, as long as the scope lasts. */
function guarded(client: Database.Database, scope: Scope): Pick<Database.Database, "prepare"> {
  const prepare = (source: string) => {
    checkScope(scope);
    return client.prepare(source);
  };
  return { prepare: prepare as Database.Database["prepare"] };
}

function encode(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}
