/** Reads what a caller sent: JSON, a form, or a query; the token in a header or among the arguments. */
import type { IncomingMessage } from "node:http";
import { isRecord, type Json, parsed, string } from "./json.js";

export interface Request {
  readonly path: string;
  readonly args: Json;
  readonly token: string;
}

export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString("utf8");
  const type = incoming.headers["content-type"] ?? "";
  const given = type.includes("json") ? parsed(body) : Object.fromEntries(new URLSearchParams(body));
  const [scheme, credentials = ""] = (incoming.headers.authorization ?? "").split(" ");
  const args: Json = {
    ...Object.fromEntries(url.searchParams),
    ...(scheme === "Basic" ? clientFrom(credentials) : {}),
    ...(isRecord(given) ? given : {}),
  };
  const token = scheme === "Bearer" ? credentials : string(args["token"]);
  delete args["token"];
  return { path: url.pathname, args, token };
}

/** oauth.v2.access takes the client's id and secret as HTTP Basic too. */
function clientFrom(credentials: string): Json {
  const [client_id, client_secret] = Buffer.from(credentials, "base64").toString("utf8").split(":");
  return { client_id, client_secret };
}
