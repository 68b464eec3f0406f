/** One run of a write: what `work` was given answers until the run is over, and no write begins within it. */
import { AsyncLocalStorage } from "node:async_hooks";

export interface Scope {
  over: boolean;
}

const current = new AsyncLocalStorage<Scope>();

/** A write inside a write would wait for itself. One that the outer write merely started, and outlives it, may run. */
export function refuseNested(): void {
  if (current.getStore()?.over === false) throw new Error("A write cannot begin inside another write.");
}

export function checkScope(scope: Scope | undefined): void {
  if (scope?.over) throw new Error("This write is over; nothing more can be read or written with it.");
}

/** Runs `work` in `scope`, and ends the scope when the work has settled. */
export function runIn<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  return current.run(scope, async () => {
    try {
      return await work();
    } finally {
      scope.over = true;
    }
  });
}
