/** What signs the addresses of documents: made from the sealing keys, or, where there are none, made once and kept. */
import { hkdfSync, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Store } from "../database/store.js";
import type { SealingKey } from "../safeguards/seal.js";

const NAME = "document-key";

/** The newest first. A key that is no longer the newest still opens what it signed. */
export async function documentKeys(store: Store, keys: readonly SealingKey[]): Promise<readonly Buffer[]> {
  if (keys.length === 0) return [await keptKey(store)];
  return keys.map(({ secret }) => Buffer.from(hkdfSync("sha256", secret, "", "addresses of documents", 32)));
}

/** In the database, so that an address outlives a restart: whoever reads that reads what it opens anyway. */
async function keptKey(store: Store): Promise<Buffer> {
  const value = randomBytes(32).toString("base64");
  return store.write(async (tx) => {
    const { setting } = tx.tables;
    await tx.insert(setting).values({ name: NAME, value }).onConflictDoNothing();
    const [row] = await tx.select({ value: setting.value }).from(setting).where(eq(setting.name, NAME));
    return Buffer.from(String(row?.value), "base64");
  });
}
