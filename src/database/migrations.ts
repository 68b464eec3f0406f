/** The migrations that this version ships, and how they compare with those a database has had. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";

/** The database was used by a newer version, whose tables this one does not know. */
export class NewerSchema extends Error {
  override readonly name = "NewerSchema";
}

/** The folder of the migrations, beside package.json: the same from the sources and from what is compiled. */
export function migrationsFolder(engine: "sqlite" | "postgres"): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    if (folder === dirname(folder)) throw new Error("No package.json above the program, so no migrations.");
    folder = dirname(folder);
  }
  return join(folder, "migrations", engine);
}

/** The migrations that a database still needs. `last` is when its newest was made; 0 where it has none. */
export function pending(folder: string, last: number) {
  const ours = readMigrationFiles({ migrationsFolder: folder });
  if (last > (ours.at(-1)?.folderMillis ?? 0)) {
    throw new NewerSchema(
      "A newer version of Causeway has used this database. Start that version, or restore a backup.",
    );
  }
  return ours.filter((migration) => migration.folderMillis > last);
}
