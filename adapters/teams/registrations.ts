/** The bot's registrations, by app id: one today, one for each group of tenants if that is ever needed. */
import { type AccessTokens, type FetchedToken, fetchByPassword, keptToken } from "./access-tokens.js";
import { microsoftLogin, type TeamsSettings } from "./settings.js";

export interface Registration {
  readonly appId: string;
  readonly tokens: AccessTokens;
}

export interface Registrations {
  find(appId: string): Registration | undefined;
  /** Speaks for messages that no activity asked for. */
  readonly own: Registration;
}

/** Where the app of a bot that serves every tenant gets its tokens, unless it has a tenant of its own. */
const sharedTenant = "botframework.com";

export interface RegistrationOptions {
  readonly settings: TeamsSettings;
  now(): Date;
  /** The token of a managed identity, which has no password. */
  byIdentity(appId: string): Promise<FetchedToken>;
}

export function createRegistrations({ settings, now, byIdentity }: RegistrationOptions): Registrations {
  const { appId, appPassword: password = "", appTenantId: tenant = sharedTenant } = settings;
  const { appType, loginUrl = microsoftLogin } = settings;
  const fetchToken =
    appType === "UserAssignedMSI"
      ? () => byIdentity(appId)
      : () => fetchByPassword({ appId, password, tenant, loginUrl, now });
  const own: Registration = { appId, tokens: keptToken(fetchToken, now) };
  const all = new Map([[appId, own]]);
  return { own, find: (id) => all.get(id) };
}
