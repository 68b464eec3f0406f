import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { plainCard } from "../../src/chat/plain-text.js";
import { saveWishes } from "../../src/directory/members.js";
import { say } from "../../src/schedule/messages.js";
import { engines } from "../fresh-store.js";
import { greet, type Outbox, openOutbox } from "./outbox.js";

async function works({ delivery }: Outbox): Promise<void> {
  delivery.wake();
  await delivery.idle();
}

const told = ({ platform }: Outbox): readonly string[] => platform.sent.map(({ card }) => plainCard(card));
const gatheredIn = (outbox: Outbox) => told(outbox).filter((text) => text.includes("What else came for you"));
const greetings = (text: string): number => text.split("Good morning").length - 1;

describe.each(engines)("on %s", (engine) => {
  test("three go at once, however many replicas look for work; the others come together in the morning", async () => {
    const outbox = await openOutbox(engine);
    for (let at = 0; at < 9; at += 1) await outbox.says("a", { manner: at % 2 === 0 ? "personal" : "duty" });
    const replicas = [outbox.delivery, outbox.replica()];
    for (const replica of replicas) replica.wake();
    await Promise.all(replicas.map((replica) => replica.idle()));
    expect(outbox.platform.sent).toHaveLength(3);
    const ends = (await outbox.jobs()).flatMap(({ lastError }) => lastError ?? []);
    expect(ends).toEqual(Array.from({ length: 6 }, () => "gathered for the next morning"));

    await outbox.clock.moveTo("2026-11-24T07:59:59Z");
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(3);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    for (const replica of replicas) replica.wake();
    await Promise.all(replicas.map((replica) => replica.idle()));
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(4);
    expect(greetings(gatheredIn(outbox)[0] ?? "")).toBe(6);
    expect(await outbox.store.read.select().from(outbox.store.read.tables.gathered)).toEqual([]);
    expect(outbox.faults).toEqual([]);
  });

  test("a seventh is in another message, which follows directly; answers and nudges are none of it", async () => {
    const outbox = await openOutbox(engine);
    for (let at = 0; at < 10; at += 1) await outbox.says("a", { manner: "personal" });
    await works(outbox);
    await outbox.says("a", { manner: "answer" });
    await outbox.says("a", { manner: "nudge" });
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(5);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    await works(outbox);
    await outbox.clock.moveTo("2026-11-24T08:00:01Z");
    await works(outbox);
    expect(gatheredIn(outbox).map(greetings)).toEqual([6, 1]);
  });

  test("a refused send takes no second place", async () => {
    const outbox = await openOutbox(engine);
    outbox.platform.refuses(
      "a",
      ...Array.from({ length: 5 }, () => ({ kind: "retry", afterMs: 1000, scope: "workspace" }) as const),
    );
    await outbox.says("a", { manner: "personal" });
    for (let second = 1; second < 20; second += 1) {
      await outbox.clock.moveTo(new Date(outbox.clock.now().getTime() + 5000));
      await works(outbox);
    }
    await outbox.says("a", { manner: "personal" });
    await outbox.says("a", { manner: "personal" });
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(3);
  });

  test("when what one part tells of changes, the message it is in is composed again", async () => {
    const outbox = await openOutbox(engine);
    for (let at = 0; at < 5; at += 1) await outbox.says("a", { manner: "duty" });
    await works(outbox);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    await works(outbox);
    const { posted, postedAbout } = outbox.store.read.tables;
    const copies = await outbox.store.read
      .select({ message: posted.message })
      .from(posted)
      .innerJoin(postedAbout, eq(postedAbout.postedId, posted.id))
      .where(and(eq(postedAbout.about, "greeting:a"), eq(posted.message, "gathered")));
    expect(copies).toHaveLength(1);
  });

  test("what has lost its time by then is left out, and where nothing is left, nothing comes", async () => {
    const outbox = await openOutbox(engine);
    const to = { kind: "member", ...(await outbox.member("a")) } as const;
    const now = outbox.clock.now();
    const until = new Date("2026-11-23T18:00:00Z");
    for (let at = 0; at < 5; at += 1)
      await outbox.store.write((tx) =>
        say(tx, { to, message: greet, payload: { about: "greeting:a" }, manner: "duty", now, until }),
      );
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(3);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(3);
  });

  test("what waited for the morning comes with it: three at eight, the others ten minutes later", async () => {
    const outbox = await openOutbox(engine);
    await outbox.clock.moveTo("2026-11-23T21:00:00Z");
    for (let at = 0; at < 7; at += 1) await outbox.says("a", { manner: "duty" });
    await works(outbox);
    expect(outbox.platform.sent).toEqual([]);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(3);
    await outbox.clock.moveTo("2026-11-24T08:10:00Z");
    await works(outbox);
    expect(gatheredIn(outbox).map(greetings)).toEqual([4]);
  });

  test("whoever works at night has it when their night begins; whoever opted out meanwhile has none of it", async () => {
    const outbox = await openOutbox(engine);
    const { member } = outbox.store.read.tables;
    const night = await outbox.member("night");
    const out = await outbox.member("out");
    await outbox.store.write((tx) => tx.update(member).set({ hours: "night" }).where(eq(member.id, night.id)));
    for (let at = 0; at < 5; at += 1)
      for (const room of ["night", "out"]) await outbox.says(room, { manner: "personal" });
    await works(outbox);
    await outbox.store.write((tx) => saveWishes(tx, out.id, { snoozedUntil: null, optedOutAt: outbox.clock.now() }));
    expect(outbox.platform.sent).toHaveLength(6);
    await outbox.clock.moveTo("2026-11-23T18:59:00Z");
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(6);
    await outbox.clock.moveTo("2026-11-23T19:00:00Z");
    await works(outbox);
    await outbox.clock.moveTo("2026-11-24T08:00:00Z");
    await works(outbox);
    expect(outbox.platform.sent.slice(6).map(({ to }) => to["room"])).toEqual(["night"]);
    expect((await outbox.jobs()).map(({ lastError }) => lastError)).toContain("opted out");
  });

  test("the next day has three places again", async () => {
    const outbox = await openOutbox(engine);
    for (let at = 0; at < 4; at += 1) await outbox.says("a", { manner: "personal" });
    await works(outbox);
    await outbox.clock.moveTo("2026-11-24T10:00:00Z");
    await works(outbox);
    for (let at = 0; at < 4; at += 1) await outbox.says("a", { manner: "personal" });
    await works(outbox);
    expect(outbox.platform.sent).toHaveLength(3 + 1 + 3);
  });
});
