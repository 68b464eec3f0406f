/**
 * How long a search takes over a million stories, on both engines. `npm run bench:search -- --stories 1000000 --each 60`
 *
 * The system is made up and the same in every run; see `system.ts` for its shape and `searches.ts` for what is asked.
 * Each engine's searches run in a process of their own, whose memory is reported. Times are of this machine alone.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { embeddedPostgres } from "../../test/embedded-postgres.js";
import { databaseOn, onServer } from "../../test/on-server.js";
import { fillPostgres, fillSqlite } from "./fill.js";
import type { Measures } from "./measure.js";

const { values } = parseArgs({
  options: {
    stories: { type: "string", default: "1000000" },
    each: { type: "string", default: "60" },
    engine: { type: "string", multiple: true, default: ["SQLite", "PostgreSQL"] },
  },
});
const stories = Number(values.stories);

// Beside the program and not where the system keeps temporary files, which may be memory.
mkdirSync("data", { recursive: true });
const folder = mkdtempSync(resolve("data/bench-"));
// PostgreSQL does not run as root, and the user that it runs as instead must reach its files.
chmodSync(folder, 0o755);
try {
  if (values.engine.includes("SQLite")) await onSqlite();
  if (values.engine.includes("PostgreSQL")) await onPostgres();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function onSqlite(): Promise<void> {
  const path = `${folder}/causeway.db`;
  const indexed = await fillSqlite(`file:${path}`, stories);
  report("SQLite", indexed, statSync(path).size, await measured(`file:${path}`));
}

async function onPostgres(): Promise<void> {
  const server = await embeddedPostgres(`${folder}/cluster`);
  try {
    await onServer(server.url, "create database bench");
    const url = databaseOn(server.url, "bench");
    const indexed = await fillPostgres(url, stories);
    const [size] = await onServer(url, "select pg_database_size('bench')::float8 as bytes");
    report("PostgreSQL", indexed, Number(size?.["bytes"]), await measured(url));
  } finally {
    await server.stop();
  }
}

async function measured(url: string): Promise<Measures> {
  const child = fork(resolve("dist/bench/search/measure.js"), [url, values.each], { serialization: "advanced" });
  const [measures] = (await once(child, "message")) as [Measures];
  return measures;
}

function report(engine: string, indexed: number, bytes: number, { times, cpu, full, maxRssMb }: Measures): void {
  const size = `${(bytes / 1e9).toFixed(1)} GB`;
  console.log(`\n${engine}: ${stories} stories, ${size}; indexed anew in ${(indexed / 1000).toFixed(0)} s.\n`);
  console.log("| search | p50, ms | p95 | p99 | longest | CPU: p50, ms | p95 | p99 | full pages |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const [kind, taken] of Object.entries(times)) console.log(row(kind, taken, cpu[kind] ?? [], full[kind] ?? 0));
  const all = Object.values(times).flat();
  console.log(
    row(
      "all",
      all,
      Object.values(cpu).flat(),
      Object.values(full).reduce((sum, number) => sum + number, 0),
    ),
  );
  console.log(`\nThe searching process never held more than ${maxRssMb.toFixed(0)} MB.`);
}

function row(kind: string, taken: readonly number[], cpu: readonly number[], full: number): string {
  const cells = [...[0.5, 0.95, 0.99, 1].map(within(taken)), ...[0.5, 0.95, 0.99].map(within(cpu))];
  return `| ${kind} | ${cells.join(" | ")} | ${full} of ${taken.length} |`;
}

function within(all: readonly number[]): (share: number) => string {
  const sorted = all.toSorted((one, other) => one - other);
  return (share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}
