/**
 * Limits for each conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit
 * They are windows that slide; a call that is refused does not count.
 */
const SENDING = [
  { seconds: 1, most: 7 },
  { seconds: 2, most: 8 },
  { seconds: 30, most: 60 },
  { seconds: 3600, most: 1800 },
] as const;
const READING = [
  { seconds: 1, most: 14 },
  { seconds: 2, most: 16 },
  { seconds: 30, most: 120 },
  { seconds: 3600, most: 3600 },
] as const;

export interface Pacer {
  /** Whole seconds to wait before this call, 0 when it may be made now (and is then counted). */
  wait(kind: "send" | "create" | "read", conversation: string): number;
}

export function newPacer(now: () => number): Pacer {
  const taken = new Map<string, number[]>();
  return {
    wait(kind, conversation) {
      const key = `${kind} ${conversation}`;
      const times = taken.get(key) ?? [];
      taken.set(key, times);
      const limits = kind === "read" ? READING : SENDING;
      const waits = limits.map(({ seconds, most }) => waitFor(times.at(-most), seconds * 1000, now()));
      const longest = Math.max(...waits);
      if (longest === 0) times.push(now());
      return Math.ceil(longest / 1000);
    },
  };
}

/** A window is full while the call that opened it is still inside. */
function waitFor(opened: number | undefined, windowMs: number, time: number): number {
  return opened === undefined ? 0 : Math.max(0, opened + windowMs - time);
}
