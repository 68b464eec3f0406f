/**
 * Addresses that only Causeway can make: what they open, for whom and until when stands in them, signed.
 *
 * Nothing in one says more than ids. Whoever has it can fetch what it opens until it expires, as a chat's servers must,
 * so what it opens is made for its reader alone, and anew each time.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export interface Asked {
  readonly document: string;
  readonly about: string;
  readonly reader: string;
}

/** Document, about, reader, and the second at which it expires. */
const written = z.tuple([z.string(), z.string(), z.string(), z.number().int()]);

/** Longer than any of ours. */
const LONGEST = 1_000;

export function signed({ document, about, reader }: Asked, expires: Date, key: Buffer): string {
  const seconds = Math.floor(expires.getTime() / 1000);
  const payload = Buffer.from(JSON.stringify([document, about, reader, seconds])).toString("base64url");
  return `${payload}.${signatureOf(payload, key).toString("base64url")}`;
}

export type Read =
  | { readonly kind: "asked"; readonly asked: Asked }
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };

export function readSigned(token: string, keys: readonly Buffer[], now: Date): Read {
  const [payload = "", signature = "", ...more] = token.length > LONGEST ? [] : token.split(".");
  const given = Buffer.from(signature, "base64url");
  const isOurs = keys.some((key) => {
    const right = signatureOf(payload, key);
    return right.length === given.length && timingSafeEqual(right, given);
  });
  // The same bytes can be written in more than one way.
  if (!isOurs || more.length > 0 || given.toString("base64url") !== signature) return { kind: "unknown" };
  const [document, about, reader, expires] = written.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  return now.getTime() >= expires * 1000 ? { kind: "expired" } : { kind: "asked", asked: { document, about, reader } };
}

function signatureOf(payload: string, key: Buffer): Buffer {
  return createHmac("sha256", key).update(payload).digest();
}
