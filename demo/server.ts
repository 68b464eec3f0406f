/** The demo's HTTP server, on this machine alone: its own pages under /demo, the real web pages everywhere else. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Demo } from "./causeway.js";
import { createRoutes } from "./routes.js";

export interface DemoServer {
  readonly address: string;
  /** Answers from now on. */
  open(demo: Demo): void;
  stop(): Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

export async function serveDemo(port: number): Promise<DemoServer> {
  let answer: Listener = (_request, response) =>
    response
      .writeHead(503, { "retry-after": "1", refresh: "1", "content-type": "text/plain" })
      .end("The demo is starting.");
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    open(demo) {
      const routes = createRoutes(demo);
      const pages = getRequestListener((request) => routes.fetch(request), { overrideGlobalObjects: false });
      answer = (request, response) =>
        /^\/demo([/?]|$)/.test(request.url ?? "") ? pages(request, response) : demo.web.handle(request, response);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
