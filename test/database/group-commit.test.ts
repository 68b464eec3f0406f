import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GroupCommit, groupCommit } from "../../src/database/group-commit.js";
import { StoreBusy } from "../../src/database/store.js";
import { freshUrl } from "../fresh-store.js";

/** Failures of the file itself, which only somebody who holds the connection can bring about. */
describe("when the commit that many share fails", () => {
  let file: string;
  let connection: Database.Database;
  let group: GroupCommit;

  beforeEach(async () => {
    file = (await freshUrl("sqlite")).slice("file:".length);
    connection = new Database(file, { timeout: 0 });
    connection.pragma("journal_mode = WAL");
    connection.pragma("foreign_keys = ON");
    connection.exec("create table row (id integer primary key, parent integer references row, body blob)");
    group = groupCommit(connection, 100);
  });
  afterEach(() => connection.close());

  const submit = (statement: string) =>
    group.submit(() => ({ settled: Promise.resolve().then(() => connection.exec(statement)), abandon: () => {} }));
  const insert = (id: number) => submit(`insert into row (id) values (${id})`);
  const reasons = async (writes: Promise<unknown>[]) =>
    (await Promise.allSettled(writes)).map((result) =>
      result.status === "rejected" ? String(result.reason) : "written",
    );
  const ids = () => connection.prepare("select id from row order by id").pluck().all();

  it("every caller is told so, nothing is written, and the next write succeeds", async () => {
    const orphan = submit("pragma defer_foreign_keys = ON; insert into row (id, parent) values (2, 99)");
    const told = await reasons([insert(1), orphan, insert(3)]);
    expect(new Set(told)).toEqual(new Set(["SqliteError: FOREIGN KEY constraint failed"]));
    expect(group.counts).toEqual({ commits: 0, writes: 0 });
    await insert(4);
    expect(ids()).toEqual([4]);
  });

  it("a full disk is one such failure, or its caller's alone; afterwards the store goes on", async () => {
    connection.pragma(`max_page_count = ${Number(connection.pragma("page_count", { simple: true })) + 2}`);
    const huge = submit("insert into row (id, body) values (2, zeroblob(1000000))");
    const told = await reasons([huge, insert(3)]);
    expect(told[0]).toContain("database or disk is full");
    connection.pragma("max_page_count = 100000");
    await insert(4);
    expect(ids()).toEqual(told[1] === "written" ? [3, 4] : [4]);
  });

  it("while another process holds the file, writes are refused as busy", async () => {
    const other = new Database(file);
    other.exec("begin immediate");
    await expect(insert(1)).rejects.toThrow(StoreBusy);
    other.exec("rollback");
    await insert(2);
    expect(ids()).toEqual([2]);
    other.close();
  });
});
