/** The small Slack on a loopback port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answer, type Desk } from "./answer.js";
import type { Fault, Faults } from "./faults.js";
import { type Request, readRequest } from "./read-request.js";
import { Refusal } from "./refusal.js";
import { respond } from "./response-urls.js";
import type { Call } from "./world.js";

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly outcome: string;
}

/** Listens on a free port of the loopback interface and says where. */
export async function listen(desk: Desk, faults: Faults): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    serve(desk, faults, incoming, outgoing).catch((problem: unknown) => {
      outgoing.writeHead(500).end(`the small Slack broke: ${String(problem)}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  desk.world.url = `http://127.0.0.1:${address.port}`;
  return server;
}

/** The name that faults and calls know a request by: the method, or "response_url". */
function methodOf({ path }: Request): string {
  return path.startsWith("/hooks/") ? "response_url" : path.replace(/^\/api\//, "");
}

async function serve(desk: Desk, faults: Faults, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await readRequest(incoming);
  const method = methodOf(request);
  const { world } = desk;
  const team = [...world.workspaces.values()].find(({ tokens }) => tokens.has(request.token))?.id;
  const call: Call = { method, token: request.token, team, args: request.args, time: world.now(), outcome: "…" };
  world.calls.push(call);
  const fault = faults.next(method);
  const instead = fault === undefined ? undefined : replyOf(fault);
  const breaks = fault !== undefined && instead === undefined;
  const accepts = fault === undefined || "acceptThenReset" in fault || "acceptThenHang" in fault;
  const reply = accepts ? reply200(desk, request, method) : instead;
  call.outcome = breaks ? String(Object.keys(fault)[0]) : (reply?.outcome ?? "");
  world.news.emit("change");
  if (breaks && ("reset" in fault || "acceptThenReset" in fault)) incoming.socket.resetAndDestroy();
  else if (!breaks && reply !== undefined) send(outgoing, reply);
}

function replyOf(fault: Fault): Reply | undefined {
  if ("error" in fault) {
    return {
      status: 200,
      body: JSON.stringify({ ok: false, error: fault.error, ...fault.more }),
      outcome: fault.error,
    };
  }
  if (!("status" in fault)) return undefined;
  const { status, retryAfter, body } = fault;
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  const said = status === 429 ? JSON.stringify({ ok: false, error: "ratelimited" }) : "trouble";
  return { status, headers, body: body ?? said, outcome: String(status) };
}

function reply200(desk: Desk, request: Request, method: string): Reply {
  if (method === "response_url") return hookReply(desk, request);
  const { status, headers = {}, body } = answer(desk, method, request.token, request.args);
  return { status, headers, body: JSON.stringify(body), outcome: body["ok"] === true ? "ok" : String(body["error"]) };
}

function hookReply({ world }: Desk, { path, args }: Request): Reply {
  try {
    respond(world, path.slice("/hooks/".length), args);
    return { status: 200, body: "ok", outcome: "ok" };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const status = problem.error.endsWith("_url") ? 404 : 400;
    return {
      status,
      body: JSON.stringify({ ok: false, error: problem.error, ...problem.more }),
      outcome: problem.error,
    };
  }
}

function send(outgoing: ServerResponse, { status, headers = {}, body }: Reply): void {
  const type = body.startsWith("{") ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
  outgoing.writeHead(status, { "content-type": type, ...headers }).end(body);
}
