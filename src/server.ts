/** The one HTTP server. Platforms bring routes; health and metrics are its own. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Registry } from "prom-client";

export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface ServerOptions {
  /** By method and path, such as "POST /slack/events". */
  readonly routes: Readonly<Record<string, Route>>;
  /** Answers whatever has no route of its own. */
  readonly otherwise: Route | undefined;
  readonly ready: () => Promise<boolean>;
  readonly metrics: Registry;
  /** Told of what a route threw; returns the reference that the caller sees. */
  readonly caught: (error: unknown) => string;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no more connections and resolves when those at work have been answered. */
  stop(): Promise<void>;
}

/** Slack answers after 3 s with an error of its own; nobody needs a request that takes longer than this, in ms. */
const REQUEST_TIMEOUT_MS = 20_000;

export async function startServer(port: number, options: ServerOptions): Promise<RunningServer> {
  const routes = new Map(Object.entries({ ...ownRoutes(options), ...options.routes }));
  let stopping = false;
  const server = createServer((request, response) => {
    // A kept connection would hold the stop up until its client lets go.
    if (stopping) response.setHeader("connection", "close");
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const route = routes.get(`${request.method ?? "GET"} ${path}`) ?? options.otherwise ?? notFound;
    route(request, response).catch((error: unknown) => {
      const reference = options.caught(error);
      if (!response.headersSent) plain(response, 500, `That did not work. Reference: ${reference}`);
      else response.destroy();
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  const unused = unusedConnections(server);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      stopping = true;
      return stopped(server, unused);
    },
  };
}

function ownRoutes({ ready, metrics }: ServerOptions): Readonly<Record<string, Route>> {
  return {
    "GET /health": async (_request, response) => plain(response, 200, "ok"),
    "GET /ready": async (_request, response) => {
      const isReady = await ready();
      plain(response, isReady ? 200 : 503, isReady ? "ready" : "not ready");
    },
    "GET /metrics": async (_request, response) => {
      response.setHeader("content-type", metrics.contentType);
      response.end(await metrics.metrics());
    },
  };
}

async function notFound(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  plain(response, 404, "There is nothing at this address.");
}

function plain(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(body);
}

/** Browsers open connections ahead of need. Node does not count one as idle that has never brought a request. */
function unusedConnections(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", ({ socket }) => unused.delete(socket));
  return unused;
}

function stopped(server: Server, unused: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    for (const socket of unused) socket.destroy();
  });
}
