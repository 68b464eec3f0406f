/**
 * What a button press in Teams costs, against the SDK's own CloudAdapter. `node dist/bench/teams/main.js --rounds 9`
 *
 * Causeway verifies the token, stores every row on disk and then answers; stock CloudAdapter verifies and answers.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Measured } from "../ack/measured.js";
import { median, type Round, round } from "../ack/rounds.js";
import { press } from "./presses.js";
import { type StandIn, startStandIn } from "./stand-in.js";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "9" },
    requests: { type: "string", default: "2000" },
    /** A folder for the CPU profiles of both servers. */
    profile: { type: "string" },
  },
});
const rounds = Number(values.rounds);
const requests = Number(values.requests);
const profiling = (name: string): readonly string[] =>
  values.profile === undefined
    ? []
    : ["--cpu-prof", "--cpu-prof-dir", resolve(values.profile), "--cpu-prof-name", `${name}.cpuprofile`];

// Beside the program and not where the system keeps temporary files, which may be memory.
mkdirSync("data", { recursive: true });
const folder = mkdtempSync(resolve("data/bench-"));
const standIn = await startStandIn();
const running: Measured[] = [];
try {
  const causeway = await start("causeway", standIn);
  const stock = await start("stock", standIn);
  const ours: Round[] = [];
  const theirs: Round[] = [];
  // The first round of each is not counted.
  for (let turn = 0; turn <= rounds; turn++) {
    const of = { causeway: await round(causeway, presses()), stock: await round(stock, presses()) };
    if (turn === 0) continue;
    ours.push(of.causeway);
    theirs.push(of.stock);
  }
  console.log(`${rounds} alternating rounds of ${requests} requests over 64 connections.\n\n${table(ours, theirs)}`);
} finally {
  await Promise.allSettled(running.map((server) => server.stop()));
  standIn.close();
  rmSync(folder, { recursive: true, force: true });
}

function presses(): readonly string[] {
  return Array.from({ length: requests }, () => press(standIn));
}

async function start(name: "causeway" | "stock", { url }: StandIn): Promise<Measured> {
  const flags = ["--import", resolve("dist/bench/ack/report-cpu.js"), ...profiling(name)];
  const child = spawn(process.execPath, [...flags, resolve(`dist/bench/teams/${name}.js`)], {
    env: { PATH: process.env["PATH"], STAND_IN: url, DATABASE_URL: `file:${folder}/causeway.db` },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const exited = once(child, "exit");
  const server: Measured = {
    port: await portOf(child),
    cpu: () => cpuOf(child),
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
  running.push(server);
  return server;
}

async function portOf({ stderr }: ChildProcess): Promise<number> {
  let said = "";
  return new Promise((found, failed) => {
    stderr?.on("data", (chunk: Buffer) => {
      said += chunk;
      const port = /"port":(\d+)/.exec(said)?.[1];
      if (port !== undefined) found(Number(port));
    });
    stderr?.once("end", () => failed(new Error(said)));
  });
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const told = once(child, "message");
  child.send("cpu");
  const [used] = await told;
  return Number(used);
}

function table(ours: readonly Round[], theirs: readonly Round[]): string {
  const row = (name: string, figure: (round: Round) => number, digits: number): string => {
    const ratio = median(ours.map((each, index) => figure(each) / figure(theirs[index] ?? each)));
    const [mine, stock] = [ours, theirs].map((side) => median(side.map(figure)).toFixed(digits));
    return `| ${name} | ${mine} | ${stock} | ${ratio.toFixed(2)} |`;
  };
  return [
    "| a button press | Causeway | stock CloudAdapter | ratio (median of rounds) |",
    "| --- | ---: | ---: | ---: |",
    row("requests per second", ({ perSecond }) => perSecond, 0),
    row("p99, ms", ({ p99 }) => p99, 1),
    row("server CPU per request, µs", ({ cpu }) => cpu, 0),
  ].join("\n");
}
