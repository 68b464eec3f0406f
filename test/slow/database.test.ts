import { describe, expect, it } from "vitest";
import type { Writer } from "../../src/database/store.js";
import { engines, freshStore } from "../fresh-store.js";

describe.each(engines)("a crowd on %s", (engine) => {
  const see = async (tx: Writer, key: string) => {
    await tx.insert(tx.tables.seen).values({ key, seenAt: new Date(0) });
  };

  it("of ten thousand writers, a third of whom fail, leaves exactly what the others wrote", async () => {
    const store = await freshStore(engine, { maxWaiting: 10_000 });
    const writes = Array.from({ length: 10_000 }, (_, i) =>
      store.write(async (tx) => {
        await see(tx, `${i}`);
        if (i % 3 === 0) throw new Error("fails");
        return `${i}`;
      }),
    );
    const results = await Promise.allSettled(writes);
    const told = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const there = await store.read.select({ key: store.read.tables.seen.key }).from(store.read.tables.seen);
    expect(there.map((row) => row.key).sort()).toEqual(told.sort());
    expect(told).toHaveLength(6_666);
    await store.close();
  });

  it("of a thousand who change the same row loses no update", async () => {
    const store = await freshStore(engine);
    await store.write((tx) => tx.insert(tx.tables.setting).values({ name: "count", value: 0 }));
    const increment = async (tx: Writer) => {
      const [row] = await tx.select().from(tx.tables.setting);
      await tx.update(tx.tables.setting).set({ value: Number(row?.value) + 1 });
    };
    await Promise.all(Array.from({ length: 1_000 }, () => store.write(increment)));
    const [row] = await store.read.select().from(store.read.tables.setting);
    expect(row?.value).toBe(1_000);
    await store.close();
  });
});
