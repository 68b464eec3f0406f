/** The app manifest: what Teams is told of Causeway, generated from what features declare. */
import { v5 } from "uuid";
import { checkManifest, commandsInMenu, schemaUrl, schemaVersion } from "./manifest-limits.js";

export interface TeamsManifestOptions {
  readonly product: string;
  /** One line, and a few paragraphs: the app's own page in Teams shows both. */
  readonly description: string;
  readonly about: string;
  readonly version: string;
  readonly verbs: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly command: boolean;
    readonly shortcut?: string;
  }[];
  readonly pointers: readonly { readonly name: string; readonly title: string; readonly purpose: string }[];
  readonly publicUrl: string;
  /** MicrosoftAppId */
  readonly botId: string;
}

/** The names of the icons in the package. */
export const icons = { color: "color.png", outline: "outline.png" } as const;

/** The slate of the web pages and of the icon: Teams puts the white outline on it. */
const accentColor = "#2b4a5e";

/** Any fixed id does: with it, a bot's package has the same id whoever makes it, so a second upload is an update. */
const packages = "b0a7a9d6-3c9a-4d0e-9c55-0f7d0f1c5d2e";

export function teamsManifest(options: TeamsManifestOptions): object {
  const { product, description, about, version, publicUrl, botId } = options;
  const manifest = {
    $schema: schemaUrl,
    manifestVersion: schemaVersion,
    version,
    id: v5(botId.toLowerCase(), packages),
    developer: developer(product, publicUrl),
    name: { short: product, full: product },
    description: { short: description, full: about },
    icons,
    accentColor,
    bots: [bot(options)],
    composeExtensions: [{ botId, commands: extensionCommands(options) }],
    // Who it is that speaks, and that the bot may write to members of its own accord: thanks, and questions for one.
    permissions: ["identity", "messageTeamMembers"],
    // The one domain that our links lead to. Microsoft wants none here that is not one's own.
    validDomains: [new URL(publicUrl).host],
    // Most people add it for themselves; "Add to a team" is in the same menu, for the one whom the leaders asked.
    defaultInstallScope: "personal",
    defaultGroupCapability: { team: "bot", groupchat: "bot" },
    // No `authorization` and no `webApplicationInfo`: the bot hears what mentions it, and asks Graph for nothing.
  };
  checkManifest(manifest);
  return manifest;
}

/**
 * Three addresses are wanted. The front page of the web says what Causeway is and lets people in; it has no privacy
 * notice and no terms, which whoever runs Causeway owes their own staff, so no address is made up for them.
 */
function developer(name: string, publicUrl: string): object {
  return { name, websiteUrl: publicUrl, privacyUrl: publicUrl, termsOfUseUrl: publicUrl };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu */
function bot({ botId, verbs }: TeamsManifestOptions): object {
  const scopes = ["personal", "team", "groupChat"];
  // Whoever chooses from the menu sends its title, so that is the verb itself. `help` lists what has no room.
  const commands = verbs
    .toSorted((one, other) => Number(other.command) - Number(one.command))
    .slice(0, commandsInMenu)
    .map(({ name, purpose }) => ({ title: name, description: purpose }));
  return { botId, scopes, commandLists: [{ scopes, commands }] };
}

/** The ids come back in `commandId`, where `extensionDeed` takes them for verbs and pointers. */
function extensionCommands({ verbs, pointers }: TeamsManifestOptions): readonly object[] {
  // The bot is asked for the dialog: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/define-action-command
  const shared = { type: "action", fetchTask: true };
  return [
    ...verbs.flatMap(({ name, shortcut, purpose }) =>
      shortcut === undefined
        ? []
        : [{ id: name, title: shortcut, description: purpose, context: ["compose", "commandBox"], ...shared }],
    ),
    ...pointers.map(({ name, title, purpose }) => ({
      id: name,
      title,
      description: purpose,
      context: ["message"],
      ...shared,
    })),
  ];
}
