/** Waiting for a thing to happen, by event and never by polling. */
import { setTimeout as startTimer, clearTimeout as stopTimer } from "node:timers";
import type { World } from "./world.js";

const PATIENCE_MS = 15_000;

export interface Patience {
  /** Milliseconds of real time before it fails. */
  readonly withinMs?: number;
}

/** The first thing that `find` gives, now or after a later change. Fails with `lament()` when time is up. */
export function until<T>(
  world: World,
  find: () => T | undefined,
  lament: () => string,
  patience: Patience = {},
): Promise<T> {
  const { withinMs = PATIENCE_MS } = patience;
  return new Promise((resolve, reject) => {
    const stop = () => {
      stopTimer(timer);
      world.news.off("change", look);
    };
    const look = () => {
      try {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      } catch (problem) {
        stop();
        reject(problem);
      }
    };
    const timer = startTimer(() => {
      stop();
      reject(new Error(`Not within ${withinMs} ms. ${lament()}`));
    }, withinMs);
    world.news.on("change", look);
    look();
  });
}
