/** Rate limits, faults on demand, live text, and waiting. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADA, CHANNEL, CHAT, callerOf, type Example, startExample, TENANT } from "./example.js";
import type { Fault } from "./faults.js";
import { liveInCard, liveMentions } from "./live-mentions.js";
import { newPacer } from "./rate-limits.js";

let example: Example;
let call: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  example = await startExample();
  call = await callerOf(example.teams);
});
afterEach(() => example.teams.close());

const send = (conversation: string, text = "Hi") =>
  call("POST", `/${conversation}/activities`, { type: "message", text });
const burst = async (times: number) => {
  const statuses: number[] = [];
  for (let sent = 0; sent < times; sent += 1) statuses.push((await send(CHAT)).status);
  return statuses.lastIndexOf(201) + 1;
};

describe("rate limits", () => {
  it("are off until they are switched on", async () => {
    expect(await burst(9)).toBe(9);
    example.teams.limitRates(true);
    expect(await burst(9)).toBe(7);
    example.teams.limitRates(false);
    expect(await burst(9)).toBe(9);
  });

  it("let 7 into a conversation in a second, 8 in two, and say how long to wait", async () => {
    example.teams.limitRates(true);
    expect(await burst(8)).toBe(7);
    expect(await send(CHAT)).toMatchObject({ status: 429, retryAfter: "1", code: "Throttled" });
    expect((await send(CHANNEL)).status).toBe(201);
    example.clock.now += 1000;
    expect(await burst(2)).toBe(1);
    expect(await send(CHAT)).toMatchObject({ status: 429, retryAfter: "1" });
    example.clock.now += 1000;
    expect(await burst(8)).toBe(7);
  });

  it("let 60 in over half a minute, and 1,800 over an hour", () => {
    const pacer = newPacer(() => example.clock.now);
    const paced = (most: number, everyMs: number) => {
      let sent = 0;
      for (; sent < most && pacer.wait("send", CHAT) === 0; sent += 1) example.clock.now += everyMs;
      return sent;
    };
    expect(paced(70, 300)).toBe(60);
    expect(pacer.wait("send", CHAT)).toBe(12);
    example.clock.now += 3_600_000;
    expect(paced(1900, 600)).toBe(1800);
  });
});

describe("faults", () => {
  const withFault = async (fault: Fault) => {
    example.teams.refuseNext("send", fault);
    return send(CHAT).then(
      ({ status }) => status,
      () => "broken",
    );
  };

  it("answer with a status, and only once", async () => {
    example.teams.refuseNext("send", { status: 429, error: "Throttled", retryAfter: 3 });
    expect(await send(CHAT)).toMatchObject({ status: 429, code: "Throttled", retryAfter: "3" });
    expect([await withFault({ status: 503 }), (await send(CHAT)).status]).toEqual([503, 201]);
    expect(example.teams.posts).toHaveLength(1);
    expect(example.teams.calls.slice(-3).map(({ outcome }) => outcome)).toEqual(["Throttled", "503", "ok"]);
  });

  it("break the connection before or after the message is there", async () => {
    expect([await withFault({ reset: true }), example.teams.posts.length]).toEqual(["broken", 0]);
    expect([await withFault({ acceptThenReset: true }), example.teams.posts.length]).toEqual(["broken", 1]);
    expect([await withFault({ acceptThen: 504 }), example.teams.posts.length]).toEqual([504, 2]);
  });

  it("leave a call unanswered", async () => {
    const answer = withFault({ hang: true });
    await example.teams.until(() => example.teams.calls.find(({ outcome }) => outcome === "hang"));
    await example.teams.close();
    expect(await answer).toBe("broken");
    example = await startExample();
  });

  it("strike the log-in too", async () => {
    example.teams.refuseNext("token", { status: 500 });
    await expect(callerOf(example.teams)).resolves.toBeTypeOf("function");
    expect(example.teams.calls.at(-1)).toMatchObject({ method: "token", outcome: "500" });
  });
});

describe("waiting", () => {
  it("gives a post that comes later, and one that is there", async () => {
    const waiting = example.teams.untilPosted(({ text }) => text === "Hi");
    await send(CHAT);
    expect((await waiting).conversation).toBe(CHAT);
    expect(await example.teams.untilPosted(({ tenant }) => tenant === TENANT)).toBe(await waiting);
  });

  it("says what was there instead", async () => {
    await send(CHAT);
    const never = example.teams.untilPosted(({ directTo }) => directTo === ADA, { withinMs: 1 });
    await expect(never).rejects.toThrow(`Not within 1 ms. Posted so far: \n${CHAT}: Hi`);
  });
});

describe("live text", () => {
  const live = (activity: Record<string, unknown>) => liveMentions({ activity });

  it("is found in a message", () => {
    const mention = { type: "mention", text: "<at>Bo</at>", mentioned: { id: "29:1", name: "Bo" } };
    expect(live({ text: "<at>Bo</at> hello", entities: [mention] })).toEqual(["mention Bo", "<at>", "</at>"]);
    expect(live({ text: "[here](https://x) <b>bold</b> <https://y>" })).toHaveLength(4);
    expect(live({ text: "<at>Bo</at> [here](https://x)", textFormat: "plain" })).toEqual(["<at>", "</at>"]);
  });

  it("is not found in what is escaped", () => {
    expect(live({ text: "&lt;at&gt;Bo&lt;/at&gt; \\[here\\]\\(https://x\\) 3 < 4, a > b, 2 * 3" })).toEqual([]);
  });

  it("is found in a card", () => {
    const text = "[here](https://x)";
    const facts = { type: "FactSet", facts: [{ title: "a", value: text }] };
    const body = [
      { type: "TextBlock", text },
      { type: "Container", items: [facts] },
    ];
    expect(liveInCard({ body })).toEqual([text, text]);
    expect(liveInCard({ body: [{ type: "RichTextBlock", inlines: [text] }] })).toEqual([]);
    expect(liveInCard({ msteams: { entities: [{ type: "mention", mentioned: { name: "Bo" } }] } })).toEqual([
      "mention Bo",
    ]);
  });
});
