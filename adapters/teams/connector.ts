/** Calls to Teams' service through the SDK's connector client. One of the two files that know the SDK. */

import { ConnectorClient, JwtTokenProviderFactory } from "botframework-connector";
import { LRUCache } from "lru-cache";
import { DeliveryFailed } from "../../src/chat/platform.js";
import { type FetchedToken, noToken, scope } from "./access-tokens.js";
import type { Allowlists } from "./allowlists.js";
import type { Registration } from "./registrations.js";

/** A call may come back with nothing that can be changed later. */
export interface Connector {
  send(conversation: string, activity: object): Promise<string>;
  update(conversation: string, activity: string, message: object): Promise<void>;
  /** Opens, or finds, the private chat with somebody. */
  openChat(parameters: object): Promise<string>;
  member(conversation: string, user: string): Promise<{ readonly name: string }>;
}

/** The client's own default is no limit. */
export const callTimeoutMs = 10_000;
const timeout = { timeout: callTimeoutMs };

/** A region's address each, for each registration. */
const remembered = 50;

export interface Connectors {
  find(registration: Registration, serviceUrl: string): ConnectorClient;
}

export function createConnectors(allowlists: Allowlists): Connectors {
  const clients = new LRUCache<string, ConnectorClient>({ max: remembered });
  return {
    find(registration, serviceUrl) {
      const key = `${registration.appId} ${serviceUrl}`;
      const client = clients.get(key) ?? createClient(registration, serviceUrl, allowlists);
      clients.set(key, client);
      return client;
    },
  };
}

type Signed = Parameters<ConnectorClient["credentials"]["signRequest"]>[0];

/** The last word on where a token goes: asked of every request, after every detour. */
function credentialsOf({ tokens }: Registration, allowlists: Allowlists) {
  return {
    async signRequest(request: Signed): Promise<Signed> {
      if (!allowlists.serviceUrl(request.url)) throw foreignHost();
      request.headers.set("authorization", `Bearer ${await tokens.get()}`);
      return request;
    },
  };
}

export function foreignHost(): DeliveryFailed {
  return new DeliveryFailed({ kind: "abandon" }, "foreign_service_url");
}

function createClient(registration: Registration, serviceUrl: string, allowlists: Allowlists): ConnectorClient {
  const client = new ConnectorClient(credentialsOf(registration, allowlists), { baseUri: serviceUrl });
  // Retrying is for the job table, and Teams' service never answers from elsewhere. `noRetryPolicy` does nothing in this
  // version: https://github.com/microsoft/botbuilder-js/blob/4.23.3/libraries/botbuilder-stdlib/src/azureCoreHttpCompat/serviceClientContext.ts
  const { pipeline } = client["client"];
  pipeline.removePolicy({ name: "defaultRetryPolicy" });
  pipeline.removePolicy({ name: "redirectPolicy" });
  return client;
}

export function connectorOf(connectors: Connectors, registration: Registration, serviceUrl: string): Connector {
  const { conversations } = connectors.find(registration, serviceUrl);
  return {
    async send(conversation, activity) {
      const sent = await conversations.sendToConversation(conversation, activity, timeout);
      // Teams sometimes answers 202 with nothing: https://github.com/MicrosoftDocs/bot-docs/issues/2263
      return sent?.id ?? "";
    },
    async update(conversation, activity, message) {
      await conversations.updateActivity(conversation, activity, message, timeout);
    },
    async openChat(parameters) {
      const opened = await conversations.createConversation(parameters as OpenChat, timeout);
      return opened.id;
    },
    async member(conversation, user) {
      const found = await conversations.getConversationMember(conversation, user, timeout);
      return { name: found.name ?? "" };
    },
  };
}

type OpenChat = Parameters<ConnectorClient["conversations"]["createConversation"]>[0];

/** A managed identity's token, from wherever Azure runs this. */
export async function fetchByIdentity(appId: string): Promise<FetchedToken> {
  try {
    const found = await new JwtTokenProviderFactory().createAzureServiceTokenProvider(appId).getToken(scope);
    return { token: found.token, expires: new Date(found.expiresOnTimestamp) };
  } catch (error) {
    throw noToken(error);
  }
}
