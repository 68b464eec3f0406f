import { expect, expectTypeOf, it } from "vitest";
import type { Reader, Store, Writer } from "../../src/database/store.js";
import { engines, freshStore } from "../fresh-store.js";

/** They differ between the engines, or escape the transaction. */
type Forbidden = "transaction" | "execute" | "all" | "get" | "run" | "query" | "session" | "$client";

it("neither the store nor what it hands out has a verb that only one engine understands", () => {
  expectTypeOf<Extract<keyof Store, Forbidden>>().toEqualTypeOf<never>();
  expectTypeOf<Extract<keyof Reader, Forbidden>>().toEqualTypeOf<never>();
  expectTypeOf<Extract<keyof Writer, Forbidden>>().toEqualTypeOf<never>();
  expectTypeOf<keyof Reader>().toEqualTypeOf<"tables" | "select" | "selectDistinct">();
  expectTypeOf<keyof Writer>().toEqualTypeOf<keyof Reader | "insert" | "update" | "delete">();
});

it.each(engines)("nor is one there without its type, on %s", async (engine) => {
  const store = await freshStore(engine);
  const reader = ["select", "selectDistinct", "tables"];
  expect(Object.keys(store.read).sort()).toEqual(reader);
  await store.write(async (tx) => {
    expect(Object.keys(tx).sort()).toEqual([...reader, "insert", "update", "delete"].sort());
  });
  await store.close();
});

it("reading is not writing", () => {
  // @ts-expect-error: a reader cannot insert.
  (reader: Reader) => reader.insert(reader.tables.seen);
});
