import { expect, test } from "vitest";
import { slackManifest } from "../../adapters/slack/manifest.js";
import { manifestOptions } from "../../src/manifests.js";

const options = manifestOptions("https://causeway.example.org", false);

test("the manifest names every command, shortcut, scope and address that Causeway answers", () => {
  expect(slackManifest(options)).toMatchObject({
    _metadata: { major_version: 2 },
    features: {
      app_home: { home_tab_enabled: true },
      shortcuts: [
        { name: "Share a story", type: "global", callback_id: "story" },
        { name: "Thank somebody", type: "global", callback_id: "thanks" },
        { name: "Share as a story", type: "message", callback_id: "share-as-story" },
      ],
      slash_commands: [
        {
          command: "/story",
          url: "https://causeway.example.org/slack/events",
          usage_hint: "[what happened] or find [words]",
        },
        { command: "/thanks", usage_hint: "[who, and what for]" },
        { command: "/jargon", usage_hint: "[ABC] or add" },
        { command: "/pulse", usage_hint: "[plan | results | ask ...]" },
        { command: "/ritual", usage_hint: "[review or a name]" },
        { command: "/try", usage_hint: "[what you want to make better]" },
        {
          command: "/causeway",
          usage_hint:
            "home | help | coffee | listen | days | need | offer | unblock | celebrate | checklist | webcheck | my | setup | quiet | web | employer | roles | organisation | audit | settings | away | pause | team",
        },
      ],
    },
    oauth_config: { scopes: { bot: ["commands", "chat:write", "users:read", "channels:history", "groups:history"] } },
    settings: {
      event_subscriptions: { bot_events: ["app_home_opened", "app_uninstalled", "tokens_revoked"] },
      interactivity: { is_enabled: true, request_url: "https://causeway.example.org/slack/events" },
      token_rotation_enabled: false,
    },
  });
});

test("installed in several workspaces, it rotates tokens and comes back to our address", () => {
  expect(slackManifest({ ...options, distributed: true })).toMatchObject({
    oauth_config: { redirect_urls: ["https://causeway.example.org/slack/oauth_redirect"] },
    settings: { org_deploy_enabled: true, token_rotation_enabled: true },
  });
});

// Source: https://docs.slack.dev/reference/app-manifest
const long = "x".repeat(2001);
const verb = { name: "story", purpose: "x", command: true, shortcut: "Share" };
const pointer = { name: "p", title: "x", purpose: "x" };
test.each([
  ["an app's name", { product: long.slice(0, 36) }],
  ["an app's description", { description: long.slice(0, 141) }],
  ["a shortcut's name", { verbs: [{ ...verb, shortcut: long.slice(0, 25) }] }],
  ["a shortcut's id", { pointers: [{ ...pointer, name: long.slice(0, 256) }] }],
  ["a shortcut's description", { pointers: [{ ...pointer, purpose: long.slice(0, 151) }] }],
  ["an eleventh shortcut", { verbs: [verb], pointers: Array.from({ length: 10 }, () => pointer) }],
  ["a command", { verbs: [{ ...verb, name: long.slice(0, 32) }] }],
  ["a command's description", { productPurpose: long }],
  ["a usage hint", { subcommands: [long.slice(0, 1001)] }],
  ["a fifty-first command", { verbs: Array.from({ length: 50 }, () => ({ name: "v", purpose: "x", command: true })) }],
])("%s that Slack would refuse is found before an admin finds it", (_, change) => {
  expect(() => slackManifest({ ...options, ...change })).toThrow();
});

test("every command, shortcut, scope and event is named once", () => {
  const { features, oauth_config, settings } = slackManifest(options);
  for (const named of [
    features?.slash_commands?.map(({ command }) => command),
    features?.shortcuts?.map(({ callback_id }) => callback_id),
    oauth_config?.scopes?.bot,
    settings?.event_subscriptions?.bot_events,
  ])
    expect(named).toEqual([...new Set<string>(named)]);
});
