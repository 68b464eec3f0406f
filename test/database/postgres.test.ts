import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "../../src/database/ids.js";
import { openStore } from "../../src/database/open.js";
import type { Store, Writer } from "../../src/database/store.js";
import { storeContract } from "../contracts/database.js";
import { migrationContract } from "../contracts/migrations.js";
import { statementContract } from "../contracts/statement.js";
import { freshUrl } from "../fresh-store.js";
import { onServer } from "../on-server.js";

describe("the store on PostgreSQL", () => storeContract("postgres"));
describe("a statement on PostgreSQL", () => statementContract("postgres"));
describe("migrations on PostgreSQL", () => migrationContract("postgres"));

describe("on PostgreSQL", () => {
  let url: string;
  let store: Store;
  beforeAll(async () => {
    url = await freshUrl("postgres", "migrated");
    store = await openStore({ url });
  });
  afterAll(() => store.close());

  const see = async (tx: Writer, key: string) => {
    await tx.insert(tx.tables.seen).values({ key, seenAt: new Date(0) });
  };

  it("a scrub gives back the room that deleted rows took, in the tables that it is given", async () => {
    const size = async () => (await onServer(url, "select pg_relation_size('seen')::int as bytes"))[0]?.["bytes"];
    await store.write((tx) => see(tx, "somebody's words"));
    await store.write((tx) => tx.delete(tx.tables.seen));
    await store.scrub("setting");
    expect(await size()).toBeGreaterThan(0);
    await store.scrub("seen");
    expect(await size()).toBe(0);
  });

  describe("a claim", () => {
    const at = new Date(0);
    const job = (id: string) => ({
      id: id as never,
      kind: "k",
      lane: "l",
      payload: {},
      payloadVersion: 1,
      runAt: at,
      attempts: 0,
    });
    const claimTwo = () =>
      store.claim((tx) => {
        const { job } = tx.tables;
        const due = tx.select({ id: job.id }).from(job).where(isNull(job.claim)).orderBy(asc(job.id)).limit(2);
        const ids = sql`(with due as materialized (${due.getSQL()} ${store.skipLocked}) select id from due)`;
        return tx
          .update(job)
          .set({ claim: newId() })
          .where(and(inArray(job.id, ids)))
          .returning({ id: job.id });
      });

    it("skips what another connection holds", async () => {
      await store.write((tx) => tx.insert(tx.tables.job).values(["1", "2", "3", "4"].map(job)));
      const other = new Client({ connectionString: url });
      await other.connect();
      await other.query("begin");
      await other.query("select * from job where id in ('1', '3') for update");
      expect((await claimTwo()).map((row) => row.id).sort()).toEqual(["2", "4"]);
      await other.end();
      expect((await claimTwo()).map((row) => row.id).sort()).toEqual(["1", "3"]);
    });

    it("that runs beside others takes no row that they took", async () => {
      const ids = Array.from({ length: 40 }, (_, i) => `b${i}`);
      await store.write((tx) => tx.insert(tx.tables.job).values(ids.map(job)));
      const claimed = await Promise.all(Array.from({ length: 30 }, claimTwo));
      expect(
        claimed
          .flat()
          .map((row) => row.id)
          .sort(),
      ).toEqual(ids.sort());
    });
  });

  it("a write that went on after a failed statement is refused: PostgreSQL had given the transaction up", async () => {
    await store.write((tx) => see(tx, "there"));
    const write = store.write(async (tx) => {
      await see(tx, "lost");
      await see(tx, "there").catch(() => {});
    });
    await expect(write).rejects.toThrow("A write went on after a statement had failed; nothing was written.");
  });

  it("a lost server fails the write under way, and the next one finds it again", async () => {
    const terminate =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    const cut = store.write(async (tx) => {
      await see(tx, "cut off");
      await onServer(url, terminate);
      await see(tx, "never");
    });
    await expect(cut).rejects.toThrow();
    await vi.waitFor(() => store.ping());
    await store.write((tx) => see(tx, "found again"));
    const { seen } = store.read.tables;
    const rows = await store.read
      .select()
      .from(seen)
      .where(inArray(seen.key, ["cut off", "never", "found again"]));
    expect(rows.map((row) => row.key)).toEqual(["found again"]);
  });
});
