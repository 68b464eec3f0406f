/** Statements of the hot path, built once for each connection: building a query costs more than running it. */
import { type DriverValueEncoder, is, Param, Placeholder, sql } from "drizzle-orm";
import { type Connection, standing } from "./facade.js";
import { checkScope } from "./scope.js";
import type { Reader, Writer } from "./store.js";

interface Prepared {
  execute(values: Record<string, unknown>): PromiseLike<unknown>;
  getQuery(): { readonly params: unknown[] };
}

type Query = PromiseLike<unknown> & { prepare(name: string): unknown };

let statements = 0;

/**
 * A statement and what it is given:
 *
 *     const insertSeen = statement((db, given: { key: string; seenAt: Date }) => {
 *       const { seen } = db.tables;
 *       return db.insert(seen).values({ key: given.key, seenAt: given.seenAt }).onConflictDoNothing().returning();
 *     });
 *     const rows = await insertSeen(tx, { key, seenAt });
 *
 * In the build, `given` holds stand-ins of the values' types. Each stands for one value wherever drizzle takes a
 * value: not for a list, and nothing can be computed from it. `sql.placeholder` does as well, without the types.
 * For `store.read`, say `(db: Reader, ...)`.
 */
export function statement<
  Q extends Query,
  D extends Reader = Writer,
  V extends Record<string, unknown> = Record<string, unknown>,
>(build: (db: D, given: V) => Q): (db: D, values: V) => Promise<Awaited<Q>> {
  const made = new WeakMap<Connection, Prepared>();
  const name = `statement_${++statements}`;

  function prepare(connection: Connection): Prepared {
    const prepared = build(connection.writer as Reader as D, standIns<V>()).prepare(name) as Prepared;
    encodeAll(prepared.getQuery().params, connection.encode);
    made.set(connection, prepared);
    return prepared;
  }

  async function run(db: D, values: V): Promise<unknown> {
    const { connection, scope } = standing(db);
    checkScope(scope);
    return (made.get(connection) ?? prepare(connection)).execute(values);
  }
  return run as (db: D, values: V) => Promise<Awaited<Q>>;
}

function standIns<V extends Record<string, unknown>>(): V {
  return new Proxy<Record<string, unknown>>({}, { get: (_, key) => sql.placeholder(String(key)) }) as V;
}

/** drizzle encodes a placeholder as its column does where it is inserted, not where it is compared; null never. */
function encodeAll(params: unknown[], encode: Connection["encode"]): void {
  params.forEach((param, i) => {
    if (is(param, Placeholder)) params[i] = new Param(param, { mapToDriverValue: encode });
    else if (is(param, Param) && is(param.value, Placeholder))
      params[i] = new Param(param.value, sparingNull(param.encoder));
  });
}

function sparingNull(encoder: DriverValueEncoder<unknown, unknown>): DriverValueEncoder<unknown, unknown> {
  return { mapToDriverValue: (value) => (value === null ? null : encoder.mapToDriverValue(value)) };
}
