/** `causeway jobs`, `retry` and `pause`: what was given up, and what is held back. */
import type { Command } from "commander";
import { type JobId, readId } from "../database/ids.js";
import { DAY, later, systemClock } from "../schedule/clock.js";
import { givenUp, reopen } from "../schedule/jobs.js";
import { pauseUntil } from "../schedule/recipients.js";
import { wholeNumber } from "./arguments.js";
import { withStore } from "./with-store.js";

export function addJobs(program: Command): void {
  program
    .command("jobs")
    .description("list what was given up: messages that a platform refused for good, and jobs parked for a person")
    .action(async () => {
      const jobs = await withStore((store) => givenUp(store.read, 100));
      for (const { id, kind, outcome, why, doneAt } of jobs)
        console.log([doneAt?.toISOString(), id, kind, outcome, why].join("  "));
      console.error(jobs.length === 0 ? "Nothing was given up." : "Try one again with: causeway retry <id>");
    });

  program
    .command("retry")
    .description("try a job again that was given up")
    .argument("<id>", "as `causeway jobs` lists it")
    .action(async (typed: string) => {
      const id = readId<JobId>(typed);
      const reopened =
        id !== undefined && (await withStore((store) => store.write((tx) => reopen(tx, id, systemClock.now()))));
      if (!reopened) throw new Error("No job that was given up has this id.");
      console.error("It is tried again within a minute.");
    });
}

export function addPause(program: Command): void {
  program
    .command("pause")
    .description("hold back everything that nobody asked for: in a surge, after a bereavement")
    .argument("<days>", "for how many days; 0 goes on at once", wholeNumber)
    .action(async (days: number) => {
      const until = days === 0 ? null : later(systemClock.now(), days * DAY);
      await withStore((store) => store.write((tx) => pauseUntil(tx, until)));
      console.error(until === null ? "Going on." : `Paused until ${until.toISOString()}.`);
    });
}
