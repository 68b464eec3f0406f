/** One SQLite transaction that carries the work of many callers, each in a savepoint of its own. */
import type { Database } from "better-sqlite3";
import { StoreBusy } from "./store.js";

/** Starts one caller's work. `abandon` makes sure that it can do nothing more. */
export type Run = () => { readonly settled: Promise<unknown>; abandon(): void };

type Result = PromiseSettledResult<unknown>;

/** Resolves to one result for each caller; where the commit fails, to that failure for all. It never rejects. */
export function sharedTransaction(connection: Database): (group: readonly Run[]) => Promise<readonly Result[]> {
  const begin = connection.prepare("begin immediate");
  const commit = connection.prepare("commit");
  const savepoint = connection.prepare("savepoint work");
  const release = connection.prepare("release work");
  const undo = connection.prepare("rollback to work");

  async function one(run: Run): Promise<Result> {
    savepoint.run();
    const result = await settle(run);
    if (!connection.inTransaction) throw lostTransaction(result);
    if (result.status === "rejected") undo.run();
    release.run();
    return result;
  }

  return async (group) => {
    try {
      begin.run();
      const results: Result[] = [];
      for (const run of group) results.push(await one(run));
      commit.run();
      return results;
    } catch (error) {
      rollBack(connection);
      const reason = isLocked(error) ? new StoreBusy("Another process holds the database.", { cause: error }) : error;
      return group.map(() => ({ status: "rejected", reason }));
    }
  };
}

/**
 * Statements settle within microtasks, so work that is still pending when the event loop turns awaits something
 * else. Every other writer would wait for it as well: it is given up.
 */
async function settle(run: Run): Promise<Result> {
  const { settled, abandon } = run();
  let timer: NodeJS.Immediate | undefined;
  const turned = new Promise<never>((_, reject) => {
    timer = setImmediate(() => {
      abandon();
      reject(new Error("A write awaited something other than the store."));
    });
  });
  const [result] = await Promise.allSettled([Promise.race([settled, turned])]);
  clearImmediate(timer);
  return result;
}

/** A full disk makes SQLite roll the whole transaction back by itself: what the others wrote is gone as well. */
function lostTransaction(result: Result): unknown {
  return result.status === "rejected" ? result.reason : new Error("SQLite rolled the transaction back.");
}

/** Where even this fails, the next group finds the transaction still open, fails to begin, and tries again. */
function rollBack(connection: Database): void {
  try {
    if (connection.inTransaction) connection.exec("rollback");
  } catch {}
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}
