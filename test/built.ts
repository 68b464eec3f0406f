/** The compiled program, for tests that run it in a process of its own. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";

/** Compiles it once for the whole run: nobody may run what somebody else is writing. */
export async function build(): Promise<void> {
  const began = join(inject("folder"), "build-began");
  const ended = join(inject("folder"), "build-ended");
  try {
    mkdirSync(began);
  } catch {
    while (!existsSync(ended)) await wait(50);
    return;
  }
  try {
    execFileSync(process.execPath, [resolve("node_modules/typescript/bin/tsc")], { stdio: "inherit" });
  } finally {
    writeFileSync(ended, "");
  }
}
