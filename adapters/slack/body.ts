/** Decodes the body of a request from Slack. */
import type { IncomingMessage } from "node:http";

const strictly = new TextDecoder("utf-8", { fatal: true });
const payloadKey = "payload=";

/** What Slack sends for every interaction; reading it as a whole form takes five times as long. */
const isPayloadAlone = (text: string): boolean => text.startsWith(payloadKey) && !text.includes("&");

const fromForm = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));

export type Decoded =
  | { readonly kind: "payload"; readonly body: Record<string, unknown> }
  | { readonly kind: "certificate check" }
  | { readonly kind: "malformed" }
  | { readonly kind: "other type" };

/** Events are JSON; commands are a form; everything else is JSON in a form. */
export function decoded(contentType: string | undefined, raw: Buffer): Decoded {
  const [type = ""] = (contentType ?? "").split(";");
  const isForm = type.trim().toLowerCase() === "application/x-www-form-urlencoded";
  if (!isForm && type.trim().toLowerCase() !== "application/json") return { kind: "other type" };
  try {
    const text = strictly.decode(raw);
    if (!isForm) return ofJson(text);
    return isPayloadAlone(text) ? ofJson(fromForm(text.slice(payloadKey.length))) : ofForm(new URLSearchParams(text));
  } catch {
    return { kind: "malformed" };
  }
}

/** `ssl_check=1&token=…`: nothing longer is looked at before its signature. */
export function isCertificateCheck(request: IncomingMessage, raw: Buffer): boolean {
  if (raw.length > 1024) return false;
  return decoded(request.headers["content-type"], raw).kind === "certificate check";
}

function ofForm(form: URLSearchParams): Decoded {
  const payload = form.get("payload");
  if (payload !== null) return ofJson(payload);
  if (form.has("ssl_check")) return { kind: "certificate check" };
  return form.has("command") ? { kind: "payload", body: Object.fromEntries(form) } : { kind: "malformed" };
}

function ofJson(text: string): Decoded {
  const body: unknown = JSON.parse(text);
  return isRecord(body) && typeof body["type"] === "string" ? { kind: "payload", body } : { kind: "malformed" };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
