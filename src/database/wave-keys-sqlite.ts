/** The keys of pulse waves in a SQLite file, which replicas on one machine may share. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { KEY_BYTES, sharedDatabase, type WaveKeys } from "./wave-keys.js";

/** How long one process waits for another, in ms. */
const BUSY_MS = 5_000;

export function openSqliteKeys(file: string): WaveKeys {
  const database = connect(file);
  const insert = database.prepare<[string, Buffer]>("insert into wave_key (id, key) values (?, ?)");
  const select = database.prepare<[string], Buffer>("select key from wave_key where id = ?").pluck();
  const overwrite = database.prepare<[Buffer, string]>("update wave_key set key = ? where id = ?");
  const remove = database.prepare<[string]>("delete from wave_key where id = ?");
  const list = database.prepare<[], string>("select id from wave_key order by id").pluck();

  const make = database.transaction((id: string): Buffer => {
    const found = select.get(id);
    if (found !== undefined) return found;
    const key = randomBytes(KEY_BYTES);
    insert.run(id, key);
    return key;
  });

  return {
    make: async (id) => make.immediate(id),
    find: async (id) => select.get(id),
    async destroy(id) {
      // Each a transaction of its own, so that the random bytes are on disk where the key was.
      overwrite.run(randomBytes(KEY_BYTES), id);
      remove.run(id);
      // Rows move between pages, and secure_delete was seen to miss copies that they moved away from, in a table of
      // another kind. A file that is written anew has none.
      database.exec("vacuum");
    },
    ids: async () => list.all(),
    async close() {
      database.close();
    },
  };
}

function connect(file: string): Database.Database {
  makePrivate(file);
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    refuseCauseways(database);
    // Not a write-ahead log, which keeps old pages until nobody reads. This journal is cut to nothing, on disk, by each
    // commit; what a disk keeps of a file that was cut short is beyond the reach of a program.
    database.pragma("journal_mode = TRUNCATE");
    database.pragma("synchronous = FULL");
    database.pragma("secure_delete = ON");
    database.pragma("temp_store = MEMORY");
    const table = "create table if not exists wave_key (id text primary key, key blob not null) without rowid";
    database.transaction(() => database.exec(table)).immediate();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Made before SQLite makes it, for its owner alone; the journal takes over who may read it. */
function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
}

function refuseCauseways(database: Database.Database): void {
  const journal = database.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'");
  if (journal.get() !== undefined) throw sharedDatabase();
}
