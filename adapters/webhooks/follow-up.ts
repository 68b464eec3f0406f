/** Calls that follow an answer, once the response has left. */
import type { DeliveryFailed } from "../../src/chat/platform.js";

export interface UnderWay {
  begin(work: Promise<void>): void;
  /** Waits for what is under way. */
  settled(): Promise<void>;
}

export function keepUnderWay(): UnderWay {
  const all = new Set<Promise<void>>();
  return {
    begin(work) {
      const done: Promise<void> = work.finally(() => all.delete(done));
      all.add(done);
    },
    async settled() {
      while (all.size > 0) await Promise.all(all);
    },
  };
}

export interface Trying {
  readonly failureOf: (error: unknown) => DeliveryFailed;
  readonly isWorthTrying: (failure: DeliveryFailed) => boolean;
  pause(ms: number): Promise<void>;
}

/** Before the second attempt and the third: a person is waiting, and a trigger of Slack's lives 3 seconds. */
const pausesMs = [250, 1_000] as const;

/**
 * Tries up to three times where that may help: to say something twice to one person is better than not to say it.
 * Returns why the last attempt failed; undefined where one did not.
 */
export async function attempted(
  { failureOf, isWorthTrying, pause }: Trying,
  work: () => Promise<unknown>,
): Promise<DeliveryFailed | undefined> {
  for (const pauseMs of [...pausesMs, undefined]) {
    try {
      await work();
      return undefined;
    } catch (error) {
      const failure = failureOf(error);
      if (pauseMs === undefined || !isWorthTrying(failure)) return failure;
      await pause(pauseMs);
    }
  }
  return undefined;
}
