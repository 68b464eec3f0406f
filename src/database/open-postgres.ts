/** The store on PostgreSQL: a pool of connections, serialisable writes, and claims that skip what others hold. */
import { AsyncLocalStorage } from "node:async_hooks";
import { getTableName, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import { type Connection, connection, readerOn, type Verbs, writerOn } from "./facade.js";
import { gate } from "./gate.js";
import { pgKit } from "./kit.js";
import { migratePostgres } from "./migrate-postgres.js";
import { type Client, connectPool, discreet, type Queries } from "./postgres-client.js";
import { retryConflicts } from "./retry-conflicts.js";
import { checkScope, nestedWrite, runIn, type Scope } from "./scope.js";
import type { Store, Writer } from "./store.js";
import { defineTables } from "./tables.js";

export interface PostgresOptions {
  readonly maxWaiting: number;
  readonly migrationsFolder: string;
}

type Work<T> = (tx: Writer) => Promise<T>;

const connections = 10;
/** Fewer than the connections: a write that reads outside its transaction must find one free. */
const writesAtOnce = 8;

const tables = defineTables(pgKit);

/** The write that the code at hand belongs to. One that it merely started, and that outlives it, is no part of it. */
const current = new AsyncLocalStorage<Scope>();

/** Connects, and migrates. */
export async function openPostgres(url: string, { maxWaiting, migrationsFolder }: PostgresOptions): Promise<Store> {
  await migratePostgres(url, migrationsFolder);
  const pool = connectPool(url, connections);
  const writes = gate(writesAtOnce, maxWaiting);
  const counts = { commits: 0, writes: 0 };

  async function counted<T>(run: () => Promise<T>): Promise<T> {
    if (current.getStore()?.over === false) throw nestedWrite();
    const value = await run();
    counts.commits++;
    counts.writes++;
    return value;
  }

  return {
    read: readerOn(connectionOf(pool)),
    write: (work) => counted(() => writes.pass(() => retryConflicts(() => transact(pool, work)))),
    claim: (work) => counted(() => runOn(pool, work)),
    skipLocked: sql` for update skip locked`,
    counts,
    ping: async () => {
      await pool.query("select 1");
    },
    async scrub(...names) {
      if (current.getStore()?.over === false) throw nestedWrite();
      for (const name of names) await pool.query(`vacuum "${getTableName(tables[name])}"`);
    },
    close: async () => {
      await writes.drain();
      await pool.end();
    },
  };
}

/** Runs `work` once in a transaction of its own. */
async function transact<T>(pool: Pool, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level serializable");
    const value = await runOn(client, work);
    const { command } = await client.query("commit");
    // PostgreSQL answers the commit of a transaction that had failed by rolling it back, without an error.
    if (command !== "COMMIT") throw new Error("A write went on after a statement had failed; nothing was written.");
    return value;
  } catch (error) {
    await client.query("rollback").catch((lost) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function runOn<T>(client: Client, work: Work<T>): Promise<T> {
  const scope: Scope = { over: false };
  const tx = writerOn(connectionOf(client), verbs(discreet(client, () => checkScope(scope))), scope);
  return current.run(scope, () => runIn(scope, () => work(tx)));
}

const known = new WeakMap<Client, Connection>();

/** The same object each time, so that what was prepared on a connection is found again. */
function connectionOf(client: Client): Connection {
  const found = known.get(client) ?? connection(verbs(discreet(client)), tables, (value) => value);
  known.set(client, found);
  return found;
}

function verbs(client: Queries): Verbs {
  return drizzle({ client: client as Client }) as unknown as Verbs;
}
