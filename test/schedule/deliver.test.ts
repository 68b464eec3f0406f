import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineJob, done } from "../../src/schedule/job-kinds.js";
import { enqueue, enqueueNamed, type JobName } from "../../src/schedule/jobs.js";
import { postPayload, revise } from "../../src/schedule/messages.js";
import { engines } from "../fresh-store.js";
import { greeting, type Outbox, openOutbox } from "./outbox.js";

const odd: JobName<object> = { kind: "odd", payloads: { 1: z.object({}) } };

async function works({ delivery }: Outbox): Promise<void> {
  delivery.wake();
  await delivery.idle();
}

const roomsOf = ({ platform }: Outbox): readonly (string | undefined)[] => platform.sent.map(({ to }) => to["room"]);

describe.each(engines)("on %s", (engine) => {
  test("a message is sent once, however many replicas look for work", async () => {
    const outbox = await openOutbox(engine);
    for (let room = 0; room < 30; room += 1) await outbox.says(`room-${room}`, { workspace: `W${room % 7}` });
    const replicas = [outbox.delivery, outbox.replica(), outbox.replica()];
    for (const replica of replicas) replica.wake();
    await Promise.all(replicas.map((replica) => replica.idle()));
    expect([...roomsOf(outbox)].sort()).toEqual(Array.from({ length: 30 }, (_, room) => `room-${room}`).sort());
    expect(new Set((await outbox.jobs()).map(({ outcome }) => outcome))).toEqual(new Set(["done"]));
  });

  test("what is said twice under one key is said once", async () => {
    const outbox = await openOutbox(engine);
    await outbox.says("a", { once: "hello" });
    await outbox.says("a", { once: "hello" });
    await works(outbox);
    expect(roomsOf(outbox)).toEqual(["a"]);
  });

  test("told to wait, it waits as long as it was told, and so does everything for that workspace", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", { kind: "retry", afterMs: 30_000, scope: "workspace" });
    await outbox.says("a");
    await works(outbox);
    await outbox.says("b");
    await outbox.says("elsewhere", { workspace: "W2" });
    await works(outbox);
    expect(roomsOf(outbox)).toEqual(["elsewhere"]);
    await outbox.clock.moveTo("2026-11-23T10:00:29.999Z");
    await works(outbox);
    expect(roomsOf(outbox)).toEqual(["elsewhere"]);
    await outbox.clock.moveTo("2026-11-23T10:00:30Z");
    await works(outbox);
    expect(roomsOf(outbox).toSorted()).toEqual(["a", "b", "elsewhere"]);
    expect(outbox.platform.sent.every(({ attempt }) => !attempt.mayHaveArrived)).toBe(true);
  });

  test("a message of unknown fate is asked about before it is sent again", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", { kind: "unknown" });
    await outbox.says("a");
    await works(outbox);
    expect(outbox.platform.sent).toEqual([]);
    await outbox.clock.moveTo("2026-11-23T10:01:00Z");
    await works(outbox);
    expect(outbox.platform.sent.map(({ attempt }) => attempt.mayHaveArrived)).toEqual([true]);
  });

  test("that it may have arrived is remembered through whatever happens next", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", { kind: "unknown" }, { kind: "retry", afterMs: 1000, scope: "workspace" });
    await outbox.says("a");
    await works(outbox);
    for (const minute of ["01", "02", "03"]) {
      await outbox.clock.moveTo(`2026-11-23T10:${minute}:00Z`);
      await works(outbox);
    }
    expect(outbox.platform.sent.map(({ attempt }) => attempt.mayHaveArrived)).toEqual([true]);
  });

  test("a workspace that is gone gets nothing more; the others do", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", { kind: "disconnect" });
    await outbox.says("a");
    await works(outbox);
    await outbox.says("b");
    await outbox.says("elsewhere", { workspace: "W2" });
    await works(outbox);
    expect(roomsOf(outbox)).toEqual(["elsewhere"]);
    const ends = (await outbox.jobs()).map(({ outcome, lastError }) => `${outcome}: ${lastError}`);
    expect(ends.toSorted()).toEqual(["abandoned: paper_jam", "done: null", "lapsed: the workspace is disconnected"]);
  });

  test("what can never be sent is abandoned with its reason", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", { kind: "abandon" });
    await outbox.says("a");
    await works(outbox);
    expect(await outbox.jobs()).toMatchObject([{ outcome: "abandoned", lastError: "paper_jam", claim: null }]);
  });

  test("code that fails is tried five times, then parked for a person, and logged each time", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", ...Array.from({ length: 9 }, () => new TypeError("a bug")));
    await outbox.says("a");
    for (let hour = 11; hour < 19; hour += 1) {
      await outbox.clock.moveTo(`2026-11-23T${hour}:00:00Z`);
      await works(outbox);
    }
    expect(await outbox.jobs()).toMatchObject([{ outcome: "parked", lastError: "TypeError", attempts: 5 }]);
    expect(outbox.faults).toHaveLength(5);
  });

  test("so is a job whose effect fails, although its work was done", async () => {
    const effect = async () => {
      throw new TypeError("a bug");
    };
    const kinds = [defineJob(odd, async () => done(effect))];
    const outbox = await openOutbox(engine, { kinds });
    await outbox.store.write((tx) => enqueueNamed(tx, odd, { payload: {}, runAt: outbox.clock.now() }));
    for (let hour = 11; hour < 19; hour += 1) {
      await outbox.clock.moveTo(`2026-11-23T${hour}:00:00Z`);
      await works(outbox);
    }
    expect(await outbox.jobs()).toMatchObject([{ outcome: "parked", lastError: "TypeError", attempts: 5 }]);
    expect(outbox.faults).toHaveLength(5);
  });

  test("a payload of a version that is not known here is parked, not guessed at", async () => {
    const outbox = await openOutbox(engine);
    const to = await outbox.member("a");
    const post = {
      to: { kind: "member", id: to.id },
      manner: "answer",
      message: "greet",
      version: 99,
      payload: {},
    } as const;
    expect(postPayload.safeParse(post).success).toBe(true);
    const job = { kind: "post", lane: to.workspaceId, payloadVersion: 1, runAt: outbox.clock.now() };
    await outbox.store.write(async (tx) => {
      await enqueue(tx, { ...job, payload: post });
      await enqueue(tx, { ...job, payload: { ...post, message: "sing" } });
      await enqueue(tx, { ...job, payload: "nonsense" });
      await enqueue(tx, { ...job, kind: "dance", payload: {} });
    });
    await works(outbox);
    expect((await outbox.jobs()).map(({ outcome }) => outcome)).toEqual(["parked", "parked", "parked", "parked"]);
    expect(outbox.platform.sent).toEqual([]);
  });

  test("a slow workspace leaves room for the others", async () => {
    const outbox = await openOutbox(engine);
    const { promise, resolve } = gate();
    for (let room = 0; room < 60; room += 1) {
      outbox.platform.waitsFor(`slow-${room}`, promise);
      await outbox.says(`slow-${room}`, { workspace: "SLOW" });
    }
    await outbox.says("quick", { workspace: "W2" });
    outbox.delivery.wake();
    while (roomsOf(outbox).length === 0) await new Promise(setImmediate);
    expect(roomsOf(outbox)).toEqual(["quick"]);
    resolve();
    await outbox.delivery.idle();
    expect(roomsOf(outbox)).toHaveLength(61);
  });

  test("a replica that dies in the middle of a send leaves it to another, which knows that it may have arrived", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.waitsFor("a", new Promise(() => {}));
    await outbox.says("a");
    outbox.delivery.wake();
    while (!outbox.platform.begun.includes("a")) await new Promise(setImmediate);
    // It never comes back. Its lease runs out.
    await outbox.delivery.stop(Promise.resolve());
    outbox.platform.waitsFor("a", Promise.resolve());
    const other = outbox.replica();
    other.wake();
    await other.idle();
    expect(outbox.platform.sent.map(({ attempt }) => attempt.mayHaveArrived)).toEqual([true]);
  });

  test("a paused replica that finishes late writes nothing over what another did", async () => {
    const outbox = await openOutbox(engine);
    const { promise, resolve } = gate();
    outbox.platform.waitsFor("a", promise);
    await outbox.says("a");
    outbox.delivery.wake();
    while (!outbox.platform.begun.includes("a")) await new Promise(setImmediate);
    outbox.platform.waitsFor("a", Promise.resolve());
    await outbox.clock.moveTo("2026-11-23T10:05:00Z");
    const other = outbox.replica();
    other.wake();
    await other.idle();
    resolve();
    await outbox.delivery.idle();
    const { posted } = outbox.store.read.tables;
    expect(await outbox.store.read.select().from(posted)).toHaveLength(1);
    expect(await outbox.jobs()).toMatchObject([{ outcome: "done", attempts: 2 }]);
  });

  test("when what it tells changes, every posted copy is composed again, even one that was on its way", async () => {
    const outbox = await openOutbox(engine);
    await outbox.says("a");
    await works(outbox);
    greeting.says = "Good evening";
    await outbox.store.write((tx) => revise(tx, "greeting:a", outbox.clock.now()));
    await works(outbox);
    expect(outbox.platform.updated.map(({ card }) => card.summary)).toEqual(["Good evening"]);

    const { promise, resolve } = gate();
    outbox.platform.waitsFor("b", promise);
    await outbox.says("b");
    outbox.delivery.wake();
    while (!outbox.platform.begun.includes("b")) await new Promise(setImmediate);
    greeting.says = "Good night";
    await outbox.store.write((tx) => revise(tx, "greeting:b", outbox.clock.now()));
    resolve();
    await outbox.delivery.idle();
    expect(outbox.platform.sent.at(-1)?.card.summary).toBe("Good evening");
    expect(outbox.platform.updated.at(-1)?.card.summary).toBe("Good night");
  });

  test("a third unsolicited message in a week lapses, with its reason", async () => {
    const outbox = await openOutbox(engine);
    for (let times = 0; times < 3; times += 1) {
      await outbox.says("a", { manner: "nudge" });
      await works(outbox);
    }
    expect(outbox.platform.sent).toHaveLength(2);
    expect((await outbox.jobs()).map(({ lastError }) => lastError)).toContain("over the weekly budget");
  });

  test("an unsolicited message in the evening waits until eight", async () => {
    const outbox = await openOutbox(engine);
    await outbox.clock.moveTo("2026-11-23T20:00:00Z");
    await outbox.says("a", { manner: "nudge" });
    await works(outbox);
    await outbox.clock.moveTo("2026-11-24T07:59:59Z");
    await works(outbox);
    expect(outbox.platform.sent).toEqual([]);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(1);
  });
});

function gate(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
