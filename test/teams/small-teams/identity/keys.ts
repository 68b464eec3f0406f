/** Signing keys. Making one takes a tenth of a second, so the stand-ins of one process share them. */
import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Json } from "../../../slack/small-slack/json.js";
import { selfSigned } from "./certificate.js";

export interface SigningKey {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** The certificate, DER in Base64. */
  readonly x5c: string;
}

/** What a key is for; keys of one use are numbered in the order of rotation. */
export type KeyUse = "channel" | "webchat" | "login" | "stranger";

const made = new Map<string, SigningKey>();

export function signingKey(use: KeyUse, number = 0): SigningKey {
  const name = `${use} ${number}`;
  const key = made.get(name) ?? newKey(name);
  made.set(name, key);
  return key;
}

function newKey(name: string): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const x5c = selfSigned(name, publicKey, privateKey);
  return { kid: thumbprint(x5c), publicKey, privateKey, x5c };
}

/** Microsoft names a key by the SHA-1 thumbprint of its certificate. */
function thumbprint(x5c: string): string {
  return createHash("sha1").update(Buffer.from(x5c, "base64")).digest("base64url");
}

/** As https://login.botframework.com/v1/.well-known/keys lists it. */
export function publicJwk({ kid, publicKey, x5c }: SigningKey, endorsements: readonly string[] | undefined): Json {
  const { n, e } = publicKey.export({ format: "jwk" });
  const key = { kty: "RSA", use: "sig", kid, x5t: kid, n, e, x5c: [x5c] };
  return endorsements === undefined ? key : { ...key, endorsements };
}
