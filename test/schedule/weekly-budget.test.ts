/** Whatever happens at the same moment, nobody has more than two messages that nobody asked for in any seven days. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { saveWishes } from "../../src/directory/members.js";
import { DAY, HOUR, later, MINUTE } from "../../src/schedule/clock.js";
import { WEEKLY_BUDGET } from "../../src/schedule/manners.js";
import { tidy } from "../../src/schedule/tidy.js";
import { engines } from "../fresh-store.js";
import { type Outbox, openOutbox } from "./outbox.js";

const OVER = "over the weekly budget";

async function works({ delivery }: Outbox): Promise<void> {
  delivery.wake();
  await delivery.idle();
}

async function nudges(outbox: Outbox, times: number, room = "a"): Promise<void> {
  for (let at = 0; at < times; at += 1) await outbox.says(room, { manner: "nudge" });
}

const endsOf = async (outbox: Outbox) =>
  (await outbox.jobs())
    .map(({ outcome, lastError }) => (outcome === "done" ? "done" : `${outcome}: ${lastError}`))
    .toSorted();

const passes = (outbox: Outbox, ms: number) => outbox.clock.moveTo(later(outbox.clock.now(), ms));

describe.each(engines)("on %s", (engine) => {
  test("of five that are due at one moment two are sent, and three lapse with the reason", async () => {
    const outbox = await openOutbox(engine);
    await nudges(outbox, 5);
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(2);
    expect(await endsOf(outbox)).toEqual(["done", "done", ...Array.from({ length: 3 }, () => `lapsed: ${OVER}`)]);
    expect(outbox.faults).toEqual([]);
  });

  test("nor are there more where two replicas look for work, each person having places of their own", async () => {
    const outbox = await openOutbox(engine);
    for (const room of ["a", "b", "c"]) await nudges(outbox, 5, room);
    const replicas = [outbox.delivery, outbox.replica()];
    for (const replica of replicas) replica.wake();
    await Promise.all(replicas.map((replica) => replica.idle()));
    await works(outbox);
    for (const room of ["a", "b", "c"])
      expect(outbox.platform.sent.filter(({ to }) => to["room"] === room)).toHaveLength(2);
    expect((await endsOf(outbox)).filter((end) => end === `lapsed: ${OVER}`)).toHaveLength(9);
    expect(outbox.faults).toEqual([]);
  });

  test("what waited for the morning comes no more than twice", async () => {
    const outbox = await openOutbox(engine);
    await outbox.clock.moveTo("2026-11-23T21:00:00Z");
    await nudges(outbox, 3);
    await works(outbox);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(2);
  });

  test("a send that is refused for good gives its place back", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", { kind: "abandon" });
    await nudges(outbox, 1);
    await works(outbox);
    await nudges(outbox, 3);
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(2);
    expect(await endsOf(outbox)).toEqual(["abandoned: paper_jam", "done", "done", `lapsed: ${OVER}`]);
  });

  test("a send whose fate is not known keeps its place: it may have arrived", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", { kind: "unknown" }, { kind: "abandon" });
    await nudges(outbox, 1);
    await works(outbox);
    await passes(outbox, HOUR);
    await works(outbox);
    await nudges(outbox, 2);
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(1);
    expect(await endsOf(outbox)).toEqual(["abandoned: paper_jam", "done", `lapsed: ${OVER}`]);
  });

  test("so does one whose process ended in the midst of it, and one whose code failed there", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses("a", ...Array.from({ length: 5 }, () => new Error("a bug")));
    await nudges(outbox, 1);
    for (let minute = 0; minute < 60; minute += 1) {
      await passes(outbox, MINUTE);
      await works(outbox);
    }
    await nudges(outbox, 2);
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(1);
    expect(await endsOf(outbox)).toEqual(["done", `lapsed: ${OVER}`, "parked: Error"]);
  });

  test("one that is tried again keeps its place meanwhile, and takes no second; if it lapses then, it gives it back", async () => {
    const outbox = await openOutbox(engine);
    const retry = { kind: "retry", afterMs: 1000, scope: "message" } as const;
    outbox.platform.refuses("a", retry, retry, retry);
    await nudges(outbox, 1);
    await works(outbox);
    await nudges(outbox, 2);
    for (let minute = 0; minute < 30; minute += 1) {
      await passes(outbox, MINUTE);
      await works(outbox);
    }
    expect(outbox.platform.sent).toHaveLength(2);
    expect((await endsOf(outbox)).filter((end) => end === "done")).toHaveLength(2);

    outbox.platform.refuses("b", retry);
    await nudges(outbox, 1, "b");
    await works(outbox);
    const { id } = await outbox.member("b");
    const wishes = (snoozedUntil: Date | null) =>
      outbox.store.write((tx) => saveWishes(tx, id, { snoozedUntil, optedOutAt: null }));
    await wishes(later(outbox.clock.now(), DAY));
    await passes(outbox, HOUR);
    await works(outbox);
    await wishes(null);
    await nudges(outbox, 3, "b");
    await works(outbox);
    expect(outbox.platform.sent.filter(({ to }) => to["room"] === "b")).toHaveLength(2);
  });

  test("a place is free seven days after the platform took the message, however long that took", async () => {
    const outbox = await openOutbox(engine);
    let take = (): void => {};
    outbox.platform.waitsFor("a", new Promise<void>((resolve) => (take = resolve)));
    await nudges(outbox, 2);
    outbox.delivery.wake();
    while (outbox.platform.begun.length < 2) await new Promise(setImmediate);
    await passes(outbox, MINUTE);
    take();
    await outbox.delivery.idle();
    expect(outbox.platform.sent).toHaveLength(2);
    await passes(outbox, 7 * DAY - MINUTE);
    await nudges(outbox, 3);
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(2);
    await passes(outbox, MINUTE);
    await nudges(outbox, 3);
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(4);
  });

  test("no seven days of six weeks hold more than two, whatever the platform does", async () => {
    const outbox = await openOutbox(engine);
    const misfortunes = [
      { kind: "retry", afterMs: 1000, scope: "message" },
      { kind: "abandon" },
      { kind: "unknown" },
    ] as const;
    for (let turn = 0; turn * 15 < 6 * 7 * 24; turn += 1) {
      const misfortune = misfortunes[(turn * 5) % 23];
      if (misfortune !== undefined) outbox.platform.refuses("a", misfortune);
      await nudges(outbox, turn % 4);
      await works(outbox);
      await passes(outbox, 15 * HOUR);
    }
    const { posted } = outbox.store.read.tables;
    const sent = (await outbox.store.read.select().from(posted)).map(({ postedAt }) => postedAt);
    const weeks = sent.map((end) => sent.filter((at) => at <= end && at > later(end, -7 * DAY)).length);
    expect(Math.max(...weeks)).toBe(WEEKLY_BUDGET);
    expect(sent.length).toBeGreaterThan(6);
  });

  test("places are kept for no longer than they count", async () => {
    const outbox = await openOutbox(engine);
    await nudges(outbox, 2);
    await works(outbox);
    const places = async () => outbox.store.read.select().from(outbox.store.read.tables.nudgePlace);
    await outbox.store.write((tx) => tidy(tx, later(outbox.clock.now(), 7 * DAY - 1)));
    expect(await places()).toHaveLength(2);
    await outbox.store.write((tx) => tidy(tx, later(outbox.clock.now(), 7 * DAY)));
    expect(await places()).toEqual([]);
    await passes(outbox, 8 * DAY);
    await nudges(outbox, 1);
    await works(outbox);
    const { member } = outbox.store.read.tables;
    const { id } = await outbox.member("a");
    await outbox.store.write((tx) => tx.delete(member).where(eq(member.id, id)));
    expect(await places()).toEqual([]);
  });
});
