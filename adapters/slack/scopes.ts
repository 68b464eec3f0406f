/** What we ask of a workspace, and what we ask to be told. */

/** The fewest that our calls need. */
export const botScopes = [
  // The slash commands themselves.
  "commands",
  // chat.postMessage and chat.update, in channels that the bot was invited to and in direct messages.
  "chat:write",
  // users.info: a person's name and time zone.
  "users:read",
  // conversations.history, after a failure that leaves open whether a post of ours arrived: to find it by our own
  // metadata and not post it twice. Only channels that the bot was invited to; nothing else is read or kept.
  "channels:history",
  "groups:history",
] as const;

/** No messages: only that somebody looks at the Home tab, and that Causeway was taken away. */
export const botEvents = ["app_home_opened", "app_uninstalled", "tokens_revoked"] as const;

/** What has no command of its own is said after this one: `/causeway setup`. */
export const productCommand = "causeway";
