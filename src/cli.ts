#!/usr/bin/env node
/** `causeway`: what an operator does from a shell. Answers go to standard output, everything else to standard error. */
import { Command } from "commander";
import { UnusableSettings } from "./config.js";
import { newSealingKey } from "./safeguards/seal.js";
import { addInvite } from "./shell/invite.js";
import { addJobs, addPause } from "./shell/jobs.js";
import { addManifest } from "./shell/manifest.js";
import { addRole } from "./shell/roles.js";
import { settings, withStore } from "./shell/with-store.js";

const program = new Command("causeway").description(
  "A bot that nudges the behaviour that makes a system of organisations work.",
);

program.command("start").description("run Causeway").action(run);
addInvite(program);
addPause(program);
addRole(program);

program
  .command("key")
  .description("print a new sealing key for CAUSEWAY_KEYS")
  .action(() => console.log(newSealingKey()));

addJobs(program);
addManifest(program);

program
  .command("migrate")
  .description("bring the database up to date, and nothing else")
  .action(async () => {
    await withStore(async () => {});
    console.error("The database is up to date.");
  });

async function run(): Promise<void> {
  const config = settings();
  // Loaded here, so that the other commands answer at once.
  const { start } = await import("./main.js");
  const starting = start(config);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void starting
      .then((running) => running.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  // Before it is up: a stop in the middle of the start waits for it.
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  await starting;
}

try {
  await program.parseAsync();
} catch (error) {
  const problems =
    error instanceof UnusableSettings ? error.problems : [error instanceof Error ? error.message : String(error)];
  console.error(["Causeway cannot do that:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
  process.exitCode = 1;
}
