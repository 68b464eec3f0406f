/** The adapter behind a real loopback server, in front of a small Teams, with a bot that remembers what it was told. */
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connectTeams, type TeamsConnection, type TeamsSettings } from "../../adapters/teams/teams.js";
import { type Answer, type Interaction, nothing } from "../../src/chat/interaction.js";
import type { Json } from "../slack/small-slack/json.js";
import { type SmallTeams, startSmallTeams } from "./small-teams/small-teams.js";
import { words } from "./words.js";

export const tenant = "11111111-1111-4111-8111-111111111111";
export const otherTenant = "22222222-2222-4222-8222-222222222222";
export const maria = "aaaaaaaa-0000-4000-8000-000000000001";
/** Has not got the app for herself. */
export const carol = "aaaaaaaa-0000-4000-8000-000000000003";
export const channel = "19:maternity@thread.tacv2";
export const chat = "19:rota@thread.v2";
export const appPassword = "app-password";

export function startTeams(more: { readonly now?: () => number; readonly rateLimits?: boolean } = {}) {
  return startSmallTeams({
    appId: randomUUID(),
    appPassword,
    homeTenant: tenant,
    tenants: [
      {
        id: tenant,
        people: [
          { aadObjectId: maria, name: "Maria Osei" },
          { aadObjectId: carol, name: "Carol Eng", installed: false },
        ],
        teams: [{ id: channel, name: "Maternity" }],
        chats: [{ id: chat, name: "Rota", members: [maria, carol] }],
      },
      { id: otherTenant, people: [{ aadObjectId: "bbbbbbbb-0000-4000-8000-000000000001", name: "Eve" }] },
    ],
    ...more,
  });
}

export interface Logged {
  readonly level: "info" | "warn" | "error";
  readonly fields: object;
  readonly message: string;
}

export interface Served {
  readonly url: string;
  readonly connection: TeamsConnection;
  readonly interactions: Interaction[];
  readonly log: Logged[];
  /** Sends an activity with a good token, unless another header is given. */
  send(activity: object, options?: SendOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface SendOptions {
  /** The whole header; null for none. */
  readonly authorization?: string | null;
}

export interface ServedOptions {
  readonly answer?: (interaction: Interaction) => Promise<Answer> | Answer;
  readonly settings?: Partial<TeamsSettings>;
  readonly started?: boolean;
  readonly now?: () => Date;
}

export function settingsFor(teams: SmallTeams, more: Partial<TeamsSettings> = {}): TeamsSettings {
  return {
    appId: teams.appId,
    appPassword,
    appType: "SingleTenant",
    appTenantId: tenant,
    allowedTenants: [tenant],
    serviceHosts: ["127.0.0.1"],
    openIdMetadataUrl: teams.openIdMetadataUrl,
    tokenIssuer: teams.issuer,
    loginUrl: teams.loginUrl,
    ...more,
  };
}

export async function serveTeams(teams: SmallTeams, options: ServedOptions = {}): Promise<Served> {
  const { answer, settings, started = true, now = () => new Date() } = options;
  const log: Logged[] = [];
  const interactions: Interaction[] = [];
  const level = (name: Logged["level"]) => (fields: object, message: string) => {
    log.push({ level: name, fields, message });
  };
  const connection = connectTeams(settingsFor(teams, settings), {
    now,
    log: { info: level("info"), warn: level("warn"), error: level("error") },
    words,
    pause: async () => undefined,
  });
  if (started) {
    await connection.platform.start({
      async handle(interaction) {
        interactions.push(interaction);
        return (await answer?.(interaction)) ?? nothing;
      },
    });
  }
  const server = await listening(connection);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    ...{ url, connection, interactions, log },
    send: (activity, { authorization } = {}) => {
      const good = `Bearer ${teams.sign({ serviceurl: (activity as Json)["serviceUrl"] })}`;
      const header = authorization === undefined ? good : authorization;
      return fetch(url, {
        method: "POST",
        body: JSON.stringify(activity),
        headers: { "content-type": "application/json", ...(header === null ? {} : { authorization: header }) },
      });
    },
    async close() {
      await connection.platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listening(connection: TeamsConnection): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const route = connection.routes[`${request.method} ${path}`];
    if (route === undefined) return void response.writeHead(404).end();
    void route(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
