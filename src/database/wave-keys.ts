/**
 * The keys of pulse waves, in a small store of their own that backups leave out. Once a wave's key is destroyed nothing
 * opens its answers any more: no dump, no backup, no restored database, not even with the list of who was asked.
 */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileOf, isPostgres } from "./addresses.js";

/** One key for each id. Replicas share them. */
export interface WaveKeys {
  /** A key of 32 bytes for this id: the one that is there, or a new one. All who ask at once are given the same. */
  make(id: string): Promise<Buffer>;
  /** Undefined where none was made, or it was destroyed. */
  find(id: string): Promise<Buffer | undefined>;
  /**
   * Overwrites the key with random bytes, deletes it, and rewrites what the database keeps so that no copy is left in
   * it. Where that fails it rejects, and can be called again; so it can where there is no such key.
   */
  destroy(id: string): Promise<void>;
  /** Whose keys there are. */
  ids(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const KEY_BYTES = 32;

/** Opens the store that an address names, and makes it where there is none. Throws where that is Causeway's own database. */
export async function openWaveKeys(url: string): Promise<WaveKeys> {
  const file = fileOf(url);
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const { openSqliteKeys } = await import("./wave-keys-sqlite.js");
    return openSqliteKeys(file);
  }
  if (isPostgres(url)) {
    const { openPostgresKeys } = await import("./wave-keys-postgres.js");
    return openPostgresKeys(url);
  }
  // Without the address itself: it may hold a password.
  throw new Error("The address of the pulses' keys must begin with file: or postgres://.");
}

/** Whoever restored a backup of that database would have the keys with it. */
export const sharedDatabase = (): Error =>
  new Error("PULSE_KEYS_URL leads to Causeway's own database. The keys must be apart from it and from its backups.");
