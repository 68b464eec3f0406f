/**
 * What a bearer token says, and what is plainly wrong with it.
 *
 * The SDK decides in the end. It is not asked about a token that fails here, because it prints the key and a stack for
 * each forgery, lets tokens through that never expire, and takes tokens meant for emulators and other bots.
 */
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";

export interface Bearer {
  readonly algorithm: string;
  readonly keyId: string;
  readonly claims: z.infer<typeof claims>;
  readonly signed: Buffer;
  readonly signature: Buffer;
}

const header = z.object({ alg: z.string(), kid: z.string().min(1) });
/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot */
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string(),
});

const digests: ReadonlyMap<string, string> = new Map([
  ["RS256", "sha256"],
  ["RS384", "sha384"],
  ["RS512", "sha512"],
]);

/** Undefined where it is no token of the kind that Teams sends. */
export function readBearer(authorization: string): Bearer | undefined {
  const [, head, payload, signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  if (head === undefined || payload === undefined || signature === undefined) return undefined;
  try {
    const { alg, kid } = header.parse(jsonIn(head));
    return {
      algorithm: alg,
      keyId: kid,
      claims: claims.parse(jsonIn(payload)),
      signed: Buffer.from(`${head}.${payload}`),
      signature: Buffer.from(signature, "base64url"),
    };
  } catch {
    return undefined;
  }
}

function jsonIn(part: string): unknown {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}

export interface Expected {
  readonly issuer: string;
  isOurs(appId: string): boolean;
  readonly serviceUrl: string;
  readonly now: Date;
}

/** As much as the SDK allows for clocks that disagree. */
const skewSeconds = 300;

/** What its claims alone show to be wrong. */
export function problemWithClaims({ algorithm, claims }: Bearer, expected: Expected): string | undefined {
  const now = expected.now.getTime() / 1000;
  if (!digests.has(algorithm)) return "algorithm";
  if (claims.iss !== expected.issuer) return "issuer";
  if (!expected.isOurs(claims.aud)) return "audience";
  if (claims.serviceurl !== expected.serviceUrl) return "service url";
  if (claims.exp + skewSeconds <= now) return "expired";
  if (claims.nbf !== undefined && claims.nbf - skewSeconds > now) return "not yet valid";
  return undefined;
}

export interface SigningKey {
  readonly key: string;
  readonly endorsements?: readonly string[];
}

/** What the identity provider's key shows to be wrong. */
export function problemWithKey(bearer: Bearer, key: SigningKey | null, channel: string): string | undefined {
  if (key === null) return "unknown key";
  if (key.endorsements?.includes(channel) !== true) return "key not for this channel";
  return isSignedBy(bearer, publicKeyIn(key.key)) ? undefined : "signature";
}

function isSignedBy({ algorithm, signed, signature }: Bearer, key: KeyObject | undefined): boolean {
  const digest = digests.get(algorithm);
  return digest !== undefined && key !== undefined && verify(digest, signed, key, signature);
}

function publicKeyIn(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}
