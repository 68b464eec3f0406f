/**
 * The keys of pulse waves in a PostgreSQL database that replicas share.
 *
 * It belongs on a server whose backups do not reach back to an open wave. A server's log carries each key from the
 * moment that it is made, and point-in-time recovery restores every database of a server: whoever could wind this one
 * and the main one back to the same moment could read the answers that were in then. So keep no base backups and no
 * archive of the log of that server, and let it log no statements: their parameters would be keys.
 */
import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { connectPool } from "./postgres-client.js";
import { KEY_BYTES, sharedDatabase, type WaveKeys } from "./wave-keys.js";

const connections = 2;
/** Any fixed number will do; locks are per database. */
const lock = 7_238_412;

export async function openPostgresKeys(url: string): Promise<WaveKeys> {
  const pool = connectPool(url, connections);
  try {
    await prepare(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }

  async function find(id: string): Promise<Buffer | undefined> {
    const { rows } = await pool.query<{ key: Buffer }>("select key from wave_key where id = $1", [id]);
    return rows[0]?.key;
  }

  return {
    find,
    async make(id) {
      const found = await find(id);
      if (found !== undefined) return found;
      const insert = "insert into wave_key (id, key) values ($1, $2) on conflict (id) do nothing";
      await pool.query(insert, [id, randomBytes(KEY_BYTES)]);
      // Whoever came first made it.
      const made = await find(id);
      if (made === undefined) throw new Error("The key was destroyed in the moment that it was made.");
      return made;
    },
    async destroy(id) {
      await pool.query("update wave_key set key = $2 where id = $1", [id, randomBytes(KEY_BYTES)]);
      await pool.query("delete from wave_key where id = $1", [id]);
      // In full, which writes a new file and removes the old one: without that, deleted rows stay in their pages. It
      // waits for those who read the table, because what somebody can still see is kept.
      await pool.query("vacuum (full) wave_key");
    },
    async ids() {
      const { rows } = await pool.query<{ id: string }>("select id from wave_key order by id");
      return rows.map(({ id }) => id);
    },
    close: () => pool.end(),
  };
}

async function prepare(pool: Pool): Promise<void> {
  const { rows } = await pool.query("select to_regclass('drizzle.__drizzle_migrations') as journal");
  if (rows[0].journal !== null) throw sharedDatabase();
  // Sent together, they are one transaction: replicas that start at once wait for each other.
  await pool.query(`select pg_advisory_xact_lock(${lock});
    create table if not exists wave_key (id text primary key, key bytea not null)`);
}
