/** Statements that are built once and run often, on every engine. */
import { and, asc, eq, lte } from "drizzle-orm";
import { afterAll, beforeAll, expect, expectTypeOf, it } from "vitest";
import { type JobId, newId, type PostedId, type WorkspaceId } from "../../src/database/ids.js";
import { statement } from "../../src/database/statement.js";
import type { Reader, Store, Writer } from "../../src/database/store.js";
import { type Engine, freshStore } from "../fresh-store.js";

const earlier = new Date("2025-03-30T00:30:00.001Z");
const later = new Date("2025-03-30T00:30:00.002Z");

export function statementContract(engine: Engine): void {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore(engine);
  });
  afterAll(() => store.close());

  it("is built once and run with other values each time", async () => {
    let builds = 0;
    const insertSeen = statement((db, given: { key: string; seenAt: Date }) => {
      builds++;
      const { seen } = db.tables;
      return db.insert(seen).values({ key: given.key, seenAt: given.seenAt }).onConflictDoNothing().returning();
    });
    for (const key of ["a", "b", "c"]) {
      const rows = await store.write((tx) => insertSeen(tx, { key, seenAt: later }));
      expect(rows).toEqual([{ key, seenAt: later }]);
    }
    expect(await store.write((tx) => insertSeen(tx, { key: "a", seenAt: later }))).toEqual([]);
    expect(builds).toBe(1);
  });

  it("encodes dates and truths where they are compared, as where they are written", async () => {
    const workspaceId = newId<WorkspaceId>();
    await store.write((tx) =>
      tx.insert(tx.tables.workspace).values({ id: workspaceId, platform: "slack", externalId: "T1", createdAt: later }),
    );
    const insertPosted = statement(
      (db, given: { id: PostedId; unsolicited: boolean; postedAt: Date; payload: unknown }) =>
        db.insert(db.tables.posted).values({
          id: given.id,
          workspaceId,
          message: "digest",
          payload: given.payload,
          payloadVersion: 1,
          ref: { id: "1" },
          unsolicited: given.unsolicited,
          postedAt: given.postedAt,
        }),
    );
    const findPosted = statement((db: Reader, given: { unsolicited: boolean; until: Date; most: number }) => {
      const { posted } = db.tables;
      return db
        .select({ payload: posted.payload })
        .from(posted)
        .where(and(eq(posted.unsolicited, given.unsolicited), lte(posted.postedAt, given.until)))
        .orderBy(asc(posted.id))
        .limit(given.most);
    });
    const add = (payload: unknown, unsolicited: boolean, postedAt: Date) =>
      store.write((tx) => insertPosted(tx, { id: newId(), unsolicited, postedAt, payload }));
    await add({ found: [1] }, true, earlier);
    await add("too late", true, later);
    await add("asked for", false, earlier);
    await add("one too many", true, earlier);

    const found = await findPosted(store.read, { unsolicited: true, until: earlier, most: 1 });
    expect(found).toEqual([{ payload: { found: [1] } }]);
  });

  it("writes null as null, and changes rows", async () => {
    const job = { kind: "digest", lane: "T1", payload: {}, payloadVersion: 1, runAt: later, attempts: 0 };
    const id = newId<JobId>();
    await store.write((tx) => tx.insert(tx.tables.job).values({ ...job, id, doneAt: later, startedAt: later }));
    const reopen = statement((db, given: { id: JobId; doneAt: Date | null; startedAt: Date }) => {
      const { job } = db.tables;
      return db.update(job).set({ doneAt: given.doneAt, startedAt: given.startedAt }).where(eq(job.id, given.id));
    });
    await store.write((tx) => reopen(tx, { id, doneAt: null, startedAt: earlier }));
    const [row] = await store.read.select().from(store.read.tables.job).where(eq(store.read.tables.job.id, id));
    expect(row).toMatchObject({ doneAt: null, startedAt: earlier });
  });

  it("belongs to the write that it is run with: it is undone with it, and not run when it is over", async () => {
    const insertSeen = statement((db, given: { key: string }) =>
      db.insert(db.tables.seen).values({ key: given.key, seenAt: later }),
    );
    let kept: Writer | undefined;
    const write = store.write(async (tx) => {
      kept = tx;
      await insertSeen(tx, { key: "undone" });
      throw new Error("undo");
    });
    await expect(write).rejects.toThrow("undo");
    await expect(async () => kept && (await insertSeen(kept, { key: "late" }))).rejects.toThrow("over");
    const { seen } = store.read.tables;
    expect(await store.read.select().from(seen).where(eq(seen.key, "undone"))).toEqual([]);
  });

  it("knows the types of what it is given and of what it returns", () => {
    const count = statement((db: Reader, given: { key: string }) =>
      db.select({ seenAt: db.tables.seen.seenAt }).from(db.tables.seen).where(eq(db.tables.seen.key, given.key)),
    );
    expectTypeOf(count).parameter(0).toEqualTypeOf<Reader>();
    expectTypeOf(count).parameter(1).toEqualTypeOf<{ key: string }>();
    expectTypeOf(count).returns.resolves.toEqualTypeOf<{ seenAt: Date }[]>();
    const remove = statement((db, given: { key: string }) =>
      db.delete(db.tables.seen).where(eq(db.tables.seen.key, given.key)),
    );
    // @ts-expect-error: what changes rows needs a write.
    expectTypeOf(remove).toBeCallableWith(store.read, { key: "a" });
    // @ts-expect-error: every value is given, and of its type.
    expectTypeOf(count).toBeCallableWith(store.read, { key: 1 });
  });
}
