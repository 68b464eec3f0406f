/** How a database comes to its schema, on every engine. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, inject, it } from "vitest";
import { type MemberId, newId, readId } from "../../src/database/ids.js";
import { migrationsFolder, NewerSchema } from "../../src/database/migrations.js";
import { openStore } from "../../src/database/open.js";
import { curatedBy } from "../../src/directory/curators.js";
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

  it("the curators of a database from before roles came through, each with the role that they had, and nobody else", async () => {
    const store = await openStore({ url, migrationsFolder: withMigrationBefore(engine, "0004", beforeRoles(engine)) });
    const grants = await store.read.select().from(store.read.tables.roleGrant);
    expect(
      grants.map(({ id, ...grant }) => grant).toSorted((one, other) => one.memberId.localeCompare(other.memberId)),
    ).toEqual(
      ["asha", "maria"].map((memberId) => ({
        memberId,
        role: "curator",
        organisationId: "northshire",
        grantedAt: since,
        endedAt: null,
      })),
    );
    const ids = grants.map(({ id }) => readId(id));
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(2);
    expect(await curatedBy(store.read, "maria" as MemberId)).toEqual([{ id: "northshire", name: "Northshire" }]);
    expect(await curatedBy(store.read, "sam" as MemberId)).toEqual([]);
    await store.close();
  });
}

const since = new Date("2026-03-01T09:00:00.123Z");

/** Two curators, somebody who is none, and a steward by email as they were kept then. */
function beforeRoles(engine: Engine): readonly string[] {
  const at = engine === "sqlite" ? String(since.getTime()) : `'${since.toISOString()}'`;
  const member = (id: string) =>
    `insert into member (id, workspace_id, external_id, name, role, address, created_at) values ('${id}', 'w', '${id}', '${id}', '', '{}', ${at})`;
  return [
    `insert into organisation (id, name, name_key, sector, staff, created_at) values ('northshire', 'Northshire', 'northshire', 'hospital', 9, ${at})`,
    `insert into workspace (id, platform, external_id, created_at) values ('w', 'paper', 'w', ${at})`,
    ...["asha", "maria", "sam"].map(member),
    `insert into curator (organisation_id, member_id, since) values ('northshire', 'asha', ${at}), ('northshire', 'maria', ${at})`,
    `insert into role_grant (id, email, role, granted_at) values ('g', 'sam@example.org', 'steward', ${at})`,
  ];
}

async function see(url: string, key: string): Promise<void> {
  const store = await openStore({ url });
  await store.write((tx) => tx.insert(tx.tables.seen).values({ key, seenAt: new Date() }));
  await store.close();
}

/** A copy of our migrations with one more before the one of this number, for what a database held then. */
function withMigrationBefore(engine: Engine, number: string, statements: readonly string[]): string {
  const folder = join(inject("folder"), `migrations-${newId()}`);
  cpSync(migrationsFolder(engine), folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8"));
  const index = journal.entries.findIndex(({ tag }: { readonly tag: string }) => tag.startsWith(number));
  const before = journal.entries[index - 1];
  journal.entries.splice(index, 0, { ...before, when: before.when + 1, tag: "between" });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, "between.sql"), statements.join("\n--> statement-breakpoint\n"));
  return folder;
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
