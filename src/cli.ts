#!/usr/bin/env node
/** `causeway`: what an operator does from a shell. Answers go to standard output, everything else to standard error. */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { isEmail, nameOf } from "./chat/text.js";
import { type Config, readConfig, UnusableSettings } from "./config.js";
import { type JobId, readId } from "./database/ids.js";
import { openStore } from "./database/open.js";
import type { Store, Writer } from "./database/store.js";
import { type Role, roles, type Sector, sectors } from "./database/tables/directory.js";
import { inviteCurator } from "./directory/curators.js";
import { createInvite, saveOrganisation } from "./directory/organisations.js";
import { endFromShell, grantFromShell, rolesFromShell } from "./directory/role-commands.js";
import { signInAddress } from "./directory/sign-in.js";
import { manifestOptions } from "./manifests.js";
import { newSealingKey } from "./safeguards/seal.js";
import { DAY, later, systemClock } from "./schedule/clock.js";
import { givenUp, reopen } from "./schedule/jobs.js";
import { pauseUntil } from "./schedule/recipients.js";
import { words } from "./words/en-GB.js";

const program = new Command("causeway").description(
  "A bot that nudges the behaviour that makes a system of organisations work.",
);

program.command("start").description("run Causeway").action(run);

program
  .command("invite")
  .description("print a joining code for an organisation, adding the organisation where it is new")
  .argument("<organisation>", "its name", aName)
  .addOption(new Option("--sector <sector>", "what it does").choices(sectors).makeOptionMandatory())
  .option(
    "--place <place>",
    "a place that it belongs to; may be given again",
    (place: string, places: string[]) => [...places, place],
    [],
  )
  .requiredOption("--staff <number>", "how many people work there", wholeNumber)
  .option(
    "--web <person>",
    "for an organisation without a chat: print a sign-in link for this person, its curator",
    aName,
  )
  .option("--email <address>", "the person's work address, where Causeway can write emails", anEmail)
  .action(invite);

interface Invited {
  readonly sector: Sector;
  readonly place: readonly string[];
  readonly staff: number;
  readonly web?: string;
  readonly email?: string;
}

async function invite(name: string, { sector, place, staff, web, email }: Invited): Promise<void> {
  const { publicUrl } = settings();
  if (web === undefined && email !== undefined) throw new Error("--email goes with --web: it is the person's.");
  if (web !== undefined && publicUrl === undefined)
    throw new Error("PUBLIC_URL is missing: the link leads to the web pages there.");
  const now = systemClock.now();
  const printed = await withStore((store) =>
    store.write(async (tx) => {
      const organisation = await saveOrganisation(tx, { name, sector, places: place, staff }, now);
      if (web === undefined || publicUrl === undefined) return createInvite(tx, organisation, now);
      return signInAddress(publicUrl, await inviteCurator(tx, { organisationId: organisation, name: web, email }, now));
    }),
  );
  console.error(
    web === undefined
      ? `A joining code for ${name}. It works once, for 7 days, in the channel that its leaders read: say "/causeway setup" in Slack, "@Causeway setup" in Teams.`
      : `A sign-in link for ${web}, curator and leader of ${name}. It works once, for 7 days. The organisation's standing link is under For colleagues without a chat, on their first page.`,
  );
  console.log(printed);
}

program
  .command("pause")
  .description("hold back everything that nobody asked for: in a surge, after a bereavement")
  .argument("<days>", "for how many days; 0 goes on at once", wholeNumber)
  .action(async (days: number) => {
    const until = days === 0 ? null : later(systemClock.now(), days * DAY);
    await withStore((store) => store.write((tx) => pauseUntil(tx, until)));
    console.error(until === null ? "Going on." : `Paused until ${until.toISOString()}.`);
  });

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

program
  .command("key")
  .description("print a new sealing key for CAUSEWAY_KEYS")
  .action(() => console.log(newSealingKey()));

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

program
  .command("manifest")
  .description("print the manifest with which an admin adds Causeway to a platform")
  .addArgument(new Argument("<platform>").choices(["slack", "teams"]))
  .option("--several", "Slack: to be installed in several workspaces, through /slack/install", false)
  .option("--zip <file>", "Teams: write the package that an admin uploads, icons and all, to this file")
  .action((platform: string, asked: ManifestAsked) => (platform === "teams" ? forTeams(asked) : forSlack(asked)));

interface ManifestAsked {
  readonly several: boolean;
  readonly zip?: string;
}

async function forSlack({ several, zip }: ManifestAsked): Promise<void> {
  if (zip !== undefined)
    throw new Error("Slack takes no package: paste what this prints. Please leave --zip out; it is for Teams.");
  const { slackManifest } = await import("../adapters/slack/manifest.js");
  const { publicUrl, slack } = settings();
  const options = manifestOptions(reachedAt(publicUrl), several || slack?.oauth !== undefined);
  console.log(JSON.stringify(slackManifest(options), null, 2));
}

async function forTeams({ several, zip }: ManifestAsked): Promise<void> {
  if (several) throw new Error("--several is for Slack. Other tenants for Teams are named in TEAMS_ALLOWED_TENANTS.");
  const { publicUrl, teams } = settings();
  if (teams === undefined)
    throw new Error("MicrosoftAppId is missing: set it to the Application (client) ID of the bot's app registration.");
  const { teamsManifest } = await import("../adapters/teams/manifest.js");
  const manifest = teamsManifest({ ...manifestOptions(reachedAt(publicUrl), false), botId: teams.appId });
  if (zip === undefined) return console.log(JSON.stringify(manifest, null, 2));
  const { teamsPackage } = await import("../adapters/teams/package.js");
  await writeFile(zip, teamsPackage(manifest));
  console.error(`Written: ${zip}. Upload it in the Teams admin centre, or in Teams itself.`);
}

function reachedAt(publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl;
  console.error("PUBLIC_URL is not set, so the addresses in it are an example's. Set it, and run this again.");
  return "https://causeway.example.org";
}

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

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url: settings().databaseUrl });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The environment, and what `.env` adds to it. */
function settings(): Config {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return readConfig(process.env);
}

function aName(value: string): string {
  if (nameOf(value) === "") throw new InvalidArgumentError("It must not be empty.");
  return nameOf(value);
}

function anEmail(value: string): string {
  if (!isEmail(value)) throw new InvalidArgumentError("It must be an email address.");
  return value;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0 || value.trim() === "")
    throw new InvalidArgumentError("It must be a whole number.");
  return number;
}

try {
  await program.parseAsync();
} catch (error) {
  const problems =
    error instanceof UnusableSettings ? error.problems : [error instanceof Error ? error.message : String(error)];
  console.error(["Causeway cannot do that:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
  process.exitCode = 1;
}
