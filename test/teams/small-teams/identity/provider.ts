/**
 * Who signs what Teams sends: an OpenID metadata document, the keys it points at, and tokens made with them.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
 */
import type { Json } from "../../../slack/small-slack/json.js";
import { jwt, rs256 } from "./jwt.js";
import { publicJwk, type SigningKey, signingKey } from "./keys.js";

export const ISSUER = "https://api.botframework.com";
/** The tenant called botframework.com. The SDK takes its tokens for the Bot Framework Emulator's. */
export const BOT_FRAMEWORK_TENANT = "d6d49420-f39b-4df7-a1dc-d59a935871db";
export const EMULATOR_ISSUER = `https://sts.windows.net/${BOT_FRAMEWORK_TENANT}/`;

const HOUR_S = 3600;
/** Both the SDK and Microsoft's own libraries forgive five minutes. */
const TOLERANCE_S = 300;

export interface Provider {
  /** The key that Teams signs with now. */
  readonly key: SigningKey;
  /** A key that is published too, and endorsed for another channel. */
  readonly webchatKey: SigningKey;
  /** Claims of an honest token; overridden by those given. */
  claims(more?: Json): Json;
  sign(more?: Json, header?: Json): string;
  /** Publishes a new key and withdraws the old one; with `keepOld`, both stay published as Microsoft does for a while. */
  rotate(how?: { readonly keepOld?: boolean }): void;
  /** The documents it serves, by path; undefined for any other path. */
  document(path: string): Json | undefined;
}

export interface ProviderOptions {
  readonly appId: string;
  readonly now: () => number;
  readonly serviceUrl: () => string;
  /** The address that its documents are served at, ending in a slash. */
  readonly base: () => string;
}

/** Honest to the injected clock and to the real one, which the SDK goes by. */
export function lifetime(now: () => number): { readonly from: number; readonly until: number } {
  const times = [now(), Date.now()].map((time) => Math.floor(time / 1000));
  return { from: Math.min(...times) - TOLERANCE_S, until: Math.max(...times) + HOUR_S };
}

export function newProvider({ appId, now, serviceUrl, base }: ProviderOptions): Provider {
  let number = 0;
  let published = [signingKey("channel")];
  const webchatKey = signingKey("webchat");
  const claims = (more: Json = {}) => {
    const { from, until } = lifetime(now);
    return { serviceurl: serviceUrl(), nbf: from, exp: until, iss: ISSUER, aud: appId, ...more };
  };
  const current = () => signingKey("channel", number);
  const keySet = () => [
    ...published.map((key) => publicJwk(key, ["msteams"])),
    publicJwk(webchatKey, ["webchat", "directline"]),
  ];
  return {
    webchatKey,
    claims,
    get key() {
      return current();
    },
    sign(more, header = {}) {
      const { kid, privateKey } = current();
      return jwt({ alg: "RS256", kid, x5t: kid, typ: "JWT", ...header }, claims(more), rs256(privateKey));
    },
    rotate({ keepOld = false } = {}) {
      number += 1;
      published = [...(keepOld ? published : []), current()];
    },
    document(path) {
      switch (path) {
        case "v1/.well-known/openidconfiguration":
          return metadata(ISSUER, `${base()}v1/.well-known/keys`);
        case "v1/.well-known/keys":
          return { keys: keySet() };
        case "emulator/.well-known/openid-configuration":
          return metadata(EMULATOR_ISSUER, `${base()}emulator/keys`);
        case "emulator/keys":
          // Entra's keys, which sign the bot's own access tokens too.
          return { keys: [publicJwk(signingKey("login"), undefined)] };
        default:
          return undefined;
      }
    },
  };
}

/** As https://login.botframework.com/v1/.well-known/openidconfiguration answers. */
function metadata(issuer: string, jwks_uri: string): Json {
  return {
    issuer,
    authorization_endpoint: "https://invalid.botframework.com",
    jwks_uri,
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
  };
}
