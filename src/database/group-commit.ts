/**
 * Many writes, one commit. The writes that arrive in one turn of the event loop share a transaction on the one
 * writer connection, because on most disks the commit is what costs. Nobody is told of success before it is on disk.
 */
import { AsyncResource } from "node:async_hooks";
import type { Database } from "better-sqlite3";
import { type Run, sharedTransaction } from "./shared-transaction.js";
import { StoreBusy } from "./store.js";

interface Waiting {
  readonly run: Run;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommit {
  /** Settles when the commit that carries this work has succeeded or failed. */
  submit(run: Run): Promise<unknown>;
  /** True while some work runs, so that whatever asks was called by it. */
  isWorking(): boolean;
  /** Refuses further work, and resolves when what was submitted has settled. */
  drain(): Promise<void>;
  readonly counts: { readonly commits: number; readonly writes: number };
}

/** More than this in one transaction holds the event loop up for longer than the shared commit saves. */
const largestGroup = 256;

export function groupCommit(connection: Database, maxWaiting: number): GroupCommit {
  const { commitTogether, isWorking } = sharedTransaction(connection);
  const counts = { commits: 0, writes: 0 };
  const waiting: Waiting[] = [];
  let busy = false;
  const drains: (() => void)[] = [];
  let closed = false;

  async function next(): Promise<void> {
    const group = waiting.splice(0, largestGroup);
    const results = await commitTogether(group.map((each) => each.run));
    const written = results.filter((result) => result.status === "fulfilled").length;
    counts.writes += written;
    counts.commits += written > 0 ? 1 : 0;
    results.forEach((result, i) => {
      if (result.status === "fulfilled") group[i]?.resolve(result.value);
      else group[i]?.reject(result.reason);
    });
    busy = waiting.length > 0;
    if (busy) setImmediate(next);
    else for (const drained of drains.splice(0)) drained();
  }

  return {
    counts,
    isWorking,
    submit(run) {
      if (closed) throw new Error("The store is closed.");
      if (waiting.length >= maxWaiting) throw new StoreBusy("Too many writes are waiting.");
      return new Promise((resolve, reject) => {
        // So that the work keeps the asynchronous context of its caller and not that of the group's first. To bind it
        // would do the same and cost several times as much.
        const caller = new AsyncResource("write");
        waiting.push({ run: () => caller.runInAsyncScope(run), resolve, reject });
        if (!busy) setImmediate(next);
        busy = true;
      });
    },
    drain() {
      closed = true;
      return new Promise((resolve) => {
        if (busy) drains.push(resolve);
        else resolve();
      });
    },
  };
}
