import { Client } from "pg";

/** Runs one statement beside the store, as another program would. */
export async function onServer(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

export function databaseOn(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: name }).href;
}
