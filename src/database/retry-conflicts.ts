/** Runs a transaction again that PostgreSQL gave up because another one came in between. */
import { setTimeout as pause } from "node:timers/promises";
import { StoreBusy } from "./store.js";

const mostAttempts = 50;
/** serialization_failure, deadlock_detected: nothing was written, and the same work may succeed now. */
const conflicts = new Set<unknown>(["40001", "40P01"]);

export async function retryConflicts<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact();
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempt === mostAttempts) throw new StoreBusy("Too many writes change the same rows.", { cause: error });
      // At random, or those that collided would collide again.
      await pause(Math.random() * Math.min(2 ** attempt, 250));
    }
  }
}

/** drizzle wraps the driver's errors. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && conflicts.has(error.code)) || isConflict(error.cause);
}
