/** A database of its own for each test file that asks. */
import { connect } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { inject } from "vitest";
import { newId } from "../src/database/ids.js";
import { openStore } from "../src/database/open.js";
import type { Store } from "../src/database/store.js";
import { databaseOn, onServer } from "./on-server.js";
import type { Server } from "./postgres.js";

export type Engine = "sqlite" | "postgres";
export const engines = ["sqlite", "postgres"] as const satisfies readonly Engine[];

/** A migrated, empty store. Close it after the tests; its data goes when the run ends. */
export async function freshStore(engine: Engine, options: { maxWaiting?: number } = {}): Promise<Store> {
  return openStore({ url: await freshUrl(engine, "migrated"), ...options });
}

/** The address of a database of its own. */
export async function freshUrl(engine: Engine, state: "empty" | "migrated" = "empty"): Promise<string> {
  const suffix = newId().replaceAll("-", "");
  if (engine === "sqlite") return `file:${join(inject("folder"), `${suffix}.db`)}`;
  const { url, template } = await server();
  const name = `${template}_${suffix}`;
  await onServer(
    url,
    `create database ${name} template ${state === "migrated" ? template : "template0"} strategy file_copy`,
  );
  return databaseOn(url, name);
}

async function server(): Promise<Server> {
  const answer = (await json(connect(inject("postgres")))) as Server | { error: string };
  if ("error" in answer) throw new Error(answer.error);
  return answer;
}
