/** The index of stories' words stays what the stories are, whatever happens to the tables. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, inject, test } from "vitest";
import { newId, type OrganisationId } from "../../src/database/ids.js";
import { migrationsFolder } from "../../src/database/migrations.js";
import { openStore } from "../../src/database/open.js";
import type { Store } from "../../src/database/store.js";
import { withdrawStory } from "../../src/stories/changed-stories.js";
import { type Asked, searchedStories } from "../../src/stories/search/searched-stories.js";
import { withMigration } from "../contracts/migrations.js";
import { type Engine, engines, freshUrl } from "../fresh-store.js";
import { onServer } from "../on-server.js";
import { fillLibrary } from "../stories/library.js";

const hospital = "00000000-0000-7000-8000-000000000001" as OrganisationId;
const council = "00000000-0000-7000-8000-000000000002" as OrganisationId;

const words = async (store: Store, asked: Partial<Asked>, asker = hospital) =>
  (await searchedStories(store.read, asker, { words: "", ...asked }, { limit: 100 })).map(({ happened }) => happened);

describe.each(engines)("on %s", (engine) => {
  test("stories that were told before there was a search are found", async () => {
    const url = await freshUrl(engine);
    await (await openStore({ url, migrationsFolder: migrationsUntil(engine, 5) })).close();
    await run(engine, url, told(engine));
    const store = await openStore({ url });
    expect(await words(store, { words: "discharges" })).toEqual(["Second discharge", "First discharge"]);
    expect(await words(store, { words: "discharge", organisation: council })).toEqual(["Second discharge"]);
    await store.close();
  });
});

describe("on SQLite", () => {
  const pathOf = (url: string) => url.slice("file:".length);

  async function filled() {
    const url = await freshUrl("sqlite");
    const store = await openStore({ url });
    const library = await fillLibrary(store);
    await library.tells("A lantern by the door", { ago: 2 });
    await library.tells("A lantern at night", { ago: 1 });
    return { url, store, library };
  }

  test("triggers that were lost are made again at the start, and nothing is missing", async () => {
    const { url, store, library } = await filled();
    await store.close();
    const file = new Database(pathOf(url));
    file.exec("drop trigger story_searched_after; update story set happened = 'A kettle' where happened like '%night'");
    file.close();
    const again = await openStore({ url });
    expect(await words(again, { words: "lantern" }, library.hospital)).toEqual(["A lantern by the door"]);
    expect(await words(again, { words: "kettle" }, library.hospital)).toEqual(["A kettle"]);
    await again.write((tx) => tx.update(tx.tables.story).set({ happened: "A teapot" }));
    expect(await words(again, { words: "kettle" }, library.hospital)).toEqual([]);
    expect(await words(again, { words: "teapot" }, library.hospital)).toHaveLength(2);
    await again.close();
  });

  test("a migration that rebuilds the table, and changes words on the way, leaves the search in step", async () => {
    const { url, store, library } = await filled();
    await store.close();
    const file = new Database(pathOf(url));
    const table = String(file.prepare("select sql from sqlite_schema where name = 'story'").pluck().get());
    file.close();
    const rebuild = [
      "PRAGMA foreign_keys=OFF;",
      table.replace("`story`", "`__new_story`"),
      "INSERT INTO __new_story SELECT * FROM story;",
      "DROP TABLE `story`;",
      "ALTER TABLE `__new_story` RENAME TO `story`;",
      "UPDATE story SET happened = 'A teapot' WHERE happened LIKE '%night';",
      "PRAGMA foreign_keys=ON;",
    ];
    const again = await openStore({ url, migrationsFolder: withMigration("sqlite", ...rebuild) });
    expect(await words(again, { words: "lantern" }, library.hospital)).toEqual(["A lantern by the door"]);
    expect(await words(again, { words: "teapot" }, library.hospital)).toEqual(["A teapot"]);
    await again.write((tx) => tx.delete(tx.tables.story));
    expect(await words(again, { words: "lantern" }, library.hospital)).toEqual([]);
    await again.close();
  });

  test("a backup finds the same stories: no row number changes on the way", async () => {
    const { url, store, library } = await filled();
    await store.write((tx) => tx.delete(tx.tables.story));
    await library.tells("A lantern by the gate", { ago: 3 });
    await library.tells("A lantern by the door", { ago: 2 });
    const copy = await freshUrl("sqlite");
    const file = new Database(pathOf(url));
    file.exec(`vacuum into '${pathOf(copy)}'`);
    file.close();
    const restored = await openStore({ url: copy });
    expect(await words(restored, { words: "door" }, library.hospital)).toEqual(["A lantern by the door"]);
    await restored.close();
    await store.close();
  });

  test("a withdrawn story's words leave the file with it", async () => {
    const { url, store, library } = await filled();
    const id = await library.tells("Xylophones");
    expect(await words(store, { words: "xylophone" }, library.hospital)).toEqual(["Xylophones"]);
    await store.write((tx) => withdrawStory(tx, id, library.author, new Date()));
    await store.close();
    expect((await readFile(pathOf(url))).toString("latin1")).not.toMatch(/ylophon/i);
  });
});

/** Our migrations as they were when there were so many. */
function migrationsUntil(engine: Engine, count: number): string {
  const folder = join(inject("folder"), `migrations-${newId()}`);
  cpSync(migrationsFolder(engine), folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8"));
  journal.entries.length = count;
  writeFileSync(path, JSON.stringify(journal));
  return folder;
}

async function run(engine: Engine, url: string, statements: readonly string[]): Promise<void> {
  if (engine === "postgres") {
    for (const statement of statements) await onServer(url, statement);
    return;
  }
  const file = new Database(url.slice("file:".length));
  for (const statement of statements) file.exec(statement);
  file.close();
}

function told(engine: Engine): readonly string[] {
  const at = (ms: number) => (engine === "sqlite" ? `${ms}` : `to_timestamp(${ms / 1000})`);
  const story = (id: string, happened: string, ms: number) =>
    `insert into story (id, organisation_id, author_id, happened, changed, audience, byline, role, week, created_at)
     values ('${id}', '${hospital}', 'm', '${happened}', '', 'system', 'name', '', '2026-11-16', ${at(ms)})`;
  return [
    `insert into organisation values ('${hospital}', 'Northshire', 'northshire', 'hospital', 9, ${at(0)}),
      ('${council}', 'Eastshire', 'eastshire', 'council', 9, ${at(0)})`,
    `insert into workspace (id, platform, external_id, created_at) values ('w', 'slack', 'T1', ${at(0)})`,
    `insert into member (id, workspace_id, external_id, name, role, address, created_at)
      values ('m', 'w', 'U1', 'Maria', '', '{}', ${at(0)})`,
    story("s1", "First discharge", 1_795_000_000_000),
    story("s2", "Second discharge", 1_795_000_000_000 + 1),
    `insert into story_organisation values ('s2', '${council}')`,
  ];
}
