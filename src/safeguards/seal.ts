/**
 * Secrets at rest: AES-256-GCM, written as `v1.<key id>.<iv>.<tag>.<body>`.
 *
 * The place of a secret (table, row, column) is bound into the seal, so that a value moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export interface SealingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

export interface Sealer {
  seal(secret: string, place: string): string;
  /** `stale` when it was sealed with a key that is no longer the newest. Throws where it cannot be opened. */
  open(sealed: string, place: string): { readonly secret: string; readonly stale: boolean };
}

/** A sealer over keys, newest first. With none, it can do neither and says so. */
export function createSealer(keys: readonly SealingKey[]): Sealer {
  return {
    seal(secret, place) {
      const [newest] = keys;
      if (newest === undefined) throw new Error("CAUSEWAY_KEYS is empty: there is no key to seal with");
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", newest.secret, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return ["v1", newest.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed, place) {
      const [version, id, iv = "", tag = "", body = ""] = sealed.split(".");
      const key = keys.find((candidate) => candidate.id === id);
      if (version !== "v1" || key === undefined) throw new Error("no key in CAUSEWAY_KEYS opens this secret");
      const decipher = createDecipheriv("aes-256-gcm", key.secret, Buffer.from(iv, "base64url"), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(place)).setAuthTag(Buffer.from(tag, "base64url"));
      const secret = Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]);
      return { secret: secret.toString("utf8"), stale: key !== keys[0] };
    },
  };
}

/** A new key as `CAUSEWAY_KEYS` takes it: `id:base64`. */
export function newSealingKey(): string {
  return `k${randomBytes(3).toString("hex")}:${randomBytes(32).toString("base64")}`;
}
