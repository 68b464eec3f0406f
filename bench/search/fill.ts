/** Fills a database by the shortest way: rows first, and the index of words once over all of them. */
import Database from "better-sqlite3";
import { Client } from "pg";
import { openStore } from "../../src/database/open.js";
import { dropSearch, ensureSearch } from "../../src/database/search-index.js";
import { setting, storyColumns, storyRow } from "./rows.js";
import { type Told, toldStories } from "./system.js";

const BATCH = 2_000;

/** Milliseconds that the index of words took. */
export async function fillSqlite(url: string, count: number): Promise<number> {
  await (await openStore({ url })).close();
  const file = new Database(url.slice("file:".length));
  file.pragma("synchronous = OFF");
  dropSearch(file);
  const insert = (table: string, columns: readonly string[]) =>
    file.prepare(`insert into ${table} (${columns}) values (${columns.map(() => "?")})`);
  for (const [table, rows] of Object.entries(setting((ms) => ms)))
    for (const row of rows) insert(table, Object.keys(row)).run(...Object.values(row));
  const story = insert("story", Object.keys(storyColumns));
  const partner = insert("story_organisation", ["story_id", "organisation_id"]);
  for (const batch of batches(count)) {
    file.transaction(() => {
      for (const told of batch) {
        story.run(...storyRow(told, (ms) => ms));
        for (const id of told.named) partner.run(told.id, id);
      }
    })();
  }
  const before = performance.now();
  ensureSearch(file);
  const took = performance.now() - before;
  file.close();
  return took;
}

export async function fillPostgres(url: string, count: number): Promise<number> {
  await (await openStore({ url })).close();
  const client = new Client({ connectionString: url });
  await client.connect();
  const at = (ms: number) => new Date(ms);
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'; drop index story_search");
  for (const [table, rows] of Object.entries(setting(at)))
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  const columns = Object.keys(storyColumns);
  const types = Object.values(storyColumns).map((type, index) => `$${index + 1}::${type}[]`);
  for (const batch of batches(count)) {
    const rows = batch.map((told) => storyRow(told, at));
    const values = columns.map((_, index) => rows.map((row) => row[index]));
    await client.query(`insert into story (${columns}) select * from unnest(${types})`, values);
    const named = batch.flatMap(({ id, named }) => named.map((partner) => [id, partner]));
    await client.query("insert into story_organisation select * from unnest($1::text[], $2::text[])", [
      named.map(([id]) => id),
      named.map(([, partner]) => partner),
    ]);
  }
  const before = performance.now();
  await client.query("create index story_search on story using gin (search) with (fastupdate = off)");
  const took = performance.now() - before;
  await client.query("vacuum analyze");
  await client.end();
  return took;
}

function* batches(count: number): Generator<readonly Told[]> {
  let batch: Told[] = [];
  for (const told of toldStories(count)) {
    batch.push(told);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
