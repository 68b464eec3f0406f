import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { emptyLog } from "../../src/database/empty-log.js";
import { openStore } from "../../src/database/open.js";
import { type Reader, type Store, StoreBusy, type Writer } from "../../src/database/store.js";
import { storeContract } from "../contracts/database.js";
import { migrationContract, withMigration } from "../contracts/migrations.js";
import { statementContract } from "../contracts/statement.js";
import { freshStore, freshUrl } from "../fresh-store.js";

describe("the store on SQLite", () => storeContract("sqlite"));
describe("a statement on SQLite", () => statementContract("sqlite"));
describe("migrations on SQLite", () => migrationContract("sqlite"));

const see = async (tx: Writer, key: string) => {
  await tx.insert(tx.tables.seen).values({ key, seenAt: new Date(0) });
};

describe("group commit", () => {
  it("carries the writes that arrive together in one commit", async () => {
    const store = await freshStore("sqlite");
    await Promise.all(Array.from({ length: 64 }, (_, i) => store.write((tx) => see(tx, `${i}`))));
    expect(store.counts).toEqual({ commits: 1, writes: 64 });
    await store.close();
  });

  it("gives up work that awaits something other than the store, and no other", async () => {
    const store = await freshStore("sqlite");
    const late: unknown[] = [];
    const stuck = store.write(async (tx) => {
      await see(tx, "before");
      await readFile(import.meta.filename);
      await see(tx, "after").catch((error) => late.push(error));
    });
    const fine = store.write((tx) => see(tx, "fine"));
    await expect(stuck).rejects.toThrow("A write awaited something other than the store.");
    await fine;
    await expect.poll(() => late).toHaveLength(1);
    expect(await store.read.select({ key: store.read.tables.seen.key }).from(store.read.tables.seen)).toEqual([
      { key: "fine" },
    ]);
    await store.close();
  });
});

describe("a file", () => {
  it("is made with its folder", async () => {
    const url = (await freshUrl("sqlite")).replace(/\.db$/, "/deep/causeway.db");
    const store = await openStore({ url });
    await store.ping();
    await store.close();
  });

  it("shows a write to other programs once it has resolved", async () => {
    const url = await freshUrl("sqlite");
    const store = await openStore({ url });
    await store.write((tx) => see(tx, "a"));
    const other = new Database(url.slice("file:".length), { readonly: true });
    expect(other.prepare("select key from seen").all()).toEqual([{ key: "a" }]);
    other.close();
    await store.close();
  });
});

describe("the connections", () => {
  const pragma = async (db: Reader, name: string) => {
    const [row] = await db.select({ value: sql<number>`${sql.raw(name)}` }).from(sql.raw(`pragma_${name}`));
    return row?.value;
  };

  it("wait for the disk at each commit, also when a WAL file is there already", async () => {
    const url = await freshUrl("sqlite");
    const first = await openStore({ url });
    await first.write((tx) => see(tx, "a"));
    const second = await openStore({ url });
    const full = 2;
    expect(await second.write((tx) => pragma(tx, "synchronous"))).toBe(full);
    await second.close();
    await first.close();
  });

  it("that read cannot write", async () => {
    const store = await freshStore("sqlite");
    expect(await pragma(store.read, "query_only")).toBe(1);
    await store.close();
  });

  it("leave nothing of a deleted row in the file", async () => {
    const url = await freshUrl("sqlite");
    const store = await openStore({ url });
    await store.write((tx) => see(tx, "somebody's words"));
    await store.write((tx) => tx.delete(tx.tables.seen));
    await store.close();
    expect((await readFile(url.slice("file:".length))).includes("somebody's words")).toBe(false);
  });
});

describe("a scrub", () => {
  const canary = "somebody's words";
  const seeAndForget = async (store: Store) => {
    await store.write((tx) => see(tx, canary));
    await store.write((tx) => tx.delete(tx.tables.seen));
  };
  const isIn = (file: string) =>
    [file, `${file}-wal`].filter((name) => readFileSync(name).includes(canary)).map((name) => name.slice(file.length));

  it("leaves nothing of a deleted row in the file or its log, while both are in use", async () => {
    const url = await freshUrl("sqlite");
    const store = await openStore({ url });
    const file = url.slice("file:".length);
    await seeAndForget(store);
    expect(isIn(file)).toEqual(["-wal"]);
    await Promise.all([store.scrub("seen"), ...["a", "b"].map((key) => store.write((tx) => see(tx, key)))]);
    expect(isIn(file)).toEqual([]);
    expect(await store.read.select().from(store.read.tables.seen)).toHaveLength(2);
    await store.close();
  });

  it("waits for another program that reads, and lets everybody else go on", async () => {
    const url = await freshUrl("sqlite");
    const store = await openStore({ url });
    const file = url.slice("file:".length);
    await seeAndForget(store);
    const reader = new Database(file, { readonly: true });
    reader.exec("begin; select * from seen");
    const scrubbed = store.scrub("seen");
    await store.write((tx) => see(tx, "meanwhile"));
    expect(isIn(file)).toEqual(["-wal"]);
    reader.close();
    await scrubbed;
    expect(isIn(file)).toEqual([]);
    await store.close();
  });

  it("says so where that program reads for too long", async () => {
    const url = await freshUrl("sqlite");
    const store = await openStore({ url });
    await seeAndForget(store);
    const connect = () => new Database(url.slice("file:".length));
    const [reader, writer] = [connect(), connect()];
    reader.exec("begin; select * from seen");
    await expect(emptyLog(writer, 50)).rejects.toBeInstanceOf(StoreBusy);
    reader.close();
    writer.close();
    await store.close();
  });
});

describe("a table that a migration rebuilds", () => {
  let url: string;
  let store: Store;
  const organisation = "00000000-0000-7000-8000-000000000001";
  const rebuild = (rows: string) => [
    "PRAGMA foreign_keys=OFF;",
    "CREATE TABLE `__new_place` (`id` text PRIMARY KEY NOT NULL, `name` text NOT NULL, `name_key` text NOT NULL);",
    `INSERT INTO __new_place SELECT id, name, name_key FROM place ${rows};`,
    "DROP TABLE `place`;",
    "ALTER TABLE `__new_place` RENAME TO `place`;",
    "PRAGMA foreign_keys=ON;",
  ];

  beforeAll(async () => {
    url = await freshUrl("sqlite");
    await (await openStore({ url })).close();
    const file = new Database(url.slice("file:".length));
    file.exec(`insert into organisation values ('${organisation}', 'Northshire', 'northshire', 'hospital', 9, 0);
      insert into place values ('p', 'Harbour', 'harbour');
      insert into organisation_place values ('${organisation}', 'p')`);
    file.close();
  });

  it("may not leave rows that refer to nothing", async () => {
    const losing = openStore({ url, migrationsFolder: withMigration("sqlite", ...rebuild("where false")) });
    await expect(losing).rejects.toThrow("A migration would leave 1 rows that refer to nothing. Nothing was changed.");
  });

  it("keeps the rows that refer to it, and foreign keys are enforced again", async () => {
    store = await openStore({ url, migrationsFolder: withMigration("sqlite", ...rebuild("")) });
    const { organisationPlace, place } = store.read.tables;
    expect(await store.read.select().from(organisationPlace)).toHaveLength(1);
    await store.write((tx) => tx.delete(place));
    expect(await store.read.select().from(organisationPlace)).toEqual([]);
    await store.close();
  });
});
