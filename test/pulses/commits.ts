/** Which rows were written together: what belongs to one moment may belong to one person. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { newId } from "../../src/database/ids.js";
import type { Causeway } from "../conversation.js";
import { type Dump, tablesIn } from "./dump.js";

export interface Written {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One transaction: what the rows that it touched were before it, and what they are after it. */
export type Commit = readonly Written[];

/** On PostgreSQL each row names the transactions that wrote it last, or locked it. */
export function commitsKnownTo({ tables }: Dump): readonly Commit[] {
  const commits = new Map<string, Written[]>();
  for (const [table, rows] of tables)
    for (const { commits: named, values } of rows)
      for (const commit of named) commits.set(commit, [...(commits.get(commit) ?? []), { table, values }]);
  return [...commits.values()];
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * On SQLite the log holds each commit since it was last emptied, as the pages that changed: with as much of it as there
 * was after each, the database is again what it was then. https://sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function commitsInLog({ databaseUrl }: Causeway): readonly Commit[] {
  const file = databaseUrl.replace("file:", "");
  const copy = `${file}.${newId()}`;
  copyFileSync(file, copy);
  const log = readFileSync(`${file}-wal`);
  const asOf = (end: number) => {
    const then = `${copy}.${end}`;
    copyFileSync(copy, then);
    writeFileSync(`${then}-wal`, log.subarray(0, end));
    return tablesIn(then);
  };
  const moments = [0, ...endsOfCommits(log)].map(asOf);
  return moments.slice(1).map((after, index) => difference(moments[index] ?? new Map(), after));
}

/** Frames of an older log lie behind those of this one, and have another salt. */
function endsOfCommits(log: Buffer): readonly number[] {
  if (log.length < HEADER_BYTES) return [];
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  const ends: number[] = [];
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    if (log.readUInt32BE(at + 4) > 0) ends.push(at + frameBytes);
  }
  return ends;
}

function difference(before: Dump["tables"], after: Dump["tables"]): Commit {
  const changed: Written[] = [];
  for (const table of new Set([...before.keys(), ...after.keys()])) {
    const [old, young] = [before, after].map(
      (tables) => new Map((tables.get(table) ?? []).map(({ at, values }) => [at, values])),
    );
    for (const at of new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])])) {
      const [was, is] = [old?.get(at), young?.get(at)];
      if (JSON.stringify(was) === JSON.stringify(is)) continue;
      changed.push(...[was, is].flatMap((values) => (values === undefined ? [] : [{ table, values }])));
    }
  }
  return changed;
}
