/** Empties SQLite's write-ahead log, in which rows stay that are long deleted from the database itself. */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { StoreBusy } from "./store.js";

const PAUSE_MS = 20;

/**
 * Tries for as long as `patience`, in ms, while another process reads or writes; then throws `StoreBusy`. SQLite's own
 * way of waiting would hold up the event loop for that long.
 */
export async function emptyLog(connection: Database, patience: number): Promise<void> {
  for (let waited = 0; !tryToEmpty(connection, patience); waited += PAUSE_MS) {
    if (waited >= patience)
      throw new StoreBusy("Another process reads the database; what was deleted stays in its log.");
    await pause(PAUSE_MS);
  }
}

function tryToEmpty(connection: Database, patience: number): boolean {
  if (connection.inTransaction) return false;
  connection.pragma("busy_timeout = 0");
  try {
    return connection.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0;
  } finally {
    connection.pragma(`busy_timeout = ${patience}`);
  }
}
