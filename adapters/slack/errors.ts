/** From what Slack and the network answer to what to do about it: one table. */
import { webApi } from "@slack/bolt";
import { DeliveryFailed, type Remedy } from "../../src/chat/platform.js";

const later = (seconds: number, scope: "message" | "workspace" = "message"): Remedy => ({
  kind: "retry",
  afterMs: seconds * 1000,
  scope,
});
const disconnect: Remedy = { kind: "disconnect" };
const abandon: Remedy = { kind: "abandon" };
const invite: Remedy = { kind: "abandon", mend: "invite" };
const gone: Remedy = { kind: "abandon", mend: "gone" };
const unknown: Remedy = { kind: "unknown" };

/** Where Slack names no time. */
const defaultWait = 30;

/**
 * Slack's own words, from the pages of the methods called here, such as
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors. A word that is missing is `abandon`.
 */
const remedies: ReadonlyMap<string, Remedy> = new Map([
  ...every(later(defaultWait, "workspace"), "ratelimited", "rate_limited", "message_limit_exceeded"),
  ...every(later(defaultWait), "service_unavailable", "team_added_to_org", "request_timeout", "accesslimited"),
  // "It's possible some aspect of the operation succeeded before the error was raised."
  ...every(unknown, "fatal_error", "internal_error"),
  ...every(disconnect, "account_inactive", "invalid_auth", "not_authed", "token_revoked", "token_expired"),
  ...every(disconnect, "team_access_not_granted", "org_login_required", "app_not_installed", "invalid_refresh_token"),
  // A private channel that the bot is not in is not found.
  ...every(invite, "channel_not_found", "not_in_channel"),
  ...every(gone, "is_archived"),
  ...every(abandon, "user_not_found", "users_not_found"),
  ...every(abandon, "cannot_dm_bot", "messages_tab_disabled", "restricted_action", "user_disabled", "user_not_visible"),
  ...every(
    abandon,
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "ekm_access_denied",
  ),
  ...every(abandon, "restricted_action_non_threadable_channel", "restricted_action_thread_locked", "missing_scope"),
  ...every(abandon, "msg_too_long", "no_text", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"),
  ...every(abandon, "message_not_found", "cant_update_message", "edit_window_closed", "invalid_arguments"),
]);

function every(remedy: Remedy, ...words: readonly string[]): readonly (readonly [string, Remedy])[] {
  return words.map((word) => [word, remedy]);
}

/** Blocks that Slack would not have: the words alone may still arrive. */
export const refusedBlocks: ReadonlySet<string> = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "invalid_attachments",
  "invalid_arguments",
]);

/** A token that is no longer good; another one may be stored. */
export const refusedToken: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "token_revoked",
  "token_expired",
]);

/** The connection was never made, so nothing arrived. */
const neverSent: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** What a failed call means. Its reason is a word of Slack's or of the network's, never what was sent. */
export function failureOf(error: unknown): DeliveryFailed {
  if (error instanceof DeliveryFailed) return error;
  const options = { cause: error };
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new DeliveryFailed(later(error.retryAfter, "workspace"), "ratelimited", options);
  }
  if (error instanceof webApi.WebAPIPlatformError) return ofWord(error.data.error, options);
  if (error instanceof webApi.WebAPIHTTPError) return ofStatus(error.statusCode, undefined, options);
  if (error instanceof webApi.WebAPIRequestError) return ofNetwork(error.original, options);
  // The client has no class for a 429 that names no time.
  if (error instanceof Error && error.message.startsWith("Retry header")) return ofStatus(429, undefined, options);
  return ofNetwork(error, options);
}

function ofWord(word: unknown, options: ErrorOptions): DeliveryFailed {
  // An answer that is not JSON comes as one long "word": it says nothing about what Slack did.
  if (typeof word !== "string" || !/^[\w-]{1,80}$/.test(word))
    return new DeliveryFailed(unknown, "unreadable", options);
  return new DeliveryFailed(remedies.get(word) ?? abandon, word, options);
}

export function ofStatus(
  status: number,
  retryAfter: string | null | undefined,
  options?: ErrorOptions,
): DeliveryFailed {
  const reason = `http_${status}`;
  if (status === 429) return new DeliveryFailed(later(secondsIn(retryAfter), "workspace"), "ratelimited", options);
  // A gateway that had no server to ask; any other fault may lie behind the one that took the message.
  if (status === 503) return new DeliveryFailed(later(defaultWait), reason, options);
  return new DeliveryFailed(status >= 500 ? unknown : abandon, reason, options);
}

function secondsIn(retryAfter: string | null | undefined): number {
  const seconds = Number.parseInt(retryAfter ?? "", 10);
  return Number.isNaN(seconds) || seconds < 0 ? defaultWait : seconds;
}

function ofNetwork(error: unknown, options: ErrorOptions): DeliveryFailed {
  const code = codeOf(error) ?? "network";
  return new DeliveryFailed(neverSent.has(code) ? later(defaultWait) : unknown, code, options);
}

/** The code of an error, or of what caused it: fetch wraps what the socket said. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "string") return code;
  if (error.name === "TimeoutError") return "timeout";
  return codeOf(error.cause);
}
