/** What every engine owes to those who use the store. */
import { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId, type OrganisationId, type PlaceId } from "../../src/database/ids.js";
import { type Store, StoreBusy, type Writer } from "../../src/database/store.js";
import { type Engine, freshStore } from "../fresh-store.js";

const now = new Date("2025-03-30T00:59:59.987Z");

export function storeContract(engine: Engine): void {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore(engine);
  });
  afterAll(() => store.close());
  beforeEach(() => store.write((tx) => tx.delete(tx.tables.seen)));

  const see = async (tx: Writer, ...keys: string[]) => {
    await tx.insert(tx.tables.seen).values(keys.map((key) => ({ key, seenAt: now })));
  };
  const keys = async () => {
    const rows = await store.read.select().from(store.read.tables.seen);
    return rows.map((row) => row.key).sort();
  };

  describe("a write", () => {
    it("is visible to every reader once it has resolved, and resolves to what its work returned", async () => {
      const answer = await store.write(async (tx) => {
        await see(tx, "a", "b");
        return 42;
      });
      expect(answer).toBe(42);
      expect(await keys()).toEqual(["a", "b"]);
    });

    it("reads what it has written, which nobody else does yet", async () => {
      await store.write(async (tx) => {
        await see(tx, "a");
        expect(await tx.select().from(tx.tables.seen)).toHaveLength(1);
        expect(await keys()).toEqual([]);
      });
    });

    it("is undone as a whole when its work throws, and rejects with what was thrown", async () => {
      const failure = new Error("changed my mind");
      const write = store.write(async (tx) => {
        await see(tx, "a");
        await see(tx, "b");
        throw failure;
      });
      await expect(write).rejects.toBe(failure);
      expect(await keys()).toEqual([]);
    });

    it("is undone as a whole when one of its statements fails", async () => {
      const write = store.write(async (tx) => {
        await see(tx, "a");
        await see(tx, "a");
      });
      await expect(write).rejects.toThrow();
      expect(await keys()).toEqual([]);
    });

    it("that fails takes none of those beside it along", async () => {
      const writes = Array.from({ length: 20 }, (_, i) =>
        store.write(async (tx) => {
          await see(tx, `${i}`);
          if (i % 2) throw new Error("odd");
        }),
      );
      await Promise.allSettled(writes);
      expect(await keys()).toEqual(["0", "2", "4", "6", "8", "10", "12", "14", "16", "18"].sort());
    });

    it("loses no update, however many read and change the same row at once", async () => {
      await store.write((tx) => tx.insert(tx.tables.setting).values({ name: "count", value: 0 }));
      await Promise.all(Array.from({ length: 100 }, () => store.write(increment)));
      const [row] = await store.read.select().from(store.read.tables.setting);
      expect(row?.value).toBe(100);
    });

    it("runs in the asynchronous context of its caller", async () => {
      const caller = new AsyncLocalStorage<number>();
      const writeAs = (name: number) =>
        caller.run(name, async () => {
          const within = await store.write(async (tx) => {
            await see(tx, `${name}`);
            return caller.getStore();
          });
          return [within, caller.getStore()];
        });
      expect(await Promise.all([1, 2, 3].map(writeAs))).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]);
    });

    it("is counted", async () => {
      const before = { ...store.counts };
      await Promise.all(["a", "b", "c"].map((key) => store.write((tx) => see(tx, key))));
      await store.write(() => Promise.reject(new Error("not counted"))).catch(() => {});
      expect(store.counts.writes - before.writes).toBe(3);
      expect(store.counts.commits - before.commits).toBeGreaterThan(0);
    });
  });

  describe("a write cannot", () => {
    it.each(["write", "claim"] as const)("hold another %s", async (verb) => {
      const nested = store.write(async (tx) => {
        await see(tx, "outer");
        await store[verb](async (inner) => see(inner, "inner"));
      });
      await expect(nested).rejects.toThrow("inside another write");
      expect(await keys()).toEqual([]);
    });

    it("go on after it is over, whether the statement was built before or after", async () => {
      const late = await store.write(async (tx) => {
        const built = tx.insert(tx.tables.seen).values({ key: "built before", seenAt: now });
        return { tx, run: async () => await built };
      });
      expect(await reasonOf(late.run())).toContain("This write is over");
      expect(await reasonOf(see(late.tx, "built after"))).toContain("This write is over");
      expect(await keys()).toEqual([]);
    });

    it("wait in a queue without a bound: beyond it, StoreBusy and nothing written", async () => {
      const small = await freshStore(engine, { maxWaiting: 5 });
      const writes = Array.from({ length: 100 }, (_, i) => small.write((tx) => see(tx, `${i}`)));
      const results = await Promise.allSettled(writes);
      const refused = results.filter((result) => result.status === "rejected");
      const written = await small.read.select().from(small.read.tables.seen);
      await small.close();
      expect(refused.every((result) => result.reason instanceof StoreBusy)).toBe(true);
      expect(refused.length).toBeGreaterThan(80);
      expect(written).toHaveLength(100 - refused.length);
    });

    it("begin on a store that is closed; those before are finished", async () => {
      const closing = await freshStore(engine);
      const before = Array.from({ length: 30 }, (_, i) => closing.write((tx) => see(tx, `${i}`)));
      const closed = closing.close();
      await expect(closing.write((tx) => see(tx, "late"))).rejects.toThrow("closed");
      await Promise.all([...before, closed]);
    });
  });

  describe("a scrub", () => {
    it("passes while others write, and costs them nothing", async () => {
      const writes = Array.from({ length: 60 }, async (_, i) => {
        await store.write((tx) => see(tx, `${i}`));
        if (i % 3 === 0) await store.scrub("seen", "setting");
        await store.write((tx) => tx.delete(tx.tables.seen).where(eq(tx.tables.seen.key, `${i}`)));
      });
      await Promise.all([...writes, store.scrub("seen"), store.scrub("seen", "waveAnswer")]);
      expect(await keys()).toEqual([]);
    });

    it("is no part of a write", async () => {
      const nested = store.write(async () => store.scrub("seen"));
      await expect(nested).rejects.toThrow("inside another write");
    });
  });

  describe("values", () => {
    it("keep a date to the millisecond", async () => {
      await store.write((tx) => see(tx, "a"));
      const [row] = await store.read.select().from(store.read.tables.seen);
      expect(row?.seenAt).toEqual(now);
    });

    it.each([
      { name: "an object", value: { deep: { list: [1, "two", null, true] } } },
      { name: "a list", value: [] },
      { name: "a number", value: 0.5 },
      { name: "false", value: false },
      { name: "a text", value: "plain" },
      { name: "a text that looks like a number", value: "12" },
      { name: "a text that looks like JSON", value: '{"not":"parsed"}' },
    ])("keep $name in a JSON column", async ({ name, value }) => {
      await store.write((tx) => tx.insert(tx.tables.setting).values({ name, value }));
      const { setting } = store.read.tables;
      const [row] = await store.read.select().from(setting).where(eq(setting.name, name));
      expect(row?.value).toStrictEqual(value);
    });
  });

  describe("an error", () => {
    it("does not quote what was written", async () => {
      const secret = "what somebody wrote";
      const again = store.write(async (tx) => {
        await see(tx, secret);
        await see(tx, secret);
      });
      const error = await again.catch((error: unknown) => error);
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
    });
  });

  describe("constraints", () => {
    it("a duplicate that is told to do nothing returns no row, and the write goes on", async () => {
      const insert = (tx: Writer, key: string) =>
        tx
          .insert(tx.tables.seen)
          .values({ key, seenAt: now })
          .onConflictDoNothing()
          .returning({ key: tx.tables.seen.key });
      const answers = await store.write(async (tx) => [
        await insert(tx, "a"),
        await insert(tx, "a"),
        await insert(tx, "b"),
      ]);
      expect(answers).toEqual([[{ key: "a" }], [], [{ key: "b" }]]);
    });

    it("a row that is deleted takes those that belong to it along", async () => {
      const [organisationId, placeId] = [newId<OrganisationId>(), newId<PlaceId>()];
      await store.write(async (tx) => {
        await tx.insert(tx.tables.organisation).values(organisation(organisationId));
        await tx.insert(tx.tables.place).values({ id: placeId, name: "Harbour", nameKey: placeId });
        await tx.insert(tx.tables.organisationPlace).values({ organisationId, placeId });
      });
      await store.write((tx) => tx.delete(tx.tables.place).where(eq(tx.tables.place.id, placeId)));
      expect(await store.read.select().from(store.read.tables.organisationPlace)).toEqual([]);
    });

    it("a row cannot refer to one that is not there", async () => {
      const row = { organisationId: newId<OrganisationId>(), placeId: newId<PlaceId>() };
      await expect(store.write((tx) => tx.insert(tx.tables.organisationPlace).values(row))).rejects.toThrow();
    });
  });

  it("answers a ping, and not when it is closed", async () => {
    const other = await freshStore(engine);
    await other.ping();
    await other.close();
    await expect(other.ping()).rejects.toThrow();
  });
}

async function increment(tx: Writer): Promise<void> {
  const { setting } = tx.tables;
  const [row] = await tx.select().from(setting).where(eq(setting.name, "count"));
  await tx
    .update(setting)
    .set({ value: Number(row?.value) + 1 })
    .where(eq(setting.name, "count"));
}

function organisation(id: OrganisationId) {
  return { id, name: "Northshire General", nameKey: id, sector: "hospital", staff: 4_000, createdAt: now } as const;
}

/** PostgreSQL's errors arrive wrapped. */
async function reasonOf(failing: Promise<unknown>): Promise<string> {
  return failing.then(
    () => "It did not fail.",
    (error: unknown) => inspect(error),
  );
}
