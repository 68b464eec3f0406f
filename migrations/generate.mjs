// Writes the migrations that src/database/tables.ts needs, for both engines: npm run migrations -- <name>
// With --check it writes nothing, and fails where one is missing.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const dialects = { sqlite: "sqlite", postgres: "postgresql" };
const argument = process.argv[2];

for (const engine of Object.keys(dialects)) {
  if (argument === "--check") check(engine);
  else generate(engine, `migrations/${engine}`, argument);
}

function generate(engine, out, name, stdio = "inherit") {
  const options = [`--dialect=${dialects[engine]}`, `--schema=migrations/${engine}.cjs`, `--out=${out}`];
  if (name) options.push(`--name=${name}`);
  return execFileSync("drizzle-kit", ["generate", ...options], { stdio, encoding: "utf8" });
}

/** Generates into a copy. Without a terminal drizzle-kit cannot ask whether a column was renamed, and fails as well. */
function check(engine) {
  const copy = mkdtempSync(join(tmpdir(), "migrations-"));
  try {
    cpSync(`migrations/${engine}`, copy, { recursive: true });
    const before = readdirSync(copy);
    generate(engine, relative(".", copy), "check", "pipe");
    const missing = readdirSync(copy).filter((file) => !before.includes(file));
    for (const file of missing) fail(engine, readFileSync(join(copy, file), "utf8"));
  } catch (error) {
    fail(engine, error.message);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function fail(engine, why) {
  console.error(`migrations/${engine} does not match src/database/tables.ts: npm run migrations -- <name>\n${why}`);
  process.exitCode = 1;
}
