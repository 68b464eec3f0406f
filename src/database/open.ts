/** Opens the store that an address names, and migrates it. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileOf, isPostgres } from "./addresses.js";
import { migrationsFolder } from "./migrations.js";
import type { Store } from "./store.js";

export interface StoreConfig {
  /** `file:data/causeway.db`, or `postgres://...`. */
  readonly url: string;
  /** How many writes may wait before `StoreBusy`. */
  readonly maxWaiting?: number;
  readonly migrationsFolder?: string;
  /** False only for what is thrown away when its process ends: nothing then waits for the disk. */
  readonly durable?: boolean;
}

/** Loads only the engine that is used: the other one's driver would cost memory for nothing. */
export async function openStore(config: StoreConfig): Promise<Store> {
  const { url, maxWaiting = 2_000, migrationsFolder: folder, durable = true } = config;
  const file = fileOf(url);
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const { openSqlite } = await import("./open-sqlite.js");
    return openSqlite(file, { maxWaiting, migrationsFolder: folder ?? migrationsFolder("sqlite"), durable });
  }
  if (isPostgres(url)) {
    const { openPostgres } = await import("./open-postgres.js");
    return openPostgres(url, { maxWaiting, migrationsFolder: folder ?? migrationsFolder("postgres") });
  }
  // Without the address itself: it may hold a password.
  throw new Error("The database's address must begin with file: or postgres://.");
}
