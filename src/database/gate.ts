/** Lets so many tasks run at once, makes so many wait in turn, and refuses the rest. */
import { StoreBusy } from "./store.js";

export interface Gate {
  pass<T>(task: () => Promise<T>): Promise<T>;
  /** Refuses further tasks, and resolves when those that came before have ended. */
  drain(): Promise<void>;
}

export function gate(atOnce: number, maxWaiting: number): Gate {
  const waiting: (() => void)[] = [];
  const drains: (() => void)[] = [];
  let running = 0;
  let closed = false;

  async function enter(): Promise<void> {
    if (closed) throw new Error("The store is closed.");
    if (running < atOnce) {
      running++;
    } else {
      if (waiting.length >= maxWaiting) throw new StoreBusy("Too many writes are waiting.");
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  /** A place is handed to the next in turn, so that nobody who comes later takes it. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
    if (running === 0) for (const drained of drains.splice(0)) drained();
  }

  return {
    async pass(task) {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
    drain() {
      closed = true;
      return new Promise((resolve) => {
        if (running === 0) resolve();
        else drains.push(resolve);
      });
    },
  };
}
