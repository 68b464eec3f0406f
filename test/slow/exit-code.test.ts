import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { freshUrl } from "../fresh-store.js";

/** The embedded server's own exit hook once made every failed run look like a passed one. */
const failing = process.env["FAIL_ON_PURPOSE"] !== undefined;

it.runIf(failing)("fails on purpose, with the server running", async () => {
  await freshUrl("postgres");
  expect.fail("on purpose");
});

it.skipIf(failing)("a run with a failed test ends with a code that says so", () => {
  const run = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config=vitest.slow.config.ts",
    "test/slow/exit-code.test.ts",
  ];
  const { status, stdout } = spawnSync(process.execPath, run, {
    encoding: "utf8",
    env: { ...process.env, FAIL_ON_PURPOSE: "1" },
  });
  expect(stdout).toContain("on purpose");
  expect(status).toBe(1);
});
