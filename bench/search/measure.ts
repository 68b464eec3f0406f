/** One engine's searches in a process of its own, which then tells how long each took and how much memory it needed. */
import { readFileSync } from "node:fs";
import { Client } from "pg";
import { openStore } from "../../src/database/open.js";
import { searchedStories } from "../../src/stories/search/searched-stories.js";
import { searches } from "./searches.js";

export interface Measures {
  /** Milliseconds, by kind of search. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** CPU, the database server's with it: what is left of a time where a machine has nothing else to do. */
  readonly cpu: Readonly<Record<string, readonly number[]>>;
  readonly full: Readonly<Record<string, number>>;
  readonly maxRssMb: number;
}

const LIMIT = 7;
const WARM_UP = 2;
const [url = "", each = "40"] = process.argv.slice(2);
const store = await openStore({ url });
const times: Record<string, number[]> = {};
const cpu: Record<string, number[]> = {};
const full: Record<string, number> = {};

const pids = await serversOf(url);
let turn = 0;
for (const [kind, { asker, asked, before }] of searches(WARM_UP + Number(each))) {
  const [began, used] = [performance.now(), cpuTime()];
  const found = await searchedStories(store.read, asker, asked, { before, limit: LIMIT });
  const took = performance.now() - began;
  const worked = cpuTime() - used;
  // Planners and caches are warm before anything counts.
  if (turn++ < WARM_UP * 12) continue;
  times[kind] = [...(times[kind] ?? []), took];
  cpu[kind] = [...(cpu[kind] ?? []), worked];
  full[kind] = (full[kind] ?? 0) + (found.length === LIMIT ? 1 : 0);
}
await store.close();
const measures: Measures = { times, cpu, full, maxRssMb: process.resourceUsage().maxRSS / 1024 };
process.send?.(measures);

/** Milliseconds; Linux tells what another process used. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  const theirs = pids.map((pid) => Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ", 1)[0]) / 1e6);
  return (user + system) / 1000 + theirs.reduce((sum, time) => sum + time, 0);
}

/** The store's own connection, which has been used once by now: searches one after the other need no other. */
async function serversOf(url: string): Promise<readonly number[]> {
  if (!url.startsWith("postgres")) return [];
  await store.ping();
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
  );
  await client.end();
  return rows.map(({ pid }) => Number(pid));
}
