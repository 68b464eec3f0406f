/** How a database comes to its schema, on every engine. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, inject, it } from "vitest";
import { newId } from "../../src/database/ids.js";
import { migrationsFolder, NewerSchema } from "../../src/database/migrations.js";
import { openStore } from "../../src/database/open.js";
import { type Engine, freshUrl } from "../fresh-store.js";

export function migrationContract(engine: Engine): void {
  let url: string;
  beforeEach(async () => {
    url = await freshUrl(engine);
  });

  it("an empty database has every table when it is open", async () => {
    const store = await openStore({ url });
    for (const table of Object.values(store.read.tables)) expect(await store.read.select().from(table)).toEqual([]);
    await store.close();
  });

  it("one that was used before keeps its rows", async () => {
    await see(url, "kept");
    const store = await openStore({ url, migrationsFolder: withMigration(engine, "create table later (id integer)") });
    expect(await store.read.select().from(store.read.tables.seen)).toHaveLength(1);
    await store.close();
  });

  it("many that open it at once all succeed", async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ url })));
    await Promise.all(stores.map((store) => store.close()));
  });

  it("one that a newer version has used is refused, and left as it is", async () => {
    const newer = await openStore({ url, migrationsFolder: withMigration(engine, "create table later (id integer)") });
    await newer.close();
    const refusal = openStore({ url });
    await expect(refusal).rejects.toThrow(NewerSchema);
    await expect(refusal).rejects.toThrow("A newer version of Causeway has used this database.");
  });

  it("a migration that breaks off leaves nothing behind, and the next start runs it again", async () => {
    await see(url, "kept");
    const broken = withMigration(engine, "create table later (id integer)", "insert into nowhere values (1)");
    await expect(openStore({ url, migrationsFolder: broken })).rejects.toThrow();
    const mended = withMigration(engine, "create table later (id integer)");
    const store = await openStore({ url, migrationsFolder: mended });
    expect(await store.read.select().from(store.read.tables.seen)).toHaveLength(1);
    await store.close();
  });
}

async function see(url: string, key: string): Promise<void> {
  const store = await openStore({ url });
  await store.write((tx) => tx.insert(tx.tables.seen).values({ key, seenAt: new Date() }));
  await store.close();
}

/** A copy of our migrations with one more, as the next version would ship. */
export function withMigration(engine: Engine, ...statements: string[]): string {
  const folder = join(inject("folder"), `migrations-${newId()}`);
  cpSync(migrationsFolder(engine), folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_next" });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, "9999_next.sql"), statements.join("\n--> statement-breakpoint\n"));
  return folder;
}
