/**
 * A small Teams for tests: a loopback server that is identity provider, login and connector, checks what Teams
 * checks, and remembers. What it holds can be read at any time; `untilPosted` waits for what is still to come.
 */

import type { Json } from "../../slack/small-slack/json.js";
import type { Desk } from "./connector/answer.js";
import { type Fault, type Method, newFaults } from "./faults.js";
import { type BadToken, badTokens } from "./identity/bad-tokens.js";
import { newLogin } from "./identity/login.js";
import { ISSUER, newProvider, type Provider } from "./identity/provider.js";
import { newWorld } from "./new-world.js";
import { newPacer } from "./rate-limits.js";
import { listen } from "./server.js";
import { type Patience, until } from "./until.js";
import type { Call, Conversation, Post, TenantSeed, World } from "./world.js";

export interface SmallTeamsOptions {
  /** The SDK keeps tokens by app id for as long as the process lives: give each small Teams its own. */
  readonly appId: string;
  readonly appPassword: string;
  readonly tenants: readonly TenantSeed[];
  /** Where the app logs in; any tenant when left out. */
  readonly homeTenant?: string;
  /** Milliseconds since 1970; the real clock when left out. */
  readonly now?: () => number;
  /** Refuses what comes too fast, with 429; off when left out. */
  readonly rateLimits?: boolean;
  readonly botName?: string;
}

/** Every address and name that the SDK must be told, to speak to the small Teams and not to Microsoft. */
export interface Settings {
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly OAuthUrl: string;
  readonly ValidateAuthority: string;
}

export interface SmallTeams {
  /** Where it listens. */
  readonly url: string;
  /** Where the connector listens: what activities say their serviceUrl is. */
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  /** The token endpoint is `${loginUrl}/{tenant}/oauth2/v2.0/token`. */
  readonly loginUrl: string;
  readonly settings: Settings;
  readonly appId: string;
  readonly botId: string;
  readonly now: () => number;
  readonly posts: readonly Post[];
  readonly calls: readonly Call[];
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** Access tokens given to the bot, oldest first. */
  readonly issuedTokens: readonly string[];
  readonly identity: Provider;
  /** What the simulated person reads and writes; tests read the lists above instead. */
  readonly world: World;
  conversation(id: string): Conversation;
  /** The personal chat of the bot with this person. */
  personal(tenant: string, aadObjectId: string): Conversation;
  /** A token as Teams sends it, its claims and header overridden by those given. */
  sign(claims?: Json, header?: Json): string;
  /** Those that must never start a turn. */
  badTokens(): readonly BadToken[];
  rotateKeys(how?: { readonly keepOld?: boolean }): void;
  /** Access tokens given so far are answered with 401. */
  revokeTokens(): void;
  limitRates(on: boolean): void;
  /** Makes the next calls of a method fail. */
  refuseNext(method: Method, fault: Fault, times?: number): void;
  /** Refuses every message into a conversation with this code: MessageWritesBlocked when left out. */
  lockOut(conversation: string, error?: string): void;
  letIn(conversation: string): void;
  /** The first post, old or new, that is as wanted. */
  untilPosted(wanted: (post: Post) => boolean, patience?: Patience): Promise<Post>;
  /** The first thing that `find` gives, looked for after every change. */
  until<T>(find: () => T | undefined, patience?: Patience): Promise<T>;
  close(): Promise<void>;
}

let started = 0;

export async function startSmallTeams(options: SmallTeamsOptions): Promise<SmallTeams> {
  const { now = Date.now, appId, appPassword, tenants, rateLimits = false, botName = "Causeway" } = options;
  const world = newWorld(now, appId, botName, tenants);
  // The SDK remembers keys by address for a day, and ports come round again.
  const documents = `/identity-${++started}/`;
  const serviceUrl = () => `${world.url}/emea/`;
  const provider = newProvider({ appId, now, serviceUrl, base: () => `${world.url}${documents}` });
  const login = newLogin({ ...options, now });
  const faults = newFaults();
  const desk: Desk = { world, login, pacer: newPacer(now), limitsRates: rateLimits };
  const server = await listen({ desk, provider, faults, documents });
  const settings = settingsAt(world.url, documents);
  const { posts, calls, conversations, botId, url } = world;
  const conversation = (id: string) => found(conversations.get(id), `conversation ${id}`);
  return {
    url,
    serviceUrl: serviceUrl(),
    openIdMetadataUrl: settings.ToBotFromChannelOpenIdMetadataUrl,
    issuer: ISSUER,
    loginUrl: url,
    settings,
    appId,
    botId,
    now,
    posts,
    calls,
    conversations,
    issuedTokens: login.issued,
    identity: provider,
    world,
    conversation,
    personal: (tenant, user) => found([...conversations.values()].find(isPersonal(tenant, user)), `chat with ${user}`),
    sign: (claims, header) => provider.sign(claims, header),
    badTokens() {
      const outbound = login.tokenFor(options.homeTenant ?? "botframework.com");
      return badTokens({ provider, appId, appPassword, serviceUrl: serviceUrl(), outbound });
    },
    rotateKeys: (how) => provider.rotate(how),
    revokeTokens: () => login.revokeAll(),
    limitRates(on) {
      desk.limitsRates = on;
    },
    refuseNext: (method, fault, times = 1) => faults.add(method, fault, times),
    lockOut(id, error = "MessageWritesBlocked") {
      conversation(id).lockedOutWith = error;
    },
    letIn(id) {
      conversation(id).lockedOutWith = undefined;
    },
    untilPosted: (wanted, patience) =>
      until(
        world,
        () => posts.find(wanted),
        () => heard(posts),
        patience,
      ),
    until: (find, patience) => until(world, find, () => calledSoFar(calls), patience),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isPersonal =
  (tenant: string, user: string) =>
  (one: Conversation): boolean =>
    one.type === "personal" && one.tenant === tenant && one.members.has(user);

function settingsAt(url: string, documents: string): Settings {
  return {
    ToBotFromChannelOpenIdMetadataUrl: `${url}${documents}v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${url}${documents}emulator/.well-known/openid-configuration`,
    ToBotFromChannelTokenIssuer: ISSUER,
    ToChannelFromBotLoginUrl: `${url}/botframework.com`,
    ToChannelFromBotOAuthScope: ISSUER,
    OAuthUrl: `${url}/oauth`,
    ValidateAuthority: "false",
  };
}

function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`No ${what}`);
  return thing;
}

function heard(posts: readonly Post[]): string {
  return `Posted so far: ${posts.map(({ conversation, visibleText }) => `\n${conversation}: ${visibleText}`).join("") || "nothing"}`;
}

function calledSoFar(calls: readonly Call[]): string {
  return `Called so far: ${calls.map(({ method, outcome }) => `${method} (${outcome})`).join(", ") || "nothing"}`;
}
