/** What a command needs of the place where it runs: its settings, and the database. */
import { existsSync } from "node:fs";
import { type Config, readConfig } from "../config.js";
import { openStore } from "../database/open.js";
import type { Store } from "../database/store.js";

export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url: settings().databaseUrl });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The environment, and what `.env` adds to it. */
export function settings(): Config {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return readConfig(process.env);
}
