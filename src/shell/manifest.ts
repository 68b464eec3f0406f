/** `causeway manifest`: what an admin adds Causeway to a platform with. */
import { writeFile } from "node:fs/promises";
import { Argument, type Command } from "commander";
import { manifestOptions } from "../manifests.js";
import { settings } from "./with-store.js";

export function addManifest(program: Command): void {
  program
    .command("manifest")
    .description("print the manifest with which an admin adds Causeway to a platform")
    .addArgument(new Argument("<platform>").choices(["slack", "teams"]))
    .option("--several", "Slack: to be installed in several workspaces, through /slack/install", false)
    .option("--zip <file>", "Teams: write the package that an admin uploads, icons and all, to this file")
    .action((platform: string, asked: ManifestAsked) => (platform === "teams" ? forTeams(asked) : forSlack(asked)));
}

interface ManifestAsked {
  readonly several: boolean;
  readonly zip?: string;
}

async function forSlack({ several, zip }: ManifestAsked): Promise<void> {
  if (zip !== undefined)
    throw new Error("Slack takes no package: paste what this prints. Please leave --zip out; it is for Teams.");
  const { slackManifest } = await import("../../adapters/slack/manifest.js");
  const { publicUrl, slack } = settings();
  const options = manifestOptions(reachedAt(publicUrl), several || slack?.oauth !== undefined);
  console.log(JSON.stringify(slackManifest(options), null, 2));
}

async function forTeams({ several, zip }: ManifestAsked): Promise<void> {
  if (several) throw new Error("--several is for Slack. Other tenants for Teams are named in TEAMS_ALLOWED_TENANTS.");
  const { publicUrl, teams } = settings();
  if (teams === undefined)
    throw new Error("MicrosoftAppId is missing: set it to the Application (client) ID of the bot's app registration.");
  const { teamsManifest } = await import("../../adapters/teams/manifest.js");
  const manifest = teamsManifest({ ...manifestOptions(reachedAt(publicUrl), false), botId: teams.appId });
  if (zip === undefined) return console.log(JSON.stringify(manifest, null, 2));
  const { teamsPackage } = await import("../../adapters/teams/package.js");
  await writeFile(zip, teamsPackage(manifest));
  console.error(`Written: ${zip}. Upload it in the Teams admin centre, or in Teams itself.`);
}

function reachedAt(publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl;
  console.error("PUBLIC_URL is not set, so the addresses in it are an example's. Set it, and run this again.");
  return "https://causeway.example.org";
}
