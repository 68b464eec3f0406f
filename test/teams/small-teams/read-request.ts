/** Reads what a caller sent: JSON or a form, and the token in its header. */
import type { IncomingMessage } from "node:http";
import { isRecord, type Json, parsed } from "../../slack/small-slack/json.js";

export interface Request {
  readonly verb: string;
  /** Without doubled slashes, which a client that joins addresses may leave. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string;
  /** How many bytes the body takes. */
  readonly size: number;
  readonly body: Json;
  /** A body that is neither JSON nor a form. */
  readonly garbled: boolean;
}

export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const url = new URL((incoming.url ?? "/").replaceAll(/\/{2,}/g, "/"), "http://localhost");
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const body = bodyOf(bytes.toString("utf8"), incoming.headers["content-type"] ?? "");
  const [scheme, credentials = ""] = (incoming.headers.authorization ?? "").split(" ");
  return {
    verb: incoming.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    token: scheme === "Bearer" ? credentials : "",
    size: bytes.length,
    body: isRecord(body) ? body : {},
    garbled: bytes.length > 0 && !isRecord(body),
  };
}

function bodyOf(text: string, type: string): unknown {
  return type.includes("urlencoded") ? Object.fromEntries(new URLSearchParams(text)) : parsed(text);
}
