/** Something that a wave needs is out of reach for a while, and comes back. */
import Database from "better-sqlite3";
import { and, eq, isNull } from "drizzle-orm";
import type { Causeway } from "../conversation.js";

/** The table of keys is not there. Returns what brings it back; nobody may open the keys before. */
export function losesKeys({ pulseKeysUrl }: Causeway): () => void {
  changes(pulseKeysUrl, "alter table wave_key rename to wave_key_away");
  return () => changes(pulseKeysUrl, "alter table wave_key_away rename to wave_key");
}

/** The database refuses what is tried, such as "insert on wave_figure". Returns what ends that. */
export function refuses({ databaseUrl }: Causeway, what: string, condition = "true"): () => void {
  const body = "begin select raise(abort, 'out of reach'); end";
  changes(databaseUrl, `create trigger outage before ${what} when ${condition} ${body}`);
  return () => changes(databaseUrl, "drop trigger outage");
}

function changes(url: string, statement: string): void {
  const database = new Database(url.replace("file:", ""));
  database.exec(statement);
  database.close();
}

/** The job of this kind that waits is tried so many times more, whenever its time comes. */
export async function triesAgain(causeway: Causeway, kind: string, times: number): Promise<void> {
  const { job } = causeway.store.read.tables;
  for (let time = 0; time < times; time += 1) {
    const waits = and(eq(job.kind, kind), isNull(job.doneAt));
    const [found] = await causeway.store.read.select({ runAt: job.runAt }).from(job).where(waits);
    if (found === undefined) throw new Error(`no ${kind} is to be done`);
    await causeway.itIs(found.runAt.toISOString());
  }
}
