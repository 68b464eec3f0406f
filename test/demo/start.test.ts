/** `npm run demo` as a newcomer uses it: the compiled program, in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { build } from "../built.js";
import { freePort } from "../free-port.js";

/** Where the program makes its own folder. */
const folder = mkdtempSync(join(tmpdir(), "causeway-start-"));
const program = resolve("dist/demo/main.js");

beforeAll(build, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

interface Running {
  readonly child: ChildProcess;
  /** Everything that it has printed so far. */
  readonly said: { out: string; error: string };
  readonly ended: Promise<number | null>;
}

function demo(...args: readonly string[]): Running {
  const env = { PATH: process.env["PATH"] ?? "", TMPDIR: folder };
  const child = spawn(process.execPath, [program, ...args], { env, cwd: folder });
  children.push(child);
  const said = { out: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.error += text));
  return { child, said, ended: once(child, "close").then(([code]) => code as number | null) };
}

/** Asks until something answers as it should. */
async function answerWith(status: number, address: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.status === status) return answer;
    await answer?.body?.cancel();
    await wait(20);
  }
}

/** Some seconds, on a machine that has nothing else to do. */
const timeout = 120_000;

test("it says what to open, answers there, and Ctrl-C leaves nothing behind", { timeout }, async () => {
  const port = await freePort();
  const address = `http://localhost:${port}/demo`;
  const started = performance.now();
  const { child, said, ended } = demo("--port", String(port));

  const early = await answerWith(503, address);
  expect(early.headers.get("refresh")).toBe("1");
  expect(await early.text()).toBe("The demo is starting.");

  const page = await answerWith(200, address);
  console.log(`The demo's page answered ${Math.round(performance.now() - started)} ms after the start.`);
  expect(await page.text()).toContain("Be anybody in Northshire");
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^causeway-demo-/)]);

  // npm passes a Ctrl-C on that the terminal has sent already.
  child.kill("SIGINT");
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(said).toEqual({
    out: `Causeway's demo is ready. Please open ${address} in a browser. Ctrl-C ends it.\n`,
    error: "",
  });
  expect(readdirSync(folder)).toEqual([]);
});

test("it can be ended while it is starting", async () => {
  const port = await freePort();
  const { child, said, ended } = demo("--port", String(port));
  await answerWith(503, `http://localhost:${port}/demo`);
  child.kill("SIGINT");
  expect([await ended, said.out, readdirSync(folder)]).toEqual([0, "", []]);
});

test("a port that is taken is said kindly", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { said, ended } = demo("--port", String(port));
  expect(await ended).toBe(1);
  other.close();
  expect(said).toEqual({
    out: "",
    error: `Port ${port} is taken. Please choose another: npm run demo -- --port 3001\n`,
  });
  expect(readdirSync(folder)).toEqual([]);
});

test.each(["x", "-1", "80.5", "65536", " "])("--port %j is refused", async (port) => {
  const { said, ended } = demo(`--port=${port}`);
  expect(await ended).toBe(1);
  expect(said.error).toContain("It must be a whole number up to 65535.");
  expect(said.out).toBe("");
});
