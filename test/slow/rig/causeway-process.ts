/** Causeway as an operator runs it: the compiled program in a process of its own. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

export const SIGNING_SECRET = "a-signing-secret";
export const BOT_TOKEN = "xoxb-hospital";

const program = resolve("dist/src/cli.js");

export interface ProcessOptions {
  /** Its working folder; an `.env` that lies about elsewhere is not read. */
  readonly folder: string;
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly nodeFlags?: readonly string[];
  /** A command that runs it, such as a tracer. */
  readonly under?: readonly string[];
  /** Opens a channel for messages with it. */
  readonly ipc?: boolean;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface CausewayProcess {
  readonly port: number;
  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  /** What it has logged. */
  log(): string;
  /** Sends the signal to it and to what runs it. */
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, and what came of it. */
  stop(): Promise<Exit>;
}

/** Starts it; resolves once it listens. */
export async function startProcess(options: ProcessOptions): Promise<CausewayProcess> {
  const { folder, under = [], nodeFlags = [], ipc = false } = options;
  const [command = "", ...args] = [...under, process.execPath, ...nodeFlags, program, "start"];
  const child = spawn(command, args, {
    cwd: folder,
    env: environmentFor(options),
    // A group of its own, so that a signal reaches it through whatever runs it, and nothing else.
    detached: true,
    stdio: ["ignore", "ignore", "pipe", ...(ipc ? (["ipc"] as const) : [])],
  });
  const exited = new Promise<Exit>((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  let said = "";
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, found] = /"port":(\d+).*"Causeway is up"/.exec(said) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.once("error", reject);
    void exited.then((exit) => reject(new Error(`It did not start: ${JSON.stringify(exit)}\n${said}`)));
  });
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, name);
  };
  return {
    port,
    child,
    exited,
    signal,
    log: () => said,
    stop() {
      signal("SIGTERM");
      return exited;
    },
  };
}

/** Runs `causeway <args>` to its end; returns what it printed. */
export async function runProgram(options: ProcessOptions, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], {
    cwd: options.folder,
    env: environmentFor(options),
  });
  return stdout.trim();
}

function environmentFor({ databaseUrl, apiUrl }: ProcessOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    PORT: "0",
    DATABASE_URL: databaseUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: apiUrl,
  };
}
