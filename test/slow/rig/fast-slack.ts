/** The cheapest Slack there is: it says yes to everything at once, and counts. The small Slack checks what is sent. */
import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface FastSlack {
  readonly apiUrl: string;
  /** How many calls of each method came. */
  readonly calls: ReadonlyMap<string, number>;
  /** Resolves after the next call of that method. */
  next(method: string): Promise<void>;
  close(): void;
}

export interface FastSlackOptions {
  /** Told of each call, with its form fields as they came. Nothing is answered before what it returns has settled. */
  readonly heard?: (method: string, fields: string) => Promise<void> | void;
}

export async function startFastSlack({ heard }: FastSlackOptions = {}): Promise<FastSlack> {
  const calls = new Map<string, number>();
  const news = new EventEmitter();
  const server = createServer(async (request, response) => {
    const method = request.url?.slice("/api/".length) ?? "";
    calls.set(method, (calls.get(method) ?? 0) + 1);
    const fields = await bodyOf(request);
    news.emit(method);
    await heard?.(method, fields);
    response.writeHead(200, { "content-type": "application/json" }).end(answers[method] ?? '{"ok":true}');
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    async next(method) {
      await once(news, method);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const TEAM = "T0HOSPITAL";

const user = { id: "U0TELLER", name: "teller", real_name: "Tess Teller", tz: "Europe/London" };

const answers: Readonly<Record<string, string>> = {
  "auth.test": JSON.stringify({ ok: true, team_id: TEAM, user_id: "U0BOT", bot_id: "B0BOT" }),
  "users.info": JSON.stringify({ ok: true, user }),
  "chat.postMessage": JSON.stringify({ ok: true, channel: "D0DIRECT", ts: "1700000000.000100" }),
  "views.open": JSON.stringify({ ok: true, view: { id: "V0FORM" } }),
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) body += chunk;
  return body;
}
