/**
 * What keeps SQLite's index of stories' words as the stories are. Made here and not in a migration: a migration that
 * rebuilds the table of stories would drop the triggers without a word, and fail on the view.
 */
import type { Database } from "better-sqlite3";

const indexed = "happened, changed, others, own_words, facets";

/** A story that is withdrawn has no words. Its key is its time in milliseconds, then a number within that. */
const view = `create view story_searched as
  select story_key.key as key, story.id as story_id, happened, changed, others, own_words,
    'by' || replace(organisation_id, '-', '') || ' with' || replace(organisation_id, '-', '')
    || iif(named = '', '', ' with' || replace(replace(named, '-', ''), ' ', ' with'))
    || ' for' || audience || ' kind' || kind || coalesce(' element' || element, '') as facets
  from story_key join story on story.id = story_key.story_id where withdrawn_at is null`;

const freeKey = `coalesce((select max(key) + 1 from story_key
  where key >= new.created_at << 20 and key < (new.created_at + 1) << 20), new.created_at << 20)`;

/** SQLite wants a row's old words back to take them out. */
const takeOut = `insert into story_text (story_text, rowid, ${indexed})
  select 'delete', key, ${indexed} from story_searched where story_id = old.id`;
const putIn = `insert into story_text (rowid, ${indexed})
  select key, ${indexed} from story_searched where story_id = new.id`;

const columns =
  "happened, changed, others, own_words, organisation_id, named, audience, kind, element, created_at, withdrawn_at";

const triggers: Readonly<Record<string, string>> = {
  story_searched_insert: `after insert on story begin
    insert into story_key (key, story_id) values (${freeKey}, new.id); ${putIn}; end`,
  story_searched_before: `before update of ${columns} on story begin ${takeOut}; end`,
  story_searched_after: `after update of ${columns} on story begin
    update story_key set key = ${freeKey} where story_id = new.id and key >> 20 <> new.created_at; ${putIn}; end`,
  story_searched_delete: `before delete on story begin ${takeOut}; end`,
};

/** Whatever changes the table of stories finds nothing that depends on it. */
export function dropSearch(connection: Database): void {
  for (const name of Object.keys(triggers)) connection.exec(`drop trigger if exists ${name}`);
  connection.exec("drop view if exists story_searched");
}

/** Indexes every story anew where the index was left alone for a while; nothing where all is in place. */
export function ensureSearch(connection: Database): void {
  const there = connection.prepare("select name from sqlite_schema where name like 'story\\_%' escape '\\'").pluck();
  const names = new Set(there.all());
  if (!names.has("story_text")) return;
  if (["story_searched", ...Object.keys(triggers)].every((name) => names.has(name))) return;
  dropSearch(connection);
  connection.exec(view);
  connection.exec(`delete from story_key`);
  connection.exec(`insert into story_key (key, story_id)
    select (created_at << 20) + row_number() over (partition by created_at order by id) - 1, id from story`);
  connection.exec(`insert into story_text (story_text) values ('rebuild')`);
  for (const [name, body] of Object.entries(triggers)) connection.exec(`create trigger ${name} ${body}`);
}
