/** Rate limits, faults on demand, and waiting. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Example, outcomeOf, startExample, TEAM } from "./example.js";
import type { Fault } from "./faults.js";

let example: Example;
beforeEach(async () => {
  example = await startExample({ rateLimits: { channel: { perSecond: 1, burst: 2 }, workspacePerMinute: 4 } });
});
afterEach(() => example.slack.close());

const post = (channel: string) => example.client.chat.postMessage({ channel, text: "Hi" });
const raw = async (channel: string) => {
  const body = new URLSearchParams({ token: "xoxb-one", channel, text: "Hi" });
  const response = await fetch(`${example.slack.apiUrl}chat.postMessage`, { method: "POST", body });
  return [response.status, response.headers.get("retry-after")];
};

describe("rate limits", () => {
  it("lets a burst into a channel, then one a second", async () => {
    expect([await raw("C1"), await raw("C1"), await raw("C1"), await raw("U1")]).toEqual([
      [200, null],
      [200, null],
      [429, "1"],
      [200, null],
    ]);
    example.clock.now += 1000;
    expect(await raw("C1")).toEqual([200, null]);
  });

  it("holds a whole workspace back too", async () => {
    for (const channel of ["C1", "C1", "U1", "U1"]) await post(channel);
    expect(await raw("U2")).toEqual([429, "15"]);
    example.clock.now += 15_000;
    expect(await raw("U2")).toEqual([200, null]);
  });
});

describe("faults", () => {
  const withFault = async (fault: Fault) => {
    example.slack.refuseNext("chat.postMessage", fault);
    return outcomeOf(post("C1"));
  };

  it("refuses the next call, and only that one", async () => {
    expect(await withFault({ error: "not_in_channel" })).toBe("not_in_channel");
    expect(example.slack.posts).toHaveLength(0);
    expect(await outcomeOf(post("C1"))).toBe("ok");
  });

  it("answers with a status", async () => {
    example.slack.refuseNext("chat.postMessage", { status: 429, retryAfter: 3 });
    expect(await raw("C1")).toEqual([429, "3"]);
    example.slack.refuseNext("chat.postMessage", { status: 503 });
    expect(await raw("C1")).toEqual([503, null]);
  });

  it("breaks the connection before or after the message is there", async () => {
    expect(await withFault({ reset: true })).not.toBe("ok");
    expect(example.slack.posts).toHaveLength(0);
    expect(await withFault({ acceptThenReset: true })).not.toBe("ok");
    expect(example.slack.posts).toHaveLength(1);
  });

  it("does not answer at all", async () => {
    example.slack.refuseNext("chat.postMessage", { hang: true });
    const answer = outcomeOf(post("C1"));
    await example.slack.until(() => example.slack.calls.find(({ outcome }) => outcome === "hang"));
    await example.slack.close();
    expect(await answer).not.toBe("ok");
    expect(example.slack.posts).toHaveLength(0);
    example = await startExample();
  });
});

describe("waiting", () => {
  it("gives a post that comes later, and one that is there", async () => {
    const waiting = example.slack.untilPosted(({ text }) => text === "Hi");
    await post("C1");
    expect((await waiting).channel).toBe("C1");
    expect(await example.slack.untilPosted(({ team }) => team === TEAM)).toBe(await waiting);
  });

  it("says what was there instead", async () => {
    await post("C1");
    const never = example.slack.untilPosted(() => false, { withinMs: 1 });
    await expect(never).rejects.toThrow("Not within 1 ms. Posted so far: \nC1: Hi");
  });
});
