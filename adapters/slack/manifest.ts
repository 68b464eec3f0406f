/** The app manifest: what a Slack admin pastes, generated from what features declare. */
import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { botEvents, botScopes, productCommand } from "./scopes.js";

export interface ManifestOptions {
  readonly product: string;
  readonly description: string;
  readonly productPurpose: string;
  /** Verbs with a slash command or a global shortcut of their own. */
  readonly verbs: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly command: boolean;
    readonly usage?: string;
    readonly shortcut?: string;
  }[];
  /** What follows the product's own command. */
  readonly subcommands: readonly string[];
  readonly pointers: readonly { readonly name: string; readonly title: string; readonly purpose: string }[];
  readonly publicUrl: string;
  /** Installed in several workspaces, through /slack/install. */
  readonly distributed: boolean;
}

/** As Slack's own SDK has it: the compiler refuses a scope, an event or a field that Slack does not know. */
export type SlackManifest = webApi.AppsManifestCreateArguments["manifest"];
type Features = NonNullable<SlackManifest["features"]>;

/**
 * Slack's own limits. Source: https://docs.slack.dev/reference/app-manifest
 * A name, purpose or title that is too long is found here, not by an admin.
 */
const limits = z.object({
  display_information: z.object({ name: z.string().max(35), description: z.string().max(140) }),
  features: z.object({
    bot_user: z.object({ display_name: z.string().max(80) }),
    shortcuts: z
      .array(z.object({ name: z.string().max(24), callback_id: z.string().max(255), description: z.string().max(150) }))
      .max(10),
    slash_commands: z
      .array(
        z.object({
          command: z.string().max(32),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000).optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.object({
    redirect_urls: z.array(z.string()).max(1000).optional(),
    scopes: z.object({ bot: z.array(z.string()).max(255) }),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()).max(100) }) }),
});

export function slackManifest(options: ManifestOptions): SlackManifest {
  const { product, publicUrl, distributed } = options;
  const url = `${publicUrl}/slack/events`;
  const manifest: SlackManifest = {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name: product, description: options.description },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: product, always_online: true },
      shortcuts: shortcuts(options),
      slash_commands: slashCommands(options, url),
    },
    oauth_config: {
      ...(distributed ? { redirect_urls: [`${publicUrl}/slack/oauth_redirect`] } : {}),
      scopes: { bot: [...botScopes] },
    },
    settings: {
      event_subscriptions: { request_url: url, bot_events: [...botEvents] },
      interactivity: { is_enabled: true, request_url: url },
      org_deploy_enabled: distributed,
      socket_mode_enabled: false,
      token_rotation_enabled: distributed,
    },
  };
  limits.parse(manifest);
  return manifest;
}

function shortcuts({ verbs, pointers }: ManifestOptions): NonNullable<Features["shortcuts"]> {
  return [
    ...verbs.flatMap(({ name, shortcut, purpose }) =>
      shortcut === undefined
        ? []
        : [{ name: shortcut, type: "global" as const, callback_id: name, description: purpose }],
    ),
    ...pointers.map(({ name, title, purpose }) => ({
      name: title,
      type: "message" as const,
      callback_id: name,
      description: purpose,
    })),
  ];
}

function slashCommands(
  { verbs, productPurpose, subcommands }: ManifestOptions,
  url: string,
): NonNullable<Features["slash_commands"]> {
  const shared = { url, should_escape: false };
  return [
    ...verbs
      .filter(({ command }) => command)
      .map(({ name, purpose, usage }) => ({
        command: `/${name}`,
        description: purpose,
        ...(usage === undefined ? {} : { usage_hint: usage }),
        ...shared,
      })),
    { command: `/${productCommand}`, description: productPurpose, usage_hint: subcommands.join(" | "), ...shared },
  ];
}
