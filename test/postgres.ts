/**
 * One PostgreSQL server for the whole run, started when the first test file asks for it, so that a run that needs
 * none does not wait for one. `TEST_DATABASE_URL` names a server to use instead.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "../src/database/migrate-postgres.js";
import { migrationsFolder } from "../src/database/migrations.js";
import { embeddedPostgres } from "./embedded-postgres.js";
import { databaseOn, onServer } from "./on-server.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder that is removed after the run. */
    folder: string;
    /** A socket that answers with the server, as JSON. */
    postgres: string;
  }
}

export interface Server {
  /** Where databases are made. */
  readonly url: string;
  /** A migrated database. To copy it is quicker than to migrate another; the copies' names begin with its name. */
  readonly template: string;
}

interface Running extends Server {
  stop(): Promise<void>;
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "causeway-"));
  // PostgreSQL does not run as root, and the user that it runs as instead must reach its files.
  chmodSync(folder, 0o755);
  let server: Promise<Running> | undefined;
  const desk = createServer(async (socket) => {
    server ??= start(join(folder, "cluster"));
    socket.end(JSON.stringify(await server.catch((error) => ({ error: String(error) }))));
  });
  const address = join(folder, "desk");
  await new Promise<void>((resolve) => desk.listen(address, resolve));
  project.provide("folder", folder);
  project.provide("postgres", address);

  return async () => {
    desk.close();
    await (await server)?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function start(databaseDir: string): Promise<Running> {
  const elsewhere = process.env["TEST_DATABASE_URL"];
  const { url, stop } = elsewhere
    ? { url: elsewhere, stop: () => dropAll(elsewhere, template) }
    : await embeddedPostgres(databaseDir);
  await onServer(url, `create database ${template}`);
  await migratePostgres(databaseOn(url, template), migrationsFolder("postgres"));
  return { url, template, stop };
}

const template = `causeway_test_${process.pid}`;

async function dropAll(url: string, prefix: string): Promise<void> {
  for (const { datname } of await onServer(
    url,
    `select datname from pg_database where starts_with(datname, '${prefix}')`,
  )) {
    await onServer(url, `drop database ${datname} with (force)`);
  }
}
