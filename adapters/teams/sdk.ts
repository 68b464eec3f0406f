/** Bot Framework's own adapter and authentication. One of the two files that know the SDK. */

import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from "botbuilder";
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  ConnectorFactory,
  ServiceClientCredentialsFactory,
  type UserTokenClient,
} from "botframework-connector";
import { JwtTokenExtractor } from "botframework-connector/lib/auth/jwtTokenExtractor.js";
import { LRUCache } from "lru-cache";
import { problemWithClaims, problemWithKey, readBearer, type SigningKey } from "./bearer.js";
import type { Connectors } from "./connector.js";
import type { Registrations } from "./registrations.js";
import { microsoftLogin, microsoftOpenIdMetadata, microsoftTokenIssuer, type TeamsSettings } from "./settings.js";

/** What every activity says of where it comes from. */
export interface Envelope {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/** A token that Teams did not issue to us. `problem` says which part of it is wrong, never what it holds. */
class Forged extends Error {
  override readonly name = "Forged";
  readonly problem: string;
  constructor(problem: string, options?: ErrorOptions) {
    super(`a forged token: ${problem}`, options);
    this.problem = problem;
  }
}

export interface Sdk {
  /** Throws `Forged`; anything else means that the identity provider could not be asked. */
  verify(authorization: string, activity: Envelope): Promise<AuthenticateRequestResult>;
  /** Which part of a token was wrong; undefined for any other fault. */
  forgery(error: unknown): string | undefined;
  /** Runs one turn of the adapter. */
  turn(verified: AuthenticateRequestResult, activity: Envelope, work: () => Promise<void>): Promise<void>;
}

export interface SdkOptions {
  readonly settings: TeamsSettings;
  readonly registrations: Registrations;
  readonly connectors: Connectors;
  now(): Date;
}

export function createSdk(options: SdkOptions): Sdk {
  const authentication = new RememberingAuthentication(options);
  const adapter = new TurningAdapter(authentication);
  return {
    // The SDK's type for an activity has fields that no activity of Teams has; ours are read by our own schemas.
    verify: (authorization, activity) => authentication.authenticateRequest(activity as Activity, authorization),
    forgery: (error) => (error instanceof Forged ? error.problem : undefined),
    turn: (verified, activity, work) => adapter.turn(verified, activity as Activity, work),
  };
}

class TurningAdapter extends CloudAdapter {
  async turn(verified: AuthenticateRequestResult, activity: Activity, work: (context: TurnContext) => Promise<void>) {
    await this.processActivity(verified, activity, work);
  }
}

/** About 2 KB each. Teams uses one token for everybody and renews it each hour. */
const remembered = 500;

/** The SDK asks the identity provider once a day; what it knows is looked at this often for a token already verified. */
const keyCheckMs = 60_000;

interface Remembered {
  readonly result: AuthenticateRequestResult;
  readonly keyId: string;
  readonly key: string;
  readonly expires: number;
  keyCheckedAt: number;
}

/**
 * The SDK's authentication with a memory. Stock, it parses a key and checks a signature for every request, and makes a
 * connector for every turn; here both are kept. A remembered token still needs its key to be the identity provider's.
 */
class RememberingAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #options: SdkOptions;
  readonly #issuer: string;
  readonly #keys: JwtTokenExtractor["openIdMetadata"];
  readonly #known = new LRUCache<string, Remembered>({ max: remembered });
  readonly #connectors: ConnectorFactory;
  #userTokens: Promise<UserTokenClient> | undefined;

  constructor(options: SdkOptions) {
    const configuration = configurationOf(options.settings);
    super(configuration, new Credentials(options.registrations));
    this.#options = options;
    this.#issuer = configuration.ToBotFromChannelTokenIssuer;
    this.#connectors = new ReusingConnectors(options);
    // The SDK keeps one set of keys for each address, so these are the ones that it will use itself.
    this.#keys = new JwtTokenExtractor({}, configuration.ToBotFromChannelOpenIdMetadataUrl, []).openIdMetadata;
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const place = `${activity.channelId} ${activity.serviceUrl} ${authorization}`;
    const known = this.#known.get(place);
    if (known !== undefined && (await this.#isStillGood(known))) return known.result;
    this.#known.delete(place);
    const verified = await this.#examined(activity, authorization);
    this.#known.set(place, verified);
    return verified.result;
  }

  async #isStillGood(known: Remembered): Promise<boolean> {
    const now = this.#options.now().getTime();
    if (known.expires <= now) return false;
    if (now - known.keyCheckedAt < keyCheckMs) return true;
    known.keyCheckedAt = now;
    return (await this.#keys.getKey(known.keyId))?.key === known.key;
  }

  async #examined(activity: Activity, authorization: string): Promise<Remembered> {
    const { registrations, now } = this.#options;
    const bearer = readBearer(authorization);
    if (bearer === undefined) throw new Forged(authorization === "" ? "no token" : "malformed");
    const isOurs = (appId: string): boolean => registrations.find(appId) !== undefined;
    const expected = { issuer: this.#issuer, isOurs, serviceUrl: activity.serviceUrl, now: now() };
    const wrong = problemWithClaims(bearer, expected);
    if (wrong !== undefined) throw new Forged(wrong);
    const key: SigningKey | null = await this.#keys.getKey(bearer.keyId);
    const forged = problemWithKey(bearer, key, activity.channelId);
    if (forged !== undefined || key === null) throw new Forged(forged ?? "unknown key");
    const found = await super.authenticateRequest(activity, authorization).catch((error: unknown) => {
      throw new Forged("refused", { cause: error });
    });
    const result = { ...found, connectorFactory: this.#connectors };
    const { keyId, claims } = bearer;
    return { result, keyId, key: key.key, expires: claims.exp * 1000, keyCheckedAt: now().getTime() };
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#connectors;
  }

  override createUserTokenClient(
    ...given: Parameters<ConfigurationBotFrameworkAuthentication["createUserTokenClient"]>
  ): Promise<UserTokenClient> {
    // Nobody signs in through the bot: one that is never used serves every turn.
    this.#userTokens ??= super.createUserTokenClient(...given);
    return this.#userTokens;
  }
}

/** All of them are given: with one missing, the SDK would leave it undefined rather than take Microsoft's. */
function configurationOf({ appId, openIdMetadataUrl, tokenIssuer, loginUrl = microsoftLogin }: TeamsSettings) {
  const metadata = openIdMetadataUrl ?? microsoftOpenIdMetadata;
  return {
    MicrosoftAppId: appId,
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    ToBotFromChannelTokenIssuer: tokenIssuer ?? microsoftTokenIssuer,
    ToChannelFromBotLoginUrl: loginUrl,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ValidateAuthority: true,
  };
}

class Credentials extends ServiceClientCredentialsFactory {
  readonly #registrations: Registrations;
  constructor(registrations: Registrations) {
    super();
    this.#registrations = registrations;
  }
  async isValidAppId(appId: string): Promise<boolean> {
    return this.#registrations.find(appId) !== undefined;
  }
  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  /** The SDK itself is never given a token: the connectors sign for themselves. */
  async createCredentials() {
    return { signRequest: () => Promise.reject(new Error("this client may not send")) };
  }
}

class ReusingConnectors extends ConnectorFactory {
  readonly #options: SdkOptions;
  constructor(options: SdkOptions) {
    super();
    this.#options = options;
  }
  async create(serviceUrl: string) {
    return this.#options.connectors.find(this.#options.registrations.own, serviceUrl);
  }
}
