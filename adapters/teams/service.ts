/** Calls to Teams' service. Retrying is for the job table; only a token that was refused is replaced at once. */
import { LRUCache } from "lru-cache";
import type { Address } from "../../src/chat/interaction.js";
import { DeliveryFailed } from "../../src/chat/platform.js";
import type { Allowlists } from "./allowlists.js";
import type { Connector } from "./connector.js";
import { failureOf, isRefusedToken } from "./errors.js";
import type { Registration } from "./registrations.js";

export interface Service {
  /** Does `work` at a service address, for a tenant. Throws `DeliveryFailed`. */
  call<T>(at: Place, work: (connector: Connector) => Promise<T>): Promise<T>;
  /** The conversation that an address stands for: a room's, or a person's own chat with the bot. */
  conversation(to: Address): Promise<string>;
  /** The chat that was known is not there any more. */
  forget(to: Address): void;
}

export interface Place {
  readonly serviceUrl: string;
  readonly tenant: string;
}

/** Private chats whose conversation is known: under 1 KB each. */
const remembered = 5_000;

export interface ServiceOptions {
  readonly allowlists: Allowlists;
  readonly registration: Registration;
  /** Loads the SDK where it is not loaded yet. */
  connectorAt(serviceUrl: string): Promise<Connector>;
}

export function createService({ allowlists, registration, connectorAt }: ServiceOptions): Service {
  const chats = new LRUCache<string, string>({ max: remembered });

  async function call<T>(at: Place, work: (connector: Connector) => Promise<T>): Promise<T> {
    // Both lists may have become shorter since the address was stored.
    if (!allowlists.serviceUrl(at.serviceUrl)) throw new DeliveryFailed({ kind: "abandon" }, "foreign_service_url");
    if (!allowlists.tenant(at.tenant)) throw new DeliveryFailed({ kind: "disconnect" }, "tenant_not_allowed");
    const token = await registration.tokens.get();
    try {
      return await work(await connectorAt(at.serviceUrl));
    } catch (error) {
      if (!isRefusedToken(error)) throw failureOf(error);
      registration.tokens.drop(token);
      return work(await connectorAt(at.serviceUrl)).catch((again) => Promise.reject(failureOf(again)));
    }
  }

  return {
    call,
    async conversation(to) {
      const { tenant = "", user = "", conversation = chats.get(`${tenant} ${user}`) } = to;
      if (conversation !== undefined) return conversation;
      const opened = await call(placeOf(to), (connector) =>
        connector.openChat({
          isGroup: false,
          bot: { id: `28:${registration.appId}` },
          members: [{ id: user }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        }),
      );
      chats.set(`${tenant} ${user}`, opened);
      return opened;
    },
    forget: ({ tenant = "", user = "" }) => chats.delete(`${tenant} ${user}`),
  };
}

export function placeOf({ serviceUrl, tenant, user, conversation }: Address): Place {
  if (serviceUrl === undefined || tenant === undefined || (user ?? conversation) === undefined) {
    throw new DeliveryFailed({ kind: "abandon" }, "not_a_teams_address");
  }
  return { serviceUrl, tenant };
}
