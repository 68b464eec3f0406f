#!/usr/bin/env node
/** `npm run demo`: a made-up system to try everything in, with no settings. */
import { Command, InvalidArgumentError } from "commander";
import { pino } from "pino";
import { createDemo } from "./causeway.js";
import { serveDemo } from "./server.js";

const command = new Command("demo")
  .description("Causeway with a made-up system, to try everything in.")
  .option("--port <number>", "where it listens, on this machine alone", aPort, 3000);
const { port } = command.parse().opts<{ port: number }>();

const log = pino({ level: "error", base: null }, pino.destination({ fd: 2, sync: true }));

const ending = new AbortController();

try {
  const server = await serveDemo(port);
  const starting = createDemo(server.address, log, ending.signal);
  // npm passes a Ctrl-C on that the terminal has sent already: the second must not cut short what the first began.
  const stop = (): void => {
    if (ending.signal.aborted) return;
    ending.abort();
    const demo = starting.then((started) => started.stop()).catch(() => {});
    void Promise.all([server.stop(), demo]).then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  server.open(await starting);
  console.log(`Causeway's demo is ready. Please open ${server.address}/demo in a browser. Ctrl-C ends it.`);
} catch (error) {
  if (!ending.signal.aborted) fail(error);
}

function fail(error: unknown): never {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(isTaken ? `Port ${port} is taken. Please choose another: npm run demo -- --port 3001` : error);
  process.exit(1);
}

function aPort(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new InvalidArgumentError("It must be a whole number up to 65535.");
}
