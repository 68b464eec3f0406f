/** Connections to PostgreSQL: limited in time, and discreet about what they carry. */
import { DatabaseError, Pool, type PoolClient, type QueryConfig } from "pg";

export type Client = Pool | PoolClient;

/** What drizzle needs of a client. */
export type Queries = Pick<Client, "query">;

export function connectPool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    // Work that awaits something other than the store would otherwise hold its locks for ever.
    idle_in_transaction_session_timeout: 10_000,
  });
  // A lost server fails the next statement. Without these listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/**
 * The same client, which asks `check` first, and whose errors hold no values: drizzle writes them into its messages,
 * PostgreSQL into its details, and what people wrote is not to end in a log.
 */
export function discreet(client: Client, check: () => void = () => {}): Queries {
  async function query(config: QueryConfig, values: unknown[]): Promise<unknown> {
    check();
    try {
      return await client.query(config, values);
    } catch (error) {
      values.length = 0;
      if (error instanceof DatabaseError) error.detail = undefined;
      throw error;
    }
  }
  return { query: query as Queries["query"] };
}
