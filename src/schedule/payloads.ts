/** What waits in the database may be older than the code that reads it, or newer after a roll-back. */
import type { z } from "zod";

/** One schema for each version ever written, each giving today's shape. The highest number is what is written now. */
export type Payloads<P> = Readonly<Record<number, z.ZodType<P>>>;

export type ReadPayload<P> =
  | { readonly kind: "read"; readonly payload: P }
  | { readonly kind: "unreadable"; readonly why: string };

export function currentVersion(payloads: Payloads<unknown>): number {
  return Math.max(...Object.keys(payloads).map(Number));
}

export function readPayload<P>(payloads: Payloads<P>, version: number, payload: unknown): ReadPayload<P> {
  const schema = payloads[version];
  if (schema === undefined) return { kind: "unreadable", why: `version ${version} of its payload is not known here` };
  const parsed = schema.safeParse(payload);
  return parsed.success
    ? { kind: "read", payload: parsed.data }
    : { kind: "unreadable", why: `its payload is not what version ${version} says` };
}
