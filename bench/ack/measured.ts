/** The two servers under measurement, each a process of its own that tells what CPU time it has used. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { BOT_TOKEN, type ProcessOptions, SIGNING_SECRET, startProcess } from "../../test/slow/rig/causeway-process.js";

export interface Measured {
  readonly port: number;
  /** CPU time of the process since it started, user and system, in microseconds. */
  cpu(): Promise<number>;
  /** Commits and the writes that they carried so far; absent where nothing is stored. */
  readonly counts?: () => Promise<Counts>;
  stop(): Promise<void>;
}

export interface Counts {
  readonly commits: number;
  readonly writes: number;
}

const reportCpu = resolve("dist/bench/ack/report-cpu.js");
const bareBolt = resolve("dist/bench/ack/bare-bolt.js");

export async function startMeasuredCauseway(options: ProcessOptions): Promise<Measured> {
  const nodeFlags = ["--import", reportCpu, ...(options.nodeFlags ?? [])];
  const { port, child, stop } = await startProcess({ ...options, nodeFlags, ipc: true });
  return {
    port,
    cpu: () => cpuOf(child),
    counts: () => countsFrom(port),
    stop: async () => void (await stop()),
  };
}

export interface BareBoltOptions {
  readonly apiUrl: string;
  /** The form that it opens, as JSON. */
  readonly form: string;
  /** The blocks that it posts after each submission, as JSON; nothing when left out. */
  readonly confirmation?: string;
  readonly nodeFlags?: readonly string[];
}

export async function startBareBolt(options: BareBoltOptions): Promise<Measured> {
  const { apiUrl, form, confirmation = "", nodeFlags = [] } = options;
  const child = spawn(process.execPath, ["--import", reportCpu, ...nodeFlags, bareBolt], {
    env: {
      PATH: process.env["PATH"],
      SIGNING_SECRET,
      BOT_TOKEN,
      API_URL: apiUrl,
      FORM: form,
      CONFIRMATION: confirmation,
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const exited = once(child, "exit");
  const port = await portOf(child);
  return {
    port,
    cpu: () => cpuOf(child),
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function portOf({ stderr }: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of stderr ?? []) {
    said += chunk;
    const found = /"port":(\d+)/.exec(said)?.[1];
    if (found !== undefined) return Number(found);
  }
  throw new Error(`Bolt did not start. ${said}`);
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const told = once(child, "message");
  child.send("cpu");
  const [used] = await told;
  return Number(used);
}

async function countsFrom(port: number): Promise<Counts> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const read = (name: string): number =>
    Number(new RegExp(`^causeway_${name} (\\d+)`, "m").exec(text)?.[1] ?? Number.NaN);
  return { commits: read("commits"), writes: read("writes") };
}
