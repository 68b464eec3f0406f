/**
 * The builders that `tables.ts` is written with, once for each engine. The code's types are always PostgreSQL's.
 *
 * A JSON value and a text must not hold the character U+0000: PostgreSQL refuses it, SQLite does not.
 */
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/** drizzle's own `jsonb` parses what the driver has parsed already, which turns the string "12" into a number. */
const jsonb = pg.customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: (value) => JSON.stringify(value),
});

export const pgKit = {
  table: pg.pgTable,
  id: <T extends string>(name: string) => pg.text(name).$type<T>(),
  text: <T extends string = string>(name: string) => pg.text(name).$type<T>(),
  integer: (name: string) => pg.integer(name),
  boolean: (name: string) => pg.boolean(name),
  /** A point in time, to the millisecond; a `Date`. */
  instant: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3 }),
  json: <T>(name: string) => jsonb(name).$type<T>(),
  index: pg.index,
  unique: pg.unique,
  primaryKey: pg.primaryKey,
};

export type Kit = typeof pgKit;

const sameNames = {
  table: sqlite.sqliteTable,
  id: (name: string) => sqlite.text(name),
  text: (name: string) => sqlite.text(name),
  integer: (name: string) => sqlite.integer(name),
  boolean: (name: string) => sqlite.integer(name, { mode: "boolean" }),
  instant: (name: string) => sqlite.integer(name, { mode: "timestamp_ms" }),
  json: (name: string) => sqlite.text(name, { mode: "json" }),
  index: sqlite.index,
  unique: sqlite.unique,
  primaryKey: sqlite.primaryKey,
} satisfies Record<keyof Kit, unknown>;

export const sqliteKit = sameNames as unknown as Kit;
