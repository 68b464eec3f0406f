/** The small Teams on a loopback port: identity provider, login and connector at one address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isRecord, record, string } from "../../slack/small-slack/json.js";
import { answer, type Desk, refused } from "./connector/answer.js";
import { conversationAt } from "./connector/place.js";
import { type Route, routeOf } from "./connector/route.js";
import type { Fault, Faults } from "./faults.js";
import type { Answer } from "./identity/login.js";
import type { Provider } from "./identity/provider.js";
import { type Request, readRequest } from "./read-request.js";
import { Refusal } from "./refusal.js";
import type { Call } from "./world.js";

export interface House {
  readonly desk: Desk;
  readonly provider: Provider;
  readonly faults: Faults;
  /** What the paths of the identity documents begin with: /…/ */
  readonly documents: string;
}

const LOGIN = /^\/(?<tenant>[^/]+)\/oauth2\/v2\.0\/token$/;

interface Work {
  readonly method: string;
  readonly route?: Route;
  does(): Answer;
}

/** Listens on a free port of the loopback interface and says where. */
export async function listen(house: House): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    serve(house, incoming, outgoing).catch((problem: unknown) => {
      outgoing.writeHead(500).end(`the small Teams broke: ${String(problem)}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  house.desk.world.url = `http://127.0.0.1:${address.port}`;
  return server;
}

async function serve(house: House, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await readRequest(incoming);
  const work = workFor(house, request);
  const { world } = house.desk;
  const call = callOf(house, request, work);
  world.calls.push(call);
  const fault = house.faults.next(work.method);
  const done = fault === undefined || accepts(fault) ? work.does() : undefined;
  const reply = fault === undefined ? done : replyOf(fault);
  call.outcome = fault !== undefined && !("status" in fault) ? String(Object.keys(fault)[0]) : outcomeOf(reply);
  world.news.emit("change");
  if (reply !== undefined) send(outgoing, reply);
  else if (fault !== undefined && ("reset" in fault || "acceptThenReset" in fault)) incoming.socket.resetAndDestroy();
}

function workFor({ desk, provider, documents }: House, request: Request): Work {
  const { verb, path, body } = request;
  const document = path.startsWith(documents) ? provider.document(path.slice(documents.length)) : undefined;
  if (document !== undefined)
    return { method: path.endsWith("keys") ? "keys" : "metadata", does: () => ({ status: 200, body: document }) };
  const tenant = LOGIN.exec(path)?.groups?.["tenant"];
  if (tenant !== undefined && verb === "POST")
    return { method: "token", does: () => desk.login.answer(decodeURIComponent(tenant), body) };
  const route = routeOf(verb, path);
  if (route !== undefined) return { method: route.method, route, does: () => answer(desk, route, request) };
  return { method: `${verb} ${path}`, does: () => refused(new Refusal("NotFound", "No such address.")) };
}

function callOf({ desk: { world } }: House, { verb, path, token, body }: Request, { method, route }: Work): Call {
  const place = route && conversationAt(world, route.conversation);
  const tenant = place?.conversation.tenant ?? (string(body["tenantId"]) || undefined);
  const conversation = route?.conversation || undefined;
  const from = { method, verb, path, token, hasToken: token !== "", body, tenant, conversation };
  return { ...from, time: world.now(), outcome: "…" };
}

function accepts(fault: Fault): boolean {
  return "acceptThenReset" in fault || "acceptThenHang" in fault || "acceptThen" in fault;
}

function replyOf(fault: Fault): Answer | undefined {
  if ("acceptThen" in fault) return { status: fault.acceptThen, body: {} };
  if (!("status" in fault)) return undefined;
  const { status, error, message = "Trouble that a test asked for.", retryAfter } = fault;
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return { status, headers, body: error === undefined ? {} : { error: { code: error, message } } };
}

/** "ok", or the code of the error: the connector's is an object, the login's a string. */
function outcomeOf(reply: Answer | undefined): string {
  if (reply === undefined || reply.status < 300) return "ok";
  const error = isRecord(reply.body) ? reply.body["error"] : undefined;
  return string(error) || string(record(error)["code"]) || String(reply.status);
}

function send(outgoing: ServerResponse, { status, headers = {}, body }: Answer): void {
  outgoing.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  outgoing.end(JSON.stringify(body));
}
