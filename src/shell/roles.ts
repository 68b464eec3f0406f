/** `causeway role`: who looks after what. */
import { Argument, type Command } from "commander";
import type { Writer } from "../database/store.js";
import { type Role, roles } from "../database/tables/directory.js";
import { endFromShell, grantFromShell, rolesFromShell } from "../directory/role-commands.js";
import { systemClock } from "../schedule/clock.js";
import { words } from "../words/en-GB.js";
import { aName } from "./arguments.js";
import { withStore } from "./with-store.js";

export function addRole(program: Command): void {
  const role = program.command("role").description("who looks after what: give a role, end one, list them all");
  const roleChanges = [
    { name: "grant", description: "give somebody a role; it holds at once", change: grantFromShell },
    { name: "end", description: "end somebody's role, at once", change: endFromShell },
  ] as const;

  for (const { name, description, change } of roleChanges)
    role
      .command(name)
      .description(description)
      .addArgument(new Argument("<role>").choices(roles))
      .argument("<person>", "their name as Causeway knows it, their email address or their id", aName)
      .option("--at <organisation>", "the organisation, for a curator or a leader", aName)
      .action(async (role: Role, person: string, { at }: { readonly at?: string }) => {
        const work = (tx: Writer) => change(tx, { role, person, at }, systemClock.now(), words);
        console.error(await withStore((store) => store.write(work)));
      });

  role
    .command("list")
    .description("list every role that stands, with each person's id")
    .action(async () => {
      const lines = await withStore((store) => rolesFromShell(store.read, words));
      for (const line of lines) console.log(line);
      if (lines.length === 0)
        console.error('Nobody holds a role yet. Give the first: causeway role grant steward "Asha Patel"');
    });
}
