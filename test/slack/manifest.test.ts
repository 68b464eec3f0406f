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
        { name: "Share as a story", type: "message", callback_id: "share-as-story" },
      ],
      slash_commands: [
        { command: "/story", url: "https://causeway.example.org/slack/events", usage_hint: "[what happened]" },
        { command: "/causeway", usage_hint: "home | help | setup | quiet | web | employer" },
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

test("a name that Slack would refuse is found before an admin finds it", () => {
  const verbs = [{ name: "story", purpose: "x", command: true, shortcut: "A shortcut with far too long a name" }];
  expect(() => slackManifest({ ...options, verbs })).toThrow();
});
