import { expect, test } from "vitest";
import type { Limit } from "../../src/chat/platform.js";
import { chat, serveTeams, startTeams, tenant } from "./served.js";

/** When the next message may go, under limits that each allow so many at once and then a steady rate. */
function turnTaker() {
  const fullAt = new Map<string, number>();
  return (limits: readonly Limit[], now: number): number => {
    const turns = limits.map(({ key, burst, perSecond }) => (fullAt.get(key) ?? 0) - ((burst - 1) * 1000) / perSecond);
    const turn = Math.ceil(Math.max(now, ...turns));
    for (const { key, perSecond } of limits) fullAt.set(key, Math.max(fullAt.get(key) ?? 0, turn) + 1000 / perSecond);
    return turn;
  };
}

test("paced by its limits, a conversation is never refused for haste", async () => {
  const started = Date.UTC(2026, 10, 16, 9);
  let now = started;
  const strict = await startTeams({ now: () => now, rateLimits: true });
  const paced = await serveTeams(strict, { now: () => new Date(now) });
  const to = { serviceUrl: strict.serviceUrl, tenant, conversation: chat };
  const turn = turnTaker();
  for (let sent = 0; sent < 140; sent++) {
    now = turn(paced.connection.platform.limits(to), now);
    await paced.connection.platform.post(to, { summary: "Done", body: [] }, { id: `m${sent}`, mayHaveArrived: false });
  }
  expect(strict.posts).toHaveLength(140);
  // 31 at once and then one each second are 60 in any half minute.
  expect(now - started).toBeLessThan(112_000);
  await paced.close();
  await strict.close();
});
