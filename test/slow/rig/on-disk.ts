/** What lies in the database file, read beside the product: nothing is changed, not even its write-ahead log. */
import Database from "better-sqlite3";

export interface OnDisk {
  /** The first word of every story: its id in these tests. */
  readonly stories: readonly string[];
  /** Jobs that post, oldest first. */
  readonly jobs: readonly { readonly claim: string | null; readonly done: boolean; readonly outcome: string | null }[];
  /** `ok`, or what is wrong. */
  readonly integrity: string;
}

export function readDisk(databaseUrl: string): OnDisk {
  const database = new Database(databaseUrl.slice("file:".length), { readonly: true, fileMustExist: true });
  try {
    const stories = database.prepare("select happened from story").pluck().all().map(String);
    return {
      stories: stories.map((words) => words.split(" ", 1)[0] ?? ""),
      jobs: database
        .prepare<[], { claim: string | null; done_at: number | null; outcome: string | null }>(
          "select claim, done_at, outcome from job where kind = 'post' order by id",
        )
        .all()
        .map(({ claim, done_at, outcome }) => ({ claim, outcome, done: done_at !== null })),
      integrity: String(database.pragma("integrity_check", { simple: true })),
    };
  } finally {
    database.close();
  }
}
