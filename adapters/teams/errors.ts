/** From what Teams and the network answer to what to do about it: one table. */
import { DeliveryFailed, type Remedy } from "../../src/chat/platform.js";

const later = (seconds: number, scope: "message" | "workspace" = "message"): Remedy => ({
  kind: "retry",
  afterMs: seconds * 1000,
  scope,
});
const disconnect: Remedy = { kind: "disconnect" };
const abandon: Remedy = { kind: "abandon" };
const unknown: Remedy = { kind: "unknown" };

/** Where Teams names no time. */
const defaultWait = 30;
/** Longer than it takes to put a new secret in place: nothing is given up for a wrong one. */
const refusedWait = 60;

/** 412: two writes met; 429: too many. Neither was taken. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const byStatus: ReadonlyMap<number, Remedy> = new Map<number, Remedy>([
  [401, later(refusedWait, "workspace")],
  [408, unknown],
  [412, later(defaultWait)],
  [429, later(defaultWait, "workspace")],
  // Nobody behind the gateway took it.
  [503, later(defaultWait)],
]);

/** Teams' own words for a refusal that concerns more than this message. */
const byWord: ReadonlyMap<string, Remedy> = new Map<string, Remedy>([
  // "The admin has blocked the app", for everybody in the tenant.
  ["BotDisabledByAdmin", disconnect],
  // Somebody has to add the bot to that room.
  ["BotNotInConversationRoster", { kind: "abandon", mend: "invite" }],
  ["ConversationNotFound", { kind: "abandon", mend: "gone" }],
]);

/** A card that Teams would not have: its words alone may still arrive. */
export function isRefusedCard({ reason }: DeliveryFailed): boolean {
  return ["BadSyntax", "BadArgument", "MessageSizeTooBig", "http_400", "http_413"].includes(reason);
}

/** The connection was never made, so nothing arrived. */
const neverSent: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** A token that is no longer good; another one can be had. */
export function isRefusedToken(error: unknown): boolean {
  return statusOf(error) === 401;
}

/** What a failed call means. Its reason is a word of Teams' or of the network's, never what was sent. */
export function failureOf(error: unknown): DeliveryFailed {
  if (error instanceof DeliveryFailed) return error;
  const status = statusOf(error);
  if (status !== undefined) return ofStatus(status, wordOf(error), retryAfterOf(error), { cause: error });
  const code = codeOf(error) ?? "network";
  return new DeliveryFailed(neverSent.has(code) ? later(defaultWait) : unknown, code, { cause: error });
}

export function ofStatus(
  status: number,
  word?: string,
  retryAfter?: string | null,
  options?: ErrorOptions,
): DeliveryFailed {
  const reason = word ?? `http_${status}`;
  const known = (word === undefined ? undefined : byWord.get(word)) ?? byStatus.get(status);
  const named = secondsIn(retryAfter);
  if (known?.kind === "retry" && named !== undefined) {
    return new DeliveryFailed(later(named, known.scope), reason, options);
  }
  if (known !== undefined) return new DeliveryFailed(known, reason, options);
  // A gateway that names a time did not pass the message on; any other fault may lie behind the one that took it.
  if (status >= 500) return new DeliveryFailed(named === undefined ? unknown : later(named), reason, options);
  // Success that cannot be read, or a way elsewhere, which is never followed.
  return new DeliveryFailed(status < 300 ? unknown : abandon, reason, options);
}

function secondsIn(retryAfter: string | null | undefined): number | undefined {
  const seconds = Number.parseInt(retryAfter ?? "", 10);
  return Number.isNaN(seconds) || seconds < 0 ? undefined : seconds;
}

/** The connector's errors are told by their shape, so that this table needs no SDK. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : undefined;
}

/** `{"error":{"code":"…","innerHttpError":…}}` or `{"subCode":"…"}`: whichever word is the most telling. */
function wordOf(error: unknown): string | undefined {
  const body = field(error, "details") ?? field(error, "body");
  const inner = field(body, "error") ?? body;
  const words = [field(inner, "subCode"), field(body, "subCode"), field(inner, "code"), field(body, "code")];
  return words.find((word): word is string => typeof word === "string" && /^[A-Za-z]\w{1,79}$/.test(word));
}

function retryAfterOf(error: unknown): string | undefined {
  const headers = field(field(error, "response"), "headers");
  const get = field(headers, "get");
  if (typeof get !== "function") return undefined;
  const value: unknown = get.call(headers, "retry-after");
  return typeof value === "string" ? value : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The code of an error, or of what caused it. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === "TimeoutError" || error.name === "AbortError") return "timeout";
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "string" && code !== "REQUEST_SEND_ERROR") return code;
  return codeOf(error.cause) ?? (typeof code === "string" ? code : undefined);
}
