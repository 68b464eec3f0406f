/** Migrates a PostgreSQL database. Replicas that start together wait for each other: drizzle itself takes no lock. */
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { pending } from "./migrations.js";

/** Any fixed number will do; locks are per database. */
const lock = 7_238_411;

export async function migratePostgres(url: string, folder: string): Promise<void> {
  // A connection of its own, without the pool's time limits; closing it gives up the lock.
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lock]);
    if (pending(folder, await newest(client)).length > 0)
      await migrate(drizzle({ client }), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}

async function newest(client: Client): Promise<number> {
  const { rows } = await client.query("select to_regclass('drizzle.__drizzle_migrations') as journal");
  if (rows[0].journal === null) return 0;
  const last = await client.query("select max(created_at) as created from drizzle.__drizzle_migrations");
  return Number(last.rows[0].created);
}
