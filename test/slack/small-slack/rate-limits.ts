/**
 * Posting limits: https://docs.slack.dev/apis/web-api/rate-limits
 * "1 message per second per channel", short bursts allowed, and several hundred a minute per workspace.
 */

export interface RateLimits {
  /** Messages a second into one conversation, and how many may come at once. */
  readonly channel?: { readonly perSecond: number; readonly burst: number };
  /** Messages a minute into all conversations of a workspace. */
  readonly workspacePerMinute?: number;
}

export interface Pacer {
  /** Seconds to wait before posting, 0 when it may be posted now (and is then counted). */
  wait(limits: RateLimits, team: string, channel: string): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

export function newPacer(now: () => number): Pacer {
  const buckets = new Map<string, Bucket>();
  const bucket = (key: string, perMs: number, capacity: number) => {
    const time = now();
    const held = buckets.get(key) ?? { tokens: capacity, at: time };
    held.tokens = Math.min(capacity, held.tokens + Math.max(0, time - held.at) * perMs);
    held.at = time;
    buckets.set(key, held);
    return { held, waitMs: held.tokens >= 1 ? 0 : (1 - held.tokens) / perMs };
  };
  return {
    wait({ channel: each, workspacePerMinute }, team, channel) {
      const taken = [];
      if (each !== undefined) taken.push(bucket(`${team} ${channel}`, each.perSecond / 1000, each.burst));
      if (workspacePerMinute !== undefined) taken.push(bucket(team, workspacePerMinute / 60_000, workspacePerMinute));
      const waitMs = Math.max(0, ...taken.map((one) => one.waitMs));
      if (waitMs === 0) for (const { held } of taken) held.tokens -= 1;
      return Math.ceil(waitMs / 1000);
    },
  };
}
