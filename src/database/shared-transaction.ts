/** One SQLite transaction that carries the work of many callers, each in a savepoint of its own. */
import type { Database } from "better-sqlite3";
import { StoreBusy } from "./store.js";

/** Starts one caller's work. `abandon` makes sure that it can do nothing more. */
export type Run = () => { readonly settled: Promise<unknown>; abandon(): void };

type Result = PromiseSettledResult<unknown>;

export interface SharedTransaction {
  /** Resolves to one result for each caller; where the commit fails, to that failure for all. It never rejects. */
  commitTogether(group: readonly Run[]): Promise<readonly Result[]>;
  /**
   * True while some work runs. Work runs in microtasks alone, with nothing of anybody else's between them, so whatever
   * asks in that time was called by it: the same knowledge as an AsyncLocalStorage, without its cost to every promise.
   */
  isWorking(): boolean;
}

export function sharedTransaction(connection: Database): SharedTransaction {
  let working = false;
  const begin = connection.prepare("begin immediate");
  const commit = connection.prepare("commit");
  const savepoint = connection.prepare("savepoint work");
  const release = connection.prepare("release work");
  const undo = connection.prepare("rollback to work");

  async function one(run: Run): Promise<Result> {
    savepoint.run();
    working = true;
    const result = await settle(run);
    working = false;
    if (!connection.inTransaction) throw lostTransaction(result);
    if (result.status === "rejected") undo.run();
    release.run();
    return result;
  }

  async function commitTogether(group: readonly Run[]): Promise<readonly Result[]> {
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
  }

  return { commitTogether, isWorking: () => working };
}

/**
 * Statements settle within microtasks, so work that is still pending when the event loop turns awaits something
 * else. Every other writer would wait for it as well: it is given up.
 */
async function settle(run: Run): Promise<Result> {
  const { settled, abandon } = run();
  let timer: NodeJS.Immediate | undefined;
  const result = await new Promise<Result>((resolve) => {
    const reject = (reason: unknown) => resolve({ status: "rejected", reason });
    settled.then((value) => resolve({ status: "fulfilled", value }), reject);
    timer = setImmediate(() => {
      abandon();
      reject(new Error("A write awaited something other than the store."));
    });
  });
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
