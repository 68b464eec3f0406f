/** What we ask of a workspace, and what we ask to be told. */

/** The fewest that our calls need. */
export const botScopes = [
  // The slash commands themselves.
  "commands",
  // chat.postMessage and chat.update, in channels that the bot was invited to and in direct messages.
  "chat:write",
  // users.info: a person's name and time zone.
  "users:read",
] as const;

/** No messages: only that somebody looks at the Home tab, and that Causeway was taken away. */
export const botEvents = ["app_home_opened", "app_uninstalled", "tokens_revoked"];
