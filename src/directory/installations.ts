/** Platforms' tokens, sealed; and tickets that work once. */

import { createHash } from "node:crypto";
import { and, eq, gt } from "drizzle-orm";
import type { Store } from "../database/store.js";
import type { Sealer } from "../safeguards/seal.js";

export interface Installations {
  find(key: string): Promise<string | undefined>;
  save(key: string, secret: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The installations of one platform. The place bound into each seal is its row. */
export function createInstallations(store: Store, sealer: Sealer, platform: string, now: () => Date): Installations {
  const { installation } = store.read.tables;
  const row = (externalKey: string) =>
    and(eq(installation.platform, platform), eq(installation.externalKey, externalKey));
  const place = (externalKey: string): string => `installation/${platform}/${externalKey}/sealed`;
  async function save(externalKey: string, secret: string): Promise<void> {
    const sealed = sealer.seal(secret, place(externalKey));
    const values = { platform, externalKey, sealed, updatedAt: now() };
    await store.write(async (tx) => {
      const target = [installation.platform, installation.externalKey];
      await tx
        .insert(installation)
        .values(values)
        .onConflictDoUpdate({ target, set: { sealed, updatedAt: values.updatedAt } });
    });
  }
  return {
    save,
    async find(externalKey) {
      const [found] = await store.read
        .select({ sealed: installation.sealed })
        .from(installation)
        .where(row(externalKey));
      if (found === undefined) return undefined;
      const { secret, stale } = sealer.open(found.sealed, place(externalKey));
      // Sealed with a key that is on its way out: sealed again with the newest.
      if (stale) await save(externalKey, secret);
      return secret;
    },
    async remove(externalKey) {
      await store.write(async (tx) => {
        await tx.delete(installation).where(row(externalKey));
      });
    },
  };
}

/** Things that work once and not after they expire, on whichever replica they come back to. */
export interface Tickets {
  put(key: string, expires: Date): Promise<void>;
  take(key: string): Promise<boolean>;
}

export function createTickets(store: Store, now: () => Date): Tickets {
  const { ticket } = store.read.tables;
  return {
    async put(key, expiresAt) {
      await store.write(async (tx) => {
        await tx.insert(ticket).values({ hash: hashOf(key), expiresAt });
      });
    },
    async take(key) {
      const taken = await store.write((tx) =>
        tx
          .delete(ticket)
          .where(and(eq(ticket.hash, hashOf(key)), gt(ticket.expiresAt, now())))
          .returning({ hash: ticket.hash }),
      );
      return taken.length === 1;
    },
  };
}

const hashOf = (key: string): string => createHash("sha256").update(key).digest("base64url");
