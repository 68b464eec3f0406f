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

try {
  const server = await serveDemo(port);
  const demo = await createDemo(server.address, log);
  server.open(demo);
  console.log(`Causeway's demo is ready. Please open ${server.address}/demo in a browser. Ctrl-C ends it.`);
  const stop = (): void => {
    void Promise.all([server.stop(), demo.stop()]).then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(isTaken ? `Port ${port} is taken. Please choose another: npm run demo -- --port 3001` : error);
  process.exitCode = 1;
}

function aPort(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("It must be a whole number up to 65535.");
}
