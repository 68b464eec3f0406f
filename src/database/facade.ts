/** What the store hands out: the five verbs and the tables, and, hidden, the way for `statement` to the connection. */
import type { Scope } from "./scope.js";
import type { Reader, Writer } from "./store.js";
import type { Tables } from "./tables.js";

/** drizzle's own object on one connection, of which a facade shows only the verbs. */
export type Verbs = Omit<Writer, "tables">;

/** One connection or pool, as long as it lives. Statements are prepared on it and remembered by it. */
export interface Connection {
  readonly writer: Writer;
  /** Makes a value fit for the driver where no column says how. */
  readonly encode: (value: unknown) => unknown;
}

interface Behind {
  readonly connection: Connection;
  /** Absent where the facade lives as long as its store. */
  readonly scope?: Scope;
}

const behind = Symbol("behind");

export function connection(verbs: Verbs, tables: Tables, encode: Connection["encode"]): Connection {
  return { writer: { tables, ...writing(verbs) }, encode };
}

export function readerOn(connection: Connection): Reader {
  const { tables, select, selectDistinct } = connection.writer;
  return hide({ tables, select, selectDistinct }, { connection });
}

/** `verbs` is drizzle over a client that refuses to run anything once the scope is over. */
export function writerOn(connection: Connection, verbs: Verbs, scope: Scope): Writer {
  return hide({ tables: connection.writer.tables, ...writing(verbs) }, { connection, scope });
}

/** The connection and the scope of what a store handed out. */
export function standing(facade: Reader): Behind {
  const found = (facade as Reader & { [behind]?: Behind })[behind];
  if (found === undefined) throw new TypeError("This did not come from a store.");
  return found;
}

function writing(verbs: Verbs): Verbs {
  return {
    select: verbs.select.bind(verbs),
    selectDistinct: verbs.selectDistinct.bind(verbs),
    insert: verbs.insert.bind(verbs),
    update: verbs.update.bind(verbs),
    delete: verbs.delete.bind(verbs),
  };
}

function hide<F extends Reader>(facade: F, what: Behind): F {
  return Object.defineProperty(facade, behind, { value: what });
}
